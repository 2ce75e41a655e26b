package io.tongban.approval.rating;

import io.r2dbc.postgresql.codec.PostgresqlObjectId;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.tongban.approval.rating.RatingViews.Row;
import io.tongban.support.idempotency.IdempotencyKey;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Ratings as they are kept. Whose they are is part of every query. */
@Repository
class Ratings {

    private static final String RATE = """
            with kept as (
                insert into rating (id, application_id, organ, item_code, level, tags, text, rated_by, rated_at, rated_on)
                select :rating, a.id, a.holder, a.item_code, :level, :tags, :text, :who, :at, :on
                from application a where a.id = :id and a.owner = :owner and
            """ + Closed.SQL + """
                on conflict (application_id) do nothing
                returning id, organ),
            opened as (
                insert into rating_task (rating, organ, opened_at) select id, organ, :at from kept where :negative)
            insert into idempotency (owner, operation, key, body_hash, status, answer)
            select :who, :operation, :key, :bodyHash, 201, cast(:answer as json) from kept
            """;

    private static final String ROW = """
            select json_build_object('id', r.id, 'itemCode', r.item_code, 'itemName', v.body ->> 'name',
                'level', r.level, 'tags', r.tags, 'text', r.text, 'ratedAt', r.rated_at, 'ratedOn', r.rated_on,
                'task', case when t.rating is not null then json_build_object('state', t.state, 'complex', t.complex,
                    'steps', (select coalesce(json_agg(json_build_object('action', s.action, 'outcome', s.outcome,
                            'text', s.text, 'on', s.on_day) order by s.seq), '[]')
                        from rating_step s where s.rating = r.id)) end)::text
            from rating r
            join application a on a.id = r.application_id
            join item_version v on v.code = a.item_code and v.version = a.item_version
            left join rating_task t on t.rating = r.id
            """;
    private static final String OF_CASE = ROW + "where r.application_id = :id";
    private static final String OF_ORGAN = ROW + """
            where r.organ = :organ and (:level = 0 or r.level = :level)
                and (:state = '' or t.state = :state or :state = 'ANY' and t.rating is not null)
                and (:afterTime::timestamptz is null or (r.rated_at, r.id) < (:afterTime::timestamptz, :afterId::uuid))
            order by r.rated_at desc, r.id desc limit :limit
            """;

    private static final String FIGURES = """
            select count(*) as closed, count(r.id) as rated, count(*) filter (where r.level = 5) as five,
                count(*) filter (where r.level = 4) as four, count(*) filter (where r.level = 3) as three,
                count(*) filter (where r.level = 2) as two, count(*) filter (where r.level = 1) as one
            from application a left join rating r on r.application_id = a.id
            where a.holder = :organ and a.updated_at >= :from and a.updated_at < :until and
            """ + Closed.SQL;

    private static final ZoneId LEGAL = ZoneId.of("Asia/Shanghai");

    private final DatabaseClient database;
    private final JsonMapper json;

    Ratings(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    record New(UUID id, UUID application, String owner, Level level, List<String> tags, String text) {}

    /** @param level 0 for all; @param state of the task: empty for all ratings, ANY for those that have one */
    record Question(
            String organ,
            int level,
            String state,
            @Nullable OffsetDateTime afterTime,
            @Nullable UUID afterId,
            int limit) {}

    record Figures(long closed, long rated, long five, long four, long three, long two, long one) {}

    /** @return false where the case was rated, or is not closed, or not the owner's */
    Mono<Boolean> rate(New given, IdempotencyKey key, String answer, OffsetDateTime now) {
        return database.sql(RATE)
                .bind("rating", given.id())
                .bind("id", given.application())
                .bind("owner", given.owner())
                .bind("level", given.level().number())
                .bind("negative", given.level().isNegative())
                .bind("tags", given.tags().toArray(String[]::new))
                .bind("text", given.text())
                .bind("at", now)
                .bind("on", now.toLocalDate())
                .bind("who", key.owner())
                .bind("operation", key.operation())
                .bind("key", key.key())
                .bind("bodyHash", key.bodyHash())
                .bind("answer", answer)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** Of a case that the reader was already allowed to see; empty while it is not rated. */
    Mono<Row> ofCase(UUID application) {
        return rows(database.sql(OF_CASE).bind("id", application)).next();
    }

    /** Newest first. */
    Mono<List<Row>> ofOrgan(Question question) {
        return rows(database.sql(OF_ORGAN)
                        .bind("organ", question.organ())
                        .bind("level", question.level())
                        .bind("state", question.state())
                        .bind("afterTime", Parameters.in(R2dbcType.TIMESTAMP_WITH_TIME_ZONE, question.afterTime()))
                        .bind("afterId", Parameters.in(PostgresqlObjectId.UUID, question.afterId()))
                        .bind("limit", question.limit()))
                .collectList();
    }

    /** Of the cases that ended in these days, both included. */
    Mono<Figures> figures(String organ, LocalDate from, LocalDate to) {
        return database.sql(FIGURES)
                .bind("organ", organ)
                .bind("from", from.atStartOfDay(LEGAL).toOffsetDateTime())
                .bind("until", to.plusDays(1).atStartOfDay(LEGAL).toOffsetDateTime())
                .map(row -> new Figures(
                        row.get("closed", Long.class),
                        row.get("rated", Long.class),
                        row.get("five", Long.class),
                        row.get("four", Long.class),
                        row.get("three", Long.class),
                        row.get("two", Long.class),
                        row.get("one", Long.class)))
                .one();
    }

    private Flux<Row> rows(DatabaseClient.GenericExecuteSpec spec) {
        return spec.map(row -> json.readValue(row.get(0, String.class), Row.class))
                .all();
    }
}
