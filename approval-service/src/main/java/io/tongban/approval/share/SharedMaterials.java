package io.tongban.approval.share;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.tongban.approval.application.Application;
import io.tongban.approval.application.SharedMaterial.Outcome;
import io.tongban.approval.application.Telling;
import io.tongban.approval.certificate.Standing;
import io.tongban.approval.form.Secret;
import io.tongban.approval.lifecycle.State;
import io.tongban.support.crypto.Masks;
import io.tongban.support.idempotency.IdempotencyKey;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was fetched for which case. */
@Repository
class SharedMaterials {

    /** 本系统办结结果: a paper of that name that was issued here to the same applicant, and is good. */
    private static final String OWN = """
            select json_build_object(""" + Standing.MEMBERS + """
                )::text
            from certificate_standing s
            where s.result = :name and s.code is not null and (s.owner = :owner
                or s.founded and :type = 'organisation' and s.holder = :holder)
            order by s.issued_on desc, s.id desc limit 20
            """;

    private static final String KEEP = """
            with kept as (
                insert into shared_material as m (application_id, material_code, outcome, source, consented_by, consented_at,
                    asked_at, next_at, record, sm3, agent)
                select a.id, :material, :outcome, :source, :by, :at, :at,
                    case when :outcome = 'WAITING' then :at + interval '1 minute' end, :record, :sm3, :agent
                from application a
                where a.id = :id and a.owner = :owner and a.state in ('DRAFT', 'CORRECTING') and a.binned_at is null
                on conflict on constraint shared_material_pk do update set outcome = excluded.outcome,
                    source = excluded.source, consented_by = excluded.consented_by, consented_at = excluded.consented_at,
                    asked_at = excluded.asked_at, attempts = m.attempts + 1, next_at = excluded.next_at,
                    record = excluded.record, sm3 = excluded.sm3, agent = excluded.agent, told_at = null
                    -- what was fetched stays, whatever a second question comes to
                    where m.outcome <> 'FETCHED' or excluded.outcome = 'FETCHED' or m.agent is distinct from excluded.agent
                returning application_id),
            answered as (
                insert into idempotency (owner, operation, key, body_hash, status, answer)
                select :who, :operation, :key, :bodyHash, 200, cast(:answer as json) from kept where :outcome = 'FETCHED')
            select count(*) from kept
            """;
    /** The next time is the lease: another instance does not see it before. It doubles up to an hour. */
    private static final String LEASE = """
            with due as (
                select m.application_id, m.material_code
                from shared_material m join application a on a.id = m.application_id
                where m.outcome = 'WAITING' and m.next_at <= :at and a.binned_at is null and a.state = any(:open)
                    and not exists (select from material_file f where f.application_id = m.application_id
                        and f.material_code = m.material_code and f.removed_at is null)
                order by m.next_at limit :limit for update of m skip locked)
            update shared_material m set asked_at = :at, attempts = m.attempts + 1,
                next_at = :at + interval '1 minute' * least(60, power(2, least(m.attempts, 6)))
            from due join application a on a.id = due.application_id
                join item_version v on v.code = a.item_code and v.version = a.item_version
            where m.application_id = due.application_id and m.material_code = due.material_code
            returning json_build_object('application', a.id, 'owner', a.owner, 'type', a.principal_type,
                'name', a.principal_name, 'form', a.form, 'material', m.material_code, 'source', m.source,
                'consentedAt', m.consented_at, 'agent', m.agent,
                'materialName', (select l ->> 'name' from jsonb_array_elements(v.body -> 'materials') l
                    where l ->> 'code' = m.material_code limit 1),
                'secrets', (select coalesce(json_agg(json_build_object('pointer', s.pointer, 'keyId', s.key_id,
                    'sealed', s.sealed, 'lookup', s.lookup)), '[]') from form_secret s
                    where s.application_id = a.id and s.pointer in ('/identityNumber', '/operator/identityNumber')))::text
            """;

    /** Whoever waited is told of what did not come, once, by the statement that notes it: several instances may. */
    private static final String CAME = """
            with due as (
                select application_id, material_code,
                    :outcome = 'NO_RECORD' or :outcome = 'WAITING' and told_at is null as tells
                from shared_material
                where application_id = :id and material_code = :material and outcome = 'WAITING' for update),
            came as (
                update shared_material m set outcome = :outcome, record = :record, sm3 = :sm3,
                    next_at = case when :outcome = 'WAITING' then m.next_at end,
                    told_at = case when due.tells then :at else m.told_at end
                from due where m.application_id = due.application_id and m.material_code = due.material_code
                returning m.application_id, m.source, due.tells),
            tells as (
                select a.id, jsonb_build_object('material', :name::text, 'source', came.source) as facts
                from came join application a on a.id = came.application_id where came.tells),
            """ + Telling.DRAFT.owners() + "select count(*) from tells";

