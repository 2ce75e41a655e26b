package io.tongban.approval.bundle;

import io.r2dbc.postgresql.codec.Json;
import io.tongban.approval.application.EarlierCase;
import io.tongban.approval.application.EarlierCases;
import io.tongban.approval.application.Telling;
import io.tongban.approval.bundle.Bundles.NewCase;
import io.tongban.approval.draft.DraftProperties;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.identity.Passport;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@Repository
class R2dbcBundleParties implements BundleParties {

    private static final String OPEN = """
            select json_build_object('id', p.id, 'whose', p.whose, 'until', p.until_day, 'owner', b.owner,
                'region', b.region, 'plan', b.plan, 'declined', p.declined_at is not null,
                'withdrawn', p.withdrawn_at is not null)::text
            from bundle_party p join bundle b on b.id = p.bundle_id
            where p.bundle_id = :id and p.owner is null
            """;
    /** Whoever answers the questions of the package otherwise at the same moment finds the parties changed. */
    private static final String STIRRED = """
            stirred as (
                update bundle set party_revision = party_revision + 1 where id = :id and exists (select from %s))
            """;

    private static final String INVITE = """
            with invited as (
                insert into bundle_party (id, bundle_id, whose, until_day, invited_at)
                select :party, b.id, :whose, :until, :at from bundle b
                where b.id = :id and b.owner = :owner and b.revision = :revision for update of b
                on conflict on constraint bundle_party_once do update
                    set id = excluded.id, until_day = excluded.until_day, invited_at = excluded.invited_at,
                        declined_at = null, declined_by = null, reason = null, withdrawn_at = null, silent_at = null
                    where bundle_party.owner is null
                returning id),
            """ + STIRRED.formatted("invited") + """
            insert into idempotency (owner, operation, key, body_hash, status, answer)
            select :who, :operation, :key, :bodyHash, 200, '{}' from invited
            """;
    private static final String CONFIRM = """
            with
            """ + EarlierCases.NEWEST + """
            locked as materialized (select id from bundle where id = :id for update),
            ready as (
                select p.id from bundle_party p join locked on locked.id = p.bundle_id
                where p.id = :party and p.owner is null and p.declined_at is null and p.withdrawn_at is null
                    and p.until_day >= :on and not exists (select from earlier) for update of p),
            """ + NewDrafts.ROOM + """
            bundled as (
                update bundle_party p set owner = :owner, name = :principal, confirmed_at = :at
                from ready, room where p.id = ready.id
                returning p.bundle_id as id),
            """ + NewDrafts.MADE + """
            , linked as (
                update bundle_step s set application_id = d.id from drafts d, bundled b
                where s.bundle_id = b.id and s.step = d.step)
            """
            + ChosenCommitments.ofNew("(select plan from bundle where id = :id)") + ", "
            + STIRRED.formatted("bundled") + """
            , answered as (
                insert into idempotency (owner, operation, key, body_hash, status, answer)
                select :who, :operation, :key, :bodyHash, 200, '{}' from bundled
                returning key)
            select (select count(*) from answered), (select body from earlier)
            """;

    /** For {@code done (bundle_id, whose, reason)}: the starter is told at the first of their own cases of the bundle. */
    private static final String OF_STARTER = """
            tells as (
                select c.id, jsonb_build_object('packageName', b.plan ->> 'name',
                    'reason', coalesce(d.reason, ''), 'party', coalesce((select y ->> 'name'
                        from jsonb_array_elements(b.plan -> 'parties') y where y ->> 'whose' = d.whose), d.whose)) as facts
                from done d join bundle b on b.id = d.bundle_id cross join lateral (
                    select a.id from bundle_step s join application a on a.id = s.application_id
                    where s.bundle_id = b.id and a.owner = b.owner order by s.no limit 1) c),
            """ + Telling.DRAFT.owners() + "select count(*) from done";

    private static final String DECLINE = """
            with done as (
                update bundle_party set declined_at = :at, declined_by = :owner, reason = nullif(:reason, '')
                where bundle_id = :id and id = :party and owner is null and declined_at is null
                    and withdrawn_at is null and until_day >= :day
                returning bundle_id, whose, reason),
            answered as (
                insert into idempotency (owner, operation, key, body_hash, status, answer)
                select :who, :operation, :key, :bodyHash, 200, json_build_object('whose', whose, 'state', 'DECLINED') from done
                returning 1),
            """ + OF_STARTER;
    private static final String WITHDRAW = """
            with done as (
                update bundle_party p set withdrawn_at = :at from bundle b
                where p.bundle_id = :id and p.whose = :whose and b.id = p.bundle_id and b.owner = :owner
                    and p.owner is null and p.declined_at is null and p.withdrawn_at is null
                returning p.id)
            insert into idempotency (owner, operation, key, body_hash, status, answer)
            select :who, :operation, :key, :bodyHash, 200, '{}' from done
            """;
    /** Several of one starter's are told in several rounds: a stream takes one number a statement. */
    private static final String SILENCE = """
            with due as (
                select distinct on (p.bundle_id) p.id from bundle_party p
                where p.owner is null and p.declined_at is null and p.withdrawn_at is null and p.silent_at is null
                    and p.until_day < :day
                order by p.bundle_id, p.id limit :limit),
            done as (
                update bundle_party p set silent_at = :at from due where p.id = due.id and p.silent_at is null
                returning p.bundle_id, p.whose, null::text as reason),
            """ + OF_STARTER;

