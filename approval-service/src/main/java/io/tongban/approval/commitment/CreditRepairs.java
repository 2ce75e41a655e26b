package io.tongban.approval.commitment;

import io.r2dbc.postgresql.codec.PostgresqlObjectId;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.tongban.approval.application.Telling;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.identity.Passport;
import io.tongban.support.page.Cursor;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** 信用记录 and 信用修复. Whose a record is, and which organ made it, is part of every statement. */
@Repository
class CreditRepairs {

    private static final String RECORDS = """
            select coalesce(json_agg(r order by r."recordedAt" desc, r.id desc), '[]')::text from (
                select r.id, c.code, a.id as application, a.case_number as "caseNumber", v.body ->> 'name' as "itemName",
                    o.name as organ, r.basis, r.recorded_on as "recordedOn", r.recorded_at as "recordedAt",
                    coalesce(p.state = 'RESTORED', false) as restored,
                    case when p.id is not null then json_build_object('id', p.id, 'state', p.state, 'askedAt', p.asked_at,
                        'decidedAt', p.decided_at, 'reason', p.reason) end as repair
                from credit_record r join commitment c on c.id = r.commitment
                join application a on a.id = c.application_id join organ o on o.code = r.organ
                join item_version v on v.code = a.item_code and v.version = a.item_version
                left join lateral (select * from credit_repair p where p.record = r.id order by p.asked_at desc, p.id limit 1) p
                    on true
                where r.owner = :owner
                    and (:afterTime::timestamptz is null or (r.recorded_at, r.id) < (:afterTime::timestamptz, :afterId::uuid))
                order by r.recorded_at desc, r.id desc limit :limit) r
            """;

    private static final String OF_ORGAN = """
            select coalesce(json_agg(r order by r."askedAt" desc, r.id desc), '[]')::text from (
                select p.id, p.record, c.code, a.id as application, a.case_number as "caseNumber",
                    v.body ->> 'name' as "itemName", r.basis, r.recorded_on as "recordedOn", p.text, p.state,
                    p.asked_at as "askedAt", p.decided_at as "decidedAt", p.reason
                from credit_repair p join credit_record r on r.id = p.record join commitment c on c.id = r.commitment
                join application a on a.id = c.application_id
                join item_version v on v.code = a.item_code and v.version = a.item_version
                where p.organ = :organ
                    and (:afterTime::timestamptz is null or (p.asked_at, p.id) < (:afterTime::timestamptz, :afterId::uuid))
                order by p.asked_at desc, p.id desc limit :limit) r
            """;

    private static final String ASK = """
            with of_owner as (
                select r.id, r.organ, c.application_id from credit_record r join commitment c on c.id = r.commitment
                where r.id = :record and r.owner = :owner),
            asked as (
                insert into credit_repair (id, record, organ, text, asked_at)
                select :repair, id, organ, :text, :at from of_owner on conflict do nothing returning id),
            answered as (
                insert into idempotency (owner, operation, key, body_hash, status, answer)
                select :who, :operation, :key, :bodyHash, 201, cast(:answer as json) from asked)
            select (select count(*) from of_owner) as found, (select count(*) from asked) as done
            """;
    /** Restored: one record less binds the person, and a signature that waits for this row reads so. */
    private static final String DECIDE = """
            with held as (
                select p.id, p.state from credit_repair p where p.id = :repair and p.organ = :organ for update),
            decided as (
                update credit_repair p set state = :to, decided_by = :who, decided_name = :name, decided_at = :at,
                    reason = :reason
                from held h where p.id = h.id and p.state = 'OPEN' returning p.record),
            tells as (
                select r.owner, r.identity, c.application_id as id, cast(:facts as jsonb) as facts
                from decided d join credit_record r on r.id = d.record join commitment c on c.id = r.commitment),
            restored as (
                update credit_standing s set records = s.records - 1
                from tells t, lateral (values (t.owner), (t.identity)) p (person)
                where :to = 'RESTORED' and s.person = p.person),
            """ + Telling.COMMITMENT.owners() + """
            , answered as (
                insert into idempotency (owner, operation, key, body_hash, status, answer)
                select :who, :operation, :key, :bodyHash, 200, cast(:answer as json) from decided)
            select (select count(*) from held) as found, (select count(*) from decided) as done
            """;

    private final DatabaseClient database;
    private final JsonMapper json;

    CreditRepairs(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    enum Done {
        DONE,
        NOT_NOW,
        ABSENT
    }

    Mono<String> ofOwner(String owner, @Nullable Cursor after, int limit) {
        return page(database.sql(RECORDS).bind("owner", owner), after, limit);
    }

    Mono<String> ofOrgan(String organ, @Nullable Cursor after, int limit) {
        return page(database.sql(OF_ORGAN).bind("organ", organ), after, limit);
    }

    Mono<Done> ask(
            UUID record,
            UUID repair,
            String text,
            Passport who,
            IdempotencyKey key,
            String answer,
            OffsetDateTime now) {
        return done(keyed(database.sql(ASK), key, answer)
                .bind("record", record)
                .bind("owner", who.ownerKey())
                .bind("repair", repair)
                .bind("text", text)
                .bind("at", now));
    }

    /** @param facts of what the applicant is told */
    Mono<Done> decide(
            UUID repair,
            boolean granted,
            String reason,
            Passport who,
            IdempotencyKey key,
            String answer,
            OffsetDateTime now) {
        String organ = who.organ();
        String outcome = granted ? "准予修复，告知承诺恢复适用" : "不予修复";
        return done(Telling.bound(keyed(database.sql(DECIDE), key, answer), "credit-repair-decided", now)
                .bind("repair", repair)
                .bind("organ", organ == null ? "" : organ)
                .bind("to", granted ? "RESTORED" : "REFUSED")
                .bind("name", who.name())
                .bind("reason", reason)
                .bind("at", now)
                .bind("facts", json.writeValueAsString(Map.of("outcome", outcome, "reason", reason))));
    }

    private static Mono<String> page(GenericExecuteSpec spec, @Nullable Cursor after, int limit) {
        return spec.bind(
                        "afterTime",
                        Parameters.in(
                                R2dbcType.TIMESTAMP_WITH_TIME_ZONE,
                                after == null ? null : after.key(0, OffsetDateTime::parse)))
                .bind(
                        "afterId",
                        Parameters.in(PostgresqlObjectId.UUID, after == null ? null : after.key(1, UUID::fromString)))
                .bind("limit", limit)
                .map(row -> row.get(0, String.class))
                .one();
    }

    private static GenericExecuteSpec keyed(GenericExecuteSpec spec, IdempotencyKey key, String answer) {
        return spec.bind("who", key.owner())
                .bind("operation", key.operation())
                .bind("key", key.key())
                .bind("bodyHash", key.bodyHash())
                .bind("answer", answer);
    }

    private static Mono<Done> done(GenericExecuteSpec spec) {
        return spec.map(row -> row.get("done", Long.class) == 1L
                        ? Done.DONE
                        : row.get("found", Long.class) == 1L ? Done.NOT_NOW : Done.ABSENT)
                .one();
    }
}
