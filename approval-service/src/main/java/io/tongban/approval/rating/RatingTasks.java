package io.tongban.approval.rating;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.tongban.approval.application.Telling;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.identity.Passport;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** 差评整改 of one organ: each step with what the rater is told of it and the answer, in one statement. */
@Repository
class RatingTasks {

    private static final String STEP = """
            with held as (
                select t.rating, r.application_id, t.state = any (:from) and not (:complex and t.complex) as open
                from rating_task t join rating r on r.id = t.rating
                where t.rating = :rating and t.organ = :organ for update of t),
            moved as (
                update rating_task t set state = coalesce(:to, t.state), complex = t.complex or :complex
                from held h where t.rating = h.rating and h.open
                returning t.rating),
            kept as (
                insert into rating_step (rating, seq, action, outcome, text, actor, actor_name, at, on_day)
                select m.rating, (select count(*) + 1 from rating_step s where s.rating = m.rating), :action, :outcome,
                    :text, :who, :actorName, :at, :day
                from moved m),
            tells as (
                select h.application_id as id, jsonb_build_object('reason', :text::text, 'procedure', :words::text) as facts
                from held h join moved m on m.rating = h.rating),
            """ + Telling.RATING.owners() + """
            , answered as (
                insert into idempotency (owner, operation, key, body_hash, status, answer)
                select :who, :operation, :key, :bodyHash, 200, cast(:answer as json) from moved)
            select (select count(*) from held) as found, (select count(*) from moved) as moved
            """;

    private final DatabaseClient database;

    RatingTasks(DatabaseClient database) {
        this.database = database;
    }

    /** @param outcome only of a conclusion; @param text told to the rater */
    record Step(UUID rating, Move move, @Nullable Outcome outcome, String text) {}

    /** What may be done in which states of the task, and what the rater is told that it is. */
    enum Move {
        /** 回访 */
        CONTACT("CONTACTED", "回访", "OPEN"),
        /** 列入台账: takes longer */
        COMPLEX(null, "情况复杂，列入台账限期整改", "OPEN", "CONTACTED"),
        CONCLUDE("CONCLUDED", "办结", "CONTACTED");

        final @Nullable String to;
        final String words;
        final String[] from;

        Move(@Nullable String to, String words, String... from) {
            this.to = to;
            this.words = words;
            this.from = from;
        }
    }

    /** How it ended. */
    public enum Outcome {
        RECTIFIED("已整改"),
        EXPLAINED("已解释说明"),
        UNFOUNDED("经核实不属实");

        final String words;

        Outcome(String words) {
            this.words = words;
        }
    }

    enum Done {
        DONE,
        NOT_NOW,
        ABSENT
    }

    Mono<Done> step(Step step, Passport who, IdempotencyKey key, String answer, OffsetDateTime now) {
        Outcome outcome = step.outcome();
        String organ = who.organ();
        return Telling.bound(database.sql(STEP), "rating-answered", now)
                .bind("rating", step.rating())
                .bind("organ", organ == null ? "" : organ)
                .bind("from", step.move().from)
                .bind("to", Parameters.in(R2dbcType.VARCHAR, step.move().to))
                .bind("complex", step.move() == Move.COMPLEX)
                .bind("action", step.move().name())
                .bind("outcome", Parameters.in(R2dbcType.VARCHAR, outcome == null ? null : outcome.name()))
                .bind("text", step.text())
                .bind("words", outcome == null ? step.move().words : outcome.words)
                .bind("actorName", who.name())
                .bind("at", now)
                .bind("day", now.toLocalDate())
                .bind("who", key.owner())
                .bind("operation", key.operation())
                .bind("key", key.key())
                .bind("bodyHash", key.bodyHash())
                .bind("answer", answer)
                .map(row -> row.get("moved", Long.class) == 1L
                        ? Done.DONE
                        : row.get("found", Long.class) == 1L ? Done.NOT_NOW : Done.ABSENT)
                .one();
    }
}
