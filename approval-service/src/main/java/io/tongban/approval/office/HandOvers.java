package io.tongban.approval.office;

import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.identity.Passport;
import io.tongban.support.postgres.Detached;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Claims that go from one official of an organ to another: claim, log and answer in one statement. */
@Repository
class HandOvers {

    /** @param by who does it, on the holder's own or the supervisor's account */
    record HandOver(Passport by, String from, Passport to, String reason, OffsetDateTime at) {}

    /** What follows on {@code moved (id)} and {@code answer (body)}. */
    private static final String LOGGED = """
            logged as (
                insert into audit_log (at, kind, actor, actor_name, organ, application_id, detail)
                select :at, 'HAND_OVER', :by, :byName, :organ, id,
                    jsonb_build_object('from', :from::text, 'to', :to::text, 'toName', :toName::text, 'reason', :reason::text)
                from moved),
            """;

    private static final String ONE = """
            with moved as (
                update application set claimed_by = :to, claimed_name = :toName, claimed_at = :at
                where id = :id and holder = :organ and claimed_by = :from
                returning id, case_number),
            """ + LOGGED + """
            answer as (
                select json_build_object('id', id, 'caseNumber', case_number, 'claimedBy', :toName::text) as body from moved),
            """ + Keyed.ANSWERED + "select body::text from answer";
    /** What the colleague could not go on with stays where it is: another step's role, stood aside, or acted in it before. */
    private static final String ALL = """
            with held as (
                select a.id, a.case_number, a.state = any (:states)
                    and not exists (
                        select from application_log l where l.application_id = a.id and (
                            l.actor = :to and (l.action = 'DECLARE_CONFLICT' or not a.state = any (:alone))
                            or l.action = 'DECIDE_RECUSAL' and l.detail ->> 'person' = :to and l.detail ->> 'granted' = 'true'))
                    and not exists (
                        select from declared_relation r where r.person = :to and r.ended_at is null
                            and r.parties && (array[a.owner] || array(
                                select s.lookup from form_secret s where s.application_id = a.id))) as fits
                from application a where a.holder = :organ and a.claimed_by = :from
                order by a.id for update),
            moved as (
                update application a set claimed_by = :to, claimed_name = :toName, claimed_at = :at
                from held h where h.id = a.id and h.fits
                returning a.id),
            """ + LOGGED + """
            answer as (
                select json_build_object('to', :toName::text, 'handedOver', (select count(*) from moved),
                    'kept', (select coalesce(json_agg(json_build_object('id', h.id, 'caseNumber', h.case_number)
                        order by h.case_number), '[]') from held h where not h.fits)) as body),
            """ + Keyed.ANSWERED + "select body::text from answer";

    private final DatabaseClient database;

    HandOvers(DatabaseClient database) {
        this.database = database;
    }

    /** @return the answer; empty where it is claimed by somebody else by now */
    Mono<String> one(UUID id, HandOver what, IdempotencyKey key) {
        return written(bound(ONE, what, key).bind("id", id));
    }

    /**
     * Everything that {@code from} holds.
     *
     * @param states that the colleague's roles can move
     * @param alone those in which it does not matter what the colleague did before
     */
    Mono<String> all(HandOver what, List<String> states, List<String> alone, IdempotencyKey key) {
        return written(bound(ALL, what, key)
                .bind("states", states.toArray(String[]::new))
                .bind("alone", alone.toArray(String[]::new)));
    }

    private static Mono<String> written(GenericExecuteSpec spec) {
        return Detached.from(spec.map(row -> row.get(0, String.class)).one());
    }

    private GenericExecuteSpec bound(String sql, HandOver what, IdempotencyKey key) {
        String organ = what.by().organ();
        return Keyed.bind(database.sql(sql), key)
                .bind("organ", organ == null ? "" : organ)
                .bind("from", what.from())
                .bind("to", what.to().personKey())
                .bind("toName", what.to().name())
                .bind("by", what.by().personKey())
                .bind("byName", what.by().name())
                .bind("reason", what.reason())
                .bind("at", what.at());
    }
}
