package io.tongban.approval.application;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.postgresql.codec.PostgresqlObjectId;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.certificate.Standing;
import io.tongban.approval.form.FormSecrets.Split;
import io.tongban.approval.item.Item;
import io.tongban.approval.organ.Routing;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import io.tongban.support.problem.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.r2dbc.core.RowsFetchSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** One statement to load a case, one to move it. */
@Repository
class R2dbcApplications implements Applications {

    private static final String LOAD =
            """
            select json_build_object(
                'id', a.id, 'caseNumber', a.case_number, 'owner', a.owner,
                'principalName', a.principal_name, 'principalType', a.principal_type,
                'item', v.body, 'region', a.region,
                'superseded', (select s.body from item_version s
                    where s.code = a.item_code and s.version = a.superseded_version),
                'routing', json_build_object('route', a.route, 'exercises', a.exercises), 'holder', a.holder, 'state', a.state,
                'revision', a.revision, 'seq', a.seq, 'form', a.form, 'answers', a.answers,
                'secrets', (select coalesce(json_agg(json_build_object('pointer', s.pointer, 'keyId', s.key_id,
                        'sealed', s.sealed, 'lookup', s.lookup)), '[]')
                    from form_secret s where s.application_id = a.id),
                'claimedBy', a.claimed_by, 'claimedName', a.claimed_name, 'claimedAt', a.claimed_at, 'createdAt', a.created_at, 'offeredAt', a.offered_at,
                'log', (select coalesce(json_agg(json_build_object(
                        'seq', l.seq, 'at', l.at, 'on', l.on_day, 'action', l.action, 'from', l.from_state,
                        'to', l.to_state, 'actor', l.actor, 'actorName', l.actor_name, 'actorRole', l.actor_role,
                        'organ', l.organ, 'basis', l.basis, 'detail', l.detail) order by l.seq), '[]')
                    from application_log l where l.application_id = a.id),
                'files', (select coalesce(json_agg(json_build_object(
                        'id', f.id, 'materialCode', f.material_code, 'name', f.name, 'mediaType', c.media_type,
                        'size', c.size, 'sm3', c.sm3,
                        'scan', case when c.scan_done >= f.scan_number then c.scan else 'PENDING' end,
                        'givenSeq', f.given_seq, 'replaces', f.replaces,
                        'replacedBy', (select n.id from material_file n
                            where n.replaces = f.id and n.removed_at is null order by n.position limit 1),
                        'addedAt', f.added_at, 'reused', (
                            select json_build_object('caseNumber', o.case_number, 'givenAt', e.added_at)
                            from material_file e join application o on o.id = e.application_id where e.id = f.reused_from))
                        order by f.position), '[]')
                    from material_file f join content c on c.id = f.content
                    where f.application_id = a.id and f.removed_at is null),
                'issued', (select coalesce(json_agg(json_build_object('kind', d.kind, 'title', d.title, 'number', d.number)
                        order by d.seq, d.kind, d.number), '[]')
                    from document d where d.application_id = a.id),
                'organActs', (select coalesce(json_agg(distinct u.act), '[]')
                    from authority u where u.organ = :organ and u.item_code in ('*', a.item_code)),
                'related', (select coalesce(json_agg(distinct r.person), '[]') from declared_relation r
                    where r.ended_at is null and r.parties && (array[a.owner] || array(
                        select s.lookup from form_secret s where s.application_id = a.id))),
                'interested', (select coalesce(json_agg(json_build_object(
                        'id', p.id, 'name', p.name, 'type', p.type, 'owner', p.owner, 'contact', p.contact, 'matter', p.matter,
                        'toldOn', p.told_on, 'viewsBy', p.views_by, 'hearingBy', p.hearing_by) order by p.seq, p.id), '[]')
                    from interested_party p where p.application_id = a.id),
                'formRevision', a.form_revision, 'prefilled', a.prefilled,
                'concerned', (
                    with recursive line as (
                        select r.id, 0 as depth, r.whole from (
                            select a.acts_on as id, false as whole where a.state not in ('DRAFT', 'CORRECTING')
                            union all
                            select c.id, false from certificate c where a.state in ('DRAFT', 'CORRECTING') and c.code is not null
                                and c.number_key = certificate_key(
                                    a.form #>> array['particulars', v.body #>> '{actsOn,field}'])
                            union all
                            select c.id, true from proceeding p join certificate c on c.application_id = p.subject
                            where p.application_id = a.id) r
                        union all
                        select n.id, line.depth + 1, line.whole from certificate n join line on n.replaces = line.id
                        where line.whole or n.effect <> 'renews')
                    select coalesce(json_agg(json_build_object('own', s.owner = a.owner
                                or s.founded and a.principal_type = 'organisation' and s.holder = a.principal_name,
                            'depth', line.depth, 'standing', json_build_object(
                            """ + Standing.MEMBERS + """
                        )) order by line.depth, s.id), '[]')
                    from line join certificate_standing s on s.id = line.id where s.code is not null),
                'earlier', (select json_build_object('bodyHash', i.body_hash, 'status', i.status, 'body', i.answer::text)
                    from idempotency i where i.owner = :who and i.operation = :operation and i.key = :key),
                'commitments', (
                """ + CaseCommitments.OF_CASE + """
                ),
                'reservedNumber', case when :number and a.case_number is null then nextval('case_number') end,
                'shared', (
                """ + SharedMaterial.OF_CASE + """
                ),
                'brought', coalesce(case when a.state <> 'DRAFT' then ("""
                    + BundleOrder.BROUGHT + """
                    ) end, '[]'),
                'waitsFor', coalesce(case when a.state = 'DRAFT' then (""" + BundleOrder.AWAITED + """
                    ) end, '[]'))::text
            from application a
            join item_version v on v.code = a.item_code and v.version = a.item_version
            where a.id = :id and a.binned_at is null and (a.owner = :owner
                or (:interested and exists (select from interested_party p where p.application_id = a.id and p.owner = :owner))
                or (a.state <> 'DRAFT' and (:audits or (a.holder = :organ or exists (
                        select from application_log l where l.application_id = a.id and l.organ = :organ)
                    or a.exercises @> jsonb_build_array(jsonb_build_object('mode', 'ENTRUSTED', 'authority', :organ)))
                and exists (select from authority u where u.organ = :organ and u.item_code in ('*', a.item_code))))
                or (a.state = 'DRAFT' and a.offered_at is not null and a.holder = :organ
                and exists (select from authority u where u.organ = :organ and u.item_code in ('*', a.item_code))))
            """;
    private static final String LOAD_ALL = LOAD.replace("where a.id = :id and", "where a.id = any(:ids) and");
    /** What follows on {@code saved (id)}. */
    private static final String SEALED_WITH_IT = """
            given as (
                select pointer, "keyId", sealed, lookup
                from jsonb_to_recordset(:secrets) as g (pointer text, "keyId" text, sealed text, lookup text)),
            gone as (
                delete from form_secret s using saved
                where s.application_id = saved.id and s.pointer not in (select pointer from given)
                    and s.pointer not like '/interestedParties/%'),
            kept as (
                insert into form_secret (application_id, pointer, key_id, sealed, lookup)
                select saved.id, g.pointer, g."keyId", g.sealed, g.lookup from saved, given g
                on conflict (application_id, pointer) do update
                    set key_id = excluded.key_id, sealed = excluded.sealed, lookup = excluded.lookup)
            select count(*) from saved
            """;

