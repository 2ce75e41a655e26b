package io.tongban.approval.item;

import io.r2dbc.postgresql.codec.PostgresqlObjectId;
import io.r2dbc.spi.Parameters;
import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.organ.Organs;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.idempotency.KeptAnswers;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.postgres.Detached;
import io.tongban.support.problem.Refusal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** 统一受理 (R-27b): announced windows and days of batch items. What was replaced by a correction no longer counts. */
@Repository
public class UnifiedAcceptances {

    private static final String CURRENT = """
            select json_build_object('id', u.id, 'itemCode', u.item_code, 'region', u.region, 'batch', u.batch,
                'fillingFrom', u.filling_from, 'fillingUntil', u.filling_until, 'onSiteFrom', u.on_site_from,
                'onSiteUntil', u.on_site_until, 'acceptedOn', u.accepted_on, 'source', u.source, 'replaces', u.replaces)::text
            from unified_acceptance u
            where not exists (select from unified_acceptance r where r.replaces = u.id)
            """;
    private static final String ALL =
            CURRENT + " and (:item = '' or u.item_code = :item) order by u.accepted_on desc, u.id limit 200";
    private static final String OPEN = CURRENT + """
            and u.item_code = :item and u.region = any (:regions)
            and (case when :onSite then :day between u.on_site_from and u.on_site_until
                else :day between u.filling_from and u.on_site_until end)
            order by u.accepted_on, u.id limit 1
            """;
    private static final String ANNOUNCE = """
            with announced as (
                insert into unified_acceptance (id, item_code, region, batch, filling_from, filling_until, on_site_from,
                    on_site_until, accepted_on, source, replaces, published_by, published_at)
                values (:id, :item, :region, :batch, :fillingFrom, :fillingUntil, :onSiteFrom, :onSiteUntil, :acceptedOn,
                    :source, :replaces, :who, :at)
                returning id)
            insert into idempotency (owner, operation, key, body_hash, status, answer)
            select :who, :operation, :key, :bodyHash, 201, cast(:answer as json) from announced
            """;

    private final DatabaseClient database;
    private final KeptAnswers answers;
    private final Organs organs;
    private final JsonMapper json;

    UnifiedAcceptances(DatabaseClient database, KeptAnswers answers, Organs organs, JsonMapper json) {
        this.database = database;
        this.answers = answers;
        this.organs = organs;
        this.json = json;
    }

    /**
     * One batch.
     *
     * @param region whose applicants it is for; regions below it too
     * @param acceptedOn 统一受理日: the clock starts on it
     * @param source document that announced it
     * @param replaces the row that this one corrects
     */
    public record Batch(
            UUID id,
            String itemCode,
            String region,
            String batch,
            LocalDate fillingFrom,
            LocalDate fillingUntil,
            LocalDate onSiteFrom,
            LocalDate onSiteUntil,
            LocalDate acceptedOn,
            String source,
            @Nullable UUID replaces) {}

    /** The announcements in force, the latest first, as a JSON array. */
    public Mono<List<Batch>> all(String item) {
        return database.sql(ALL)
                .bind("item", item)
                .map(row -> json.readValue(row.get(0, String.class), Batch.class))
                .all()
                .collectList();
    }

    /** The batch that may be filled in on that day; empty where none is open. */
    public Mono<Batch> fillingOn(String item, String region, LocalDate day) {
        return open(item, region, day, false);
    }

    /** The batch that is received at the window on that day; empty where none is open. */
    public Mono<Batch> onSiteOn(String item, String region, LocalDate day) {
        return open(item, region, day, true);
    }

    private Mono<Batch> open(String item, String region, LocalDate day, boolean onSite) {
        return database.sql(OPEN)
                .bind("item", item)
                .bind("regions", organs.upTo(region).toArray(String[]::new))
                .bind("day", day)
                .bind("onSite", onSite)
                .map(row -> json.readValue(row.get(0, String.class), Batch.class))
                .one();
    }

    /** Writes it down; fails with ANNOUNCED_ALREADY where that batch is announced, or what it replaces was replaced. */
    public Mono<StoredAnswer> announce(Batch batch, IdempotencyKey key, OffsetDateTime at) {
        StoredAnswer answer = new StoredAnswer(key.bodyHash(), 201, json.writeValueAsString(batch));
        Mono<StoredAnswer> written = database.sql(ANNOUNCE)
                .bind("id", batch.id())
                .bind("item", batch.itemCode())
                .bind("region", batch.region())
                .bind("batch", batch.batch())
                .bind("fillingFrom", batch.fillingFrom())
                .bind("fillingUntil", batch.fillingUntil())
                .bind("onSiteFrom", batch.onSiteFrom())
                .bind("onSiteUntil", batch.onSiteUntil())
                .bind("acceptedOn", batch.acceptedOn())
                .bind("source", batch.source())
                .bind("replaces", Parameters.in(PostgresqlObjectId.UUID, batch.replaces()))
                .bind("who", key.owner())
                .bind("at", at)
                .bind("operation", key.operation())
                .bind("key", key.key())
                .bind("bodyHash", key.bodyHash())
                .bind("answer", answer.body())
                .then()
                .thenReturn(answer);
        return Detached.from(written.onErrorResume(
                DuplicateKeyException.class,
                taken -> answers.find(key)
                        .switchIfEmpty(Mono.error(() ->
                                Refusal.of(ApprovalProblem.ANNOUNCED_ALREADY).exception()))));
    }
}