    private final DatabaseClient database;
    private final DraftProperties properties;
    private final JsonMapper json;

    R2dbcBundleParties(DatabaseClient database, DraftProperties properties, JsonMapper json) {
        this.database = database;
        this.properties = properties;
        this.json = json;
    }

    @Override
    public Mono<List<Open>> open(UUID bundle) {
        return database.sql(OPEN)
                .bind("id", bundle)
                .map(row -> json.readValue(row.get(0, String.class), Open.class))
                .all()
                .collectList();
    }

    @Override
    public Mono<Boolean> invite(Bundle bundle, String whose, LocalDate until, OffsetDateTime at, IdempotencyKey key) {
        return written(R2dbcBundles.keyed(database.sql(INVITE), key)
                .bind("party", UUID.randomUUID())
                .bind("id", bundle.id())
                .bind("owner", bundle.owner())
                .bind("revision", bundle.revision())
                .bind("whose", whose)
                .bind("until", until)
                .bind("at", at));
    }

    @Override
    public Mono<Boolean> confirm(
            UUID bundle,
            Open invitation,
            Passport who,
            Function<Optional<EarlierCase>, List<NewCase>> cases,
            OffsetDateTime at,
            IdempotencyKey key) {
        GenericExecuteSpec confirm = R2dbcBundles.keyed(database.sql(CONFIRM), key)
                .bind("id", bundle)
                .bind("party", invitation.id())
                .bind("owner", who.ownerKey())
                .bind("principal", who.principal().name())
                .bind("name", who.name())
                .bind("region", invitation.region())
                .bind("most", properties.most())
                .bind("at", at)
                .bind("on", at.toLocalDate());
        return tried(confirm, cases.apply(Optional.empty()), true)
                .flatMap(tried -> tried.earlier() == null
                        ? Mono.just(tried)
                        : tried(confirm, cases.apply(Optional.of(tried.earlier())), false))
                .map(Tried::made)
                .onErrorResume(DuplicateKeyException.class, taken -> Mono.just(true));
    }

    /** @param earlier case to be taken over from first; then nothing was written */
    private record Tried(boolean made, @Nullable EarlierCase earlier) {}

    private static List<Map<String, Object>> steps(List<NewCase> cases) {
        return cases.stream()
                .map(one -> Map.<String, Object>of(
                        "key", one.step(), "application", one.draft().id()))
                .toList();
    }

    private Mono<Tried> tried(GenericExecuteSpec confirm, List<NewCase> cases, boolean looking) {
        return confirm.bind("count", cases.size())
                .bind("drafts", Json.of(json.writeValueAsBytes(NewDrafts.rows(cases))))
                .bind("steps", Json.of(json.writeValueAsBytes(steps(cases))))
                .bind("told", Json.of(json.writeValueAsBytes(NewDrafts.told(cases))))
                .bind("looking", looking)
                .map(row -> {
                    String earlier = row.get(1, String.class);
                    return new Tried(
                            Long.valueOf(1).equals(row.get(0, Long.class)),
                            earlier == null ? null : json.readValue(earlier, EarlierCase.class));
                })
                .one();
    }

    @Override
    public Mono<Boolean> decline(
            UUID bundle, Open invitation, Passport who, String reason, OffsetDateTime at, IdempotencyKey key) {
        return R2dbcBundles.keyed(Telling.bound(database.sql(DECLINE), "invitation-declined", at), key)
                .bind("at", at)
                .bind("id", bundle)
                .bind("party", invitation.id())
                .bind("owner", who.ownerKey())
                .bind("reason", reason)
                .bind("day", at.toLocalDate())
                .map(row -> row.get(0, Long.class) == 1L)
                .one()
                .onErrorResume(DuplicateKeyException.class, taken -> Mono.just(true));
    }

    @Override
    public Mono<Boolean> withdraw(Bundle bundle, String whose, OffsetDateTime at, IdempotencyKey key) {
        return written(R2dbcBundles.keyed(database.sql(WITHDRAW), key)
                .bind("id", bundle.id())
                .bind("owner", bundle.owner())
                .bind("whose", whose)
                .bind("at", at));
    }

    @Override
    public Mono<Long> tellOfSilence(OffsetDateTime now, int limit) {
        return Telling.bound(database.sql(SILENCE), "invitation-silent", now)
                .bind("at", now)
                .bind("day", now.toLocalDate())
                .bind("limit", limit)
                .map(row -> row.get(0, Long.class))
                .one();
    }

    /** The same key at the same moment was as good. */
    private static Mono<Boolean> written(GenericExecuteSpec spec) {
        return spec.fetch()
                .rowsUpdated()
                .map(rows -> rows == 1)
                .onErrorResume(DuplicateKeyException.class, taken -> Mono.just(true));
    }
}