    private static final String SAVE_FORM = """
            with saved as (
                update application set form = :form, answers = :answers, prefilled = :prefilled, revision = revision + 1,
                    form_revision = revision + 1, updated_at = :at
                where id = :id and revision = :revision and state in ('DRAFT', 'CORRECTING')
                returning id),
            """ + SEALED_WITH_IT;
    private static final String REPIN = """
            with saved as (
                update application set superseded_version = coalesce(superseded_version, item_version),
                    item_version = :version, route = :route, exercises = :exercises, holder = :holder, form = :form,
                    revision = revision + 1, updated_at = :at
                where id = :id and revision = :revision and state = 'DRAFT'
                returning id),
            """ + SEALED_WITH_IT;
    private static final String OWNED = """
            select coalesce(json_agg(r order by r."createdAt" desc, r.id desc), '[]')::text from (
                select a.id, a.case_number as "caseNumber", a.item_code as "itemCode", v.body ->> 'name' as "itemName",
                    a.state, a.revision, a.due_on as "dueOn", a.due_state as "dueState", a.promise_on as "promiseOn",
                    a.created_at as "createdAt", a.updated_at as "updatedAt"
                from application a join item_version v on v.code = a.item_code and v.version = a.item_version
                where a.owner = :owner and a.binned_at is null and (:state = '' or a.state = :state)
                    and (:afterTime::timestamptz is null or (a.created_at, a.id) < (:afterTime::timestamptz, :afterId::uuid))
                order by a.created_at desc, a.id desc limit :limit) r
            """;

