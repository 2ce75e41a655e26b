package io.tongban.approval.proceeding;

import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.identity.Passport;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Permits that a proceeding may be about, and for an untrue commitment what else was granted. */
@Repository
class Subjects {

    /**
     * A permit that this organ handled, or that it answers for as who granted it, left it to silence, entrusted the grant
     * (许可法第二十四条) or is the superior (许可法第六十九条第一款: 作出决定的机关或者其上级机关). Whose it is stands on the decision: what an
     * entrusted organ granted is the authority's.
     */
    private static final String GRANTED = """
            select json_build_object('id', a.id, 'revision', a.revision, 'caseNumber', a.case_number, 'owner', a.owner,
                'principalName', a.principal_name, 'principalType', a.principal_type, 'region', a.region,
                'itemName', v.body ->> 'name', 'kind', v.body ->> 'kind', 'illustration', v.body -> 'illustration',
                'itemClass', coalesce(v.body ->> 'parent', v.body ->> 'name'),
                'answering', o.code, 'competent', :organ in (o.code, o.superior),
                'exercises', a.exercises,
                'organActs', (select coalesce(json_agg(distinct u.act), '[]')
                    from authority u where u.organ = :organ and u.item_code in ('*', a.item_code)),
                'untrue', (select coalesce(json_agg(c.id order by c.id), '[]') from commitment c
                    where c.application_id = a.id and (c.state in ('FALSE', 'VIEWS_ASKED', 'VIEWS_GIVEN')
                        or c.state = 'RECTIFYING' and c.rectify_by < :today)),
                'assigned', v.body ->> 'kind' <> 'BENEFIT' or a.state = 'DELIVERED' or exists (
                    select from application_log l where l.application_id = a.id and l.action = 'ASSIGN_AID'),
                'earlier', (select json_build_object('bodyHash', i.body_hash, 'status', i.status, 'body', i.answer::text)
                    from idempotency i where i.owner = :who and i.operation = :operation and i.key = :key),
                'reservedNumber', nextval('case_number'))::text
            from application a
            join item_version v on v.code = a.item_code and v.version = a.item_version
            join document d on d.application_id = a.id and d.kind = 'GRANT'
            join organ o on o.code = d.organ
            where a.id = :id and a.state in ('GRANTED', 'DELIVERED') and (v.body ->> 'kind' = 'LICENCE' or :untrue)
                and (:organ in (o.code, o.superior) or exists (
                    select from application_log h where h.application_id = a.id and h.organ = :organ))
                and exists (select from authority u where u.organ = :organ and u.item_code in ('*', a.item_code))
            """;

    private final DatabaseClient database;
    private final JsonMapper json;

    Subjects(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** @return empty where there is no such permit, or none that concerns this official's organ */
    Mono<Subject> find(UUID id, Ground ground, Passport who, IdempotencyKey key, LocalDate today) {
        String organ = who.organ();
        return database.sql(GRANTED)
                .bind("id", id)
                .bind("organ", organ == null ? "" : organ)
                .bind("today", today)
                .bind("untrue", ground.isUntrueCommitment())
                .bind("who", key.owner())
                .bind("operation", key.operation())
                .bind("key", key.key())
                .map(row -> json.readValue(row.get(0, String.class), Subject.class))
                .one();
    }
}
