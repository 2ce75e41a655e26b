package io.tongban.approval.office;

import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.identity.Passport;
import io.tongban.support.postgres.Detached;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Notes of officials on cases. */
@Repository
class Notes {

    private static final String WRITE = """
            with written as (
                insert into case_note (application_id, after_seq, author, author_name, organ, text, at)
                select a.id, a.seq, :who, :name, :organ, :text, :at from application a where a.id = :id
                returning id, after_seq, at),
            answer as (
                select json_build_object('id', id, 'afterSeq', after_seq, 'at', at) as body from written),
            """ + Keyed.ANSWERED + "select body::text from answer";
    private static final String ROWS = """
            select coalesce(json_agg(r order by r.id), '[]')::text from (
                select n.id, n.after_seq as "afterSeq", n.author_name as "authorName", n.organ, n.text, n.at
                from case_note n where n.application_id = :application and n.id > :after
                order by n.id limit :limit) r
            """;

    private final DatabaseClient database;

    Notes(DatabaseClient database) {
        this.database = database;
    }

    /** @return the answer; fails where the key was used meanwhile */
    Mono<String> write(UUID id, Passport who, String text, OffsetDateTime at, IdempotencyKey key) {
        String organ = who.organ();
        return Detached.from(Keyed.bind(database.sql(WRITE), key)
                .bind("id", id)
                .bind("name", who.name())
                .bind("organ", organ == null ? "" : organ)
                .bind("text", text)
                .bind("at", at)
                .map(row -> row.get(0, String.class))
                .one());
    }

    /** In the order they were written, as a JSON array. */
    Mono<String> of(UUID application, long after, int limit) {
        return database.sql(ROWS)
                .bind("application", application)
                .bind("after", after)
                .bind("limit", limit)
                .map(row -> row.get(0, String.class))
                .one();
    }
}