    private final DatabaseClient database;
    private final R2dbcMoves moves;
    private final R2dbcDrafts drafts;
    private final Bans bans;
    private final Clock clock;
    private final JsonMapper json;

    R2dbcApplications(
            DatabaseClient database, R2dbcMoves moves, R2dbcDrafts drafts, Bans bans, Clock clock, JsonMapper json) {
        this.database = database;
        this.moves = moves;
        this.drafts = drafts;
        this.bans = bans;
        this.clock = clock;
        this.json = json;
    }

    @Override
    public Mono<Application> load(UUID id, Passport who, @Nullable IdempotencyKey key, Reading reading) {
        return loading(database.sql(LOAD).bind("id", id), who, key, reading).one();
    }

    @Override
    public Mono<List<Application>> loadAll(List<UUID> ids, Passport who) {
        return loading(database.sql(LOAD_ALL).bind("ids", ids.toArray(UUID[]::new)), who, null, Reading.PLAIN)
                .all()
                .collectList();
    }

    private RowsFetchSpec<Application> loading(
            GenericExecuteSpec spec, Passport who, @Nullable IdempotencyKey key, Reading reading) {
        boolean official = who.kind() == Passport.Kind.OFFICIAL;
        String organ = who.organ();
        return spec.bind("owner", official ? "" : who.ownerKey())
                .bind("organ", official && organ != null ? organ : "")
                .bind("audits", Auditing.everywhere(who))
                .bind("who", key == null ? "" : key.owner())
                .bind("operation", key == null ? "" : key.operation())
                .bind("key", key == null ? "" : key.key())
                .bind("number", reading == Reading.NUMBERED)
                .bind("interested", reading == Reading.INTERESTED)
                .map(row -> json.readValue(row.get(0, String.class), Application.class));
    }

    @Override
    public Mono<Boolean> record(Recording recording) {
        return moves.record(recording);
    }

    @Override
    public Mono<Boolean> open(Recording recording, UUID subject, int revision) {
        return moves.open(recording, subject, revision);
    }

    @Override
    public Mono<Refusal> ban(Application draft, LocalDate on) {
        String permit = draft.item().itemClass();
        return bans.binding(draft.id(), permit, on)
                .map(ban -> Refusal.of(
                                ApprovalProblem.BANNED,
                                "依据" + ban.basis() + ",在" + ban.until() + "前(含当日)不得再次申请“" + permit + "”",
                                "Not before the end of " + ban.until() + ", by " + ban.basis())
                        .with("basis", ban.basis())
                        .with("until", ban.until().toString()));
    }

    @Override
    public Mono<StoredAnswer> create(Draft draft, IdempotencyKey key, Function<Optional<EarlierCase>, FirstForm> form) {
        return drafts.create(draft, key, form);
    }

    @Override
    public Mono<StoredAnswer> answered(IdempotencyKey key) {
        return drafts.answered(key);
    }

    @Override
    public Mono<Boolean> repin(Application draft, Item item, Routing routing, Split form) {
        return saved(
                moves.routing(database.sql(REPIN), routing)
                        .bind("version", item.version())
                        .bind("holder", routing.first()),
                draft.id(),
                draft.revision(),
                form);
    }

    @Override
    public Mono<Boolean> saveForm(
            UUID id, int revision, Split form, Map<String, List<String>> given, List<Prefilled> prefilled) {
        return saved(
                database.sql(SAVE_FORM)
                        .bind("answers", Json.of(json.writeValueAsBytes(given)))
                        .bind("prefilled", Json.of(json.writeValueAsBytes(prefilled))),
                id,
                revision,
                form);
    }

    private Mono<Boolean> saved(GenericExecuteSpec spec, UUID id, int revision, Split form) {
        return spec.bind("id", id)
                .bind("revision", revision)
                .bind("at", OffsetDateTime.now(clock))
                .bind("form", Json.of(json.writeValueAsBytes(form.masked())))
                .bind("secrets", Json.of(json.writeValueAsBytes(form.secrets())))
                .map(row -> row.get(0, Long.class) == 1L)
                .one();
    }

    @Override
    public Mono<String> ownedBy(String owner, ListQuery query) {
        return database.sql(OWNED)
                .bind("owner", owner)
                .bind("state", query.state())
                .bind("afterTime", Parameters.in(R2dbcType.TIMESTAMP_WITH_TIME_ZONE, query.afterTime()))
                .bind("afterId", Parameters.in(PostgresqlObjectId.UUID, query.afterId()))
                .bind("limit", query.limit())
                .map(row -> row.get(0, String.class))
                .one();
    }
}