    /** What waits has a time at which it is asked again: this one never comes. */
    private static final String ASK_NO_MORE = """
            update shared_material set next_at = 'infinity'
            where application_id = :id and material_code = :material and outcome = 'WAITING'
            """;
    /** While it is of use to whoever handles the case. */
    private static final String[] OPEN = Arrays.stream(State.values())
            .filter(state -> !state.isEnd() && state != State.GRANTED && state != State.DENIED)
            .map(State::name)
            .toArray(String[]::new);

    private final DatabaseClient database;
    private final JsonMapper json;

    SharedMaterials(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** A material of a case whose source was down. */
    record Waiting(
            UUID application,
            String owner,
            String type,
            String name,
            JsonNode form,
            String material,
            String source,
            OffsetDateTime consentedAt,
            @Nullable String agent,
            String materialName,
            List<Secret> secrets) {}

    Flux<Standing> own(Application application, String materialName) {
        return database.sql(OWN)
                .bind("name", materialName)
                .bind("owner", application.owner())
                .bind("type", application.principalType())
                .bind("holder", application.principalName())
                .map(row -> json.readValue(row.get(0, String.class), Standing.class))
                .all();
    }

    /**
     * @param agent digest of the number of the operator who agreed to be asked about; null: the applicant
     * @return false where the case cannot be edited any more
     */
    Mono<Boolean> keep(
            Application application,
            String material,
            String source,
            Outcome outcome,
            SharedRecords.@Nullable Found found,
            @Nullable String agent,
            OffsetDateTime at,
            IdempotencyKey key,
            String answer) {
        return came(database.sql(KEEP), outcome, found)
                .bind("agent", Parameters.in(R2dbcType.VARCHAR, agent))
                .bind("id", application.id())
                .bind("owner", application.owner())
                .bind("material", material)
                .bind("source", source)
                .bind("by", key.owner())
                .bind("at", at)
                .bind("who", key.owner())
                .bind("operation", key.operation())
                .bind("key", key.key())
                .bind("bodyHash", key.bodyHash())
                .bind("answer", answer)
                .map(row -> row.get(0, Long.class) == 1L)
                .one();
    }

    Flux<Waiting> lease(OffsetDateTime at, int limit) {
        return database.sql(LEASE)
                .bind("at", at)
                .bind("limit", limit)
                .bind("open", OPEN)
                .map(row -> json.readValue(row.get(0, String.class), Waiting.class))
                .all();
    }

    /**
     * What came of what waited; WAITING where the answer was of no use.
     *
     * @param event by which its owner is told, unless it was fetched
     * @return how many were told
     */
    Mono<Long> came(
            Waiting waiting, Outcome outcome, SharedRecords.@Nullable Found found, String event, OffsetDateTime now) {
        return came(Telling.bound(database.sql(CAME), event, now).bind("at", now), outcome, found)
                .bind("id", waiting.application())
                .bind("material", waiting.material())
                .bind("name", waiting.materialName())
                .map(row -> row.get(0, Long.class))
                .one();
    }

    /** Whoever agreed is gone: who has come may agree anew. @return nobody is told */
    Mono<Long> askNoMore(Waiting waiting) {
        return database.sql(ASK_NO_MORE)
                .bind("id", waiting.application())
                .bind("material", waiting.material())
                .fetch()
                .rowsUpdated()
                .thenReturn(0L);
    }

    private GenericExecuteSpec came(GenericExecuteSpec spec, Outcome outcome, SharedRecords.@Nullable Found found) {
        GenericExecuteSpec bound = spec.bind("outcome", outcome.name())
                .bind("sm3", Parameters.in(R2dbcType.VARCHAR, found == null ? null : found.sm3()));
        return found == null
                ? bound.bindNull("record", Json.class)
                : bound.bind("record", Json.of(json.writeValueAsBytes(masked(found))));
    }

    static Map<String, String> masked(SharedRecords.Found found) {
        Map<String, String> record = new LinkedHashMap<>();
        record.put("number", Masks.identityNumber(found.number()));
        record.put("issuedBy", found.issuedBy());
        LocalDate until = found.validUntil();
        if (until != null) {
            record.put("validUntil", until.toString());
        }
        return record;
    }
}
