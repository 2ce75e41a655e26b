package io.tongban.approval.bundle;

import io.r2dbc.postgresql.codec.Json;
import io.tongban.approval.application.EarlierCase;
import io.tongban.approval.application.EarlierCases;
import io.tongban.approval.application.SharedMaterial;
import io.tongban.approval.draft.DraftProperties;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.idempotency.KeptAnswers;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import java.time.Clock;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One statement to read a bundle with all its cases, one to make it, one to save it. */
@Repository
class R2dbcBundles implements Bundles {

    /** Of a step on site the owner's newest case of that item is meant. */
    private static final String CASES = """
            select coalesce(json_agg(json_build_object(
                    'step', s.step, 'id', a.id, 'own', a.owner = :owner, 'drafted', not s.on_site,
                    'within', a.created_at >= b.created_at, 'state', a.state,
                    'granted', exists (select from application_log l
                        where l.application_id = a.id and l.to_state = 'GRANTED'),
                    'revision', a.revision, 'caseNumber', a.case_number, 'dueOn', a.due_on, 'dueState', a.due_state,
                    'promiseOn', a.promise_on, 'form', case when a.owner = :owner then a.form end, 'answers', a.answers,
                    'prefilled', case when a.owner = :owner then a.prefilled else '[]' end,
                    'files', (select coalesce(json_agg(json_build_object('id', f.id, 'material', f.material_code,
                            'name', f.name,
                            'scan', case when c.scan_done >= f.scan_number then c.scan else 'PENDING' end,
                            'reused', (select json_build_object('caseNumber', o.case_number, 'givenAt', e.added_at)
                                from material_file e join application o on o.id = e.application_id
                                where e.id = f.reused_from)) order by f.position), '[]')
                        from material_file f join content c on c.id = f.content
                        where f.application_id = a.id and f.removed_at is null and a.owner = :owner),
                    'documents', (select coalesce(json_agg(json_build_object('id', d.id, 'kind', d.kind,
                            'title', d.title, 'number', d.number) order by d.seq, d.kind, d.number), '[]')
                        from document d where d.application_id = a.id and not d.internal and a.owner = :owner),
                    'result', (select json_build_object('number', c.number, 'date', c.issued_on) from certificate c
                        where c.application_id = a.id order by c.kind = 'licence' desc, c.id limit 1),
                    'waiting', (select json_build_object('since', (w.since at time zone 'Asia/Shanghai')::date,
                            'outcome', w.outcome, 'faults', w.faults)
                        from bundle_wait w where w.application_id = a.id and a.owner = :owner),
                    'shared', (
            """ + SharedMaterial.OF_CASE + """
                        and a.owner = :owner),
                    'commitments', (select coalesce(json_agg(json_build_object('material', k.material, 'state', k.state)
                            order by k.material), '[]') from (
                        select h.material_code as material, 'CHOSEN' as state from commitment_choice h
                        where h.application_id = a.id
                        union all
                        select c.material_code, c.state from commitment c
                        where c.application_id = a.id and c.state <> 'WITHDRAWN') k where a.owner = :owner)) order by s.no), '[]')
            from bundle_step s join application a on a.id = coalesce(s.application_id, (
                select o.id from application o
                where s.on_site and o.owner = b.owner and o.item_code = s.item_code and o.state <> 'DRAFT'
                order by o.created_at desc, o.id desc limit 1))
            where s.bundle_id = b.id and a.binned_at is null
            """;

    private static final String LOAD = """
            select json_build_object(
                'id', b.id, 'owner', b.owner, 'region', b.region, 'plannedOn', b.planned_on, 'request', b.request,
                'shown', b.plan, 'revision', b.revision, 'partyRevision', b.party_revision, 'createdAt', b.created_at,
                'cases', (""" + CASES + """
                ),
                'parties', (select coalesce(json_agg(json_build_object('id', p.id, 'whose', p.whose, 'until', p.until_day,
                        'name', p.name, 'confirmedAt', p.confirmed_at, 'own', coalesce(p.owner = :owner, false),
                        'reason', p.reason, 'state', case when p.confirmed_at is not null then 'CONFIRMED'
                            when p.declined_at is not null then 'DECLINED'
                            when p.withdrawn_at is not null then 'WITHDRAWN' else 'OPEN' end)
                        order by p.invited_at, p.whose), '[]')
                    from bundle_party p where p.bundle_id = b.id),
                'earlier', (select json_build_object('bodyHash', i.body_hash, 'status', i.status, 'body', i.answer::text)
                    from idempotency i where i.owner = :who and i.operation = :operation and i.key = :key))::text
            from bundle b
            where b.id = :id and (b.owner = :owner
                or exists (select from bundle_party p where p.bundle_id = b.id and p.owner = :owner))
            """;
    private static final String CREATE = """
            with
            """ + EarlierCases.NEWEST + """
            ready as (select 1 where not exists (select from earlier)),
            """ + NewDrafts.ROOM + """
            bundled as (
                insert into bundle (id, owner, package_code, package_version, region, planned_on, request, plan, created_at)
                select :id, owner, :code, :version, :region, :on, :request, :plan, :at from room returning id),
            """ + NewDrafts.MADE + """
            , stepped as (
                insert into bundle_step (bundle_id, no, step, item_code, whose, on_site, application_id, name, after,
                    confirmed_by)
                select b.id, s.no, s.key, s.item, s.whose, not s.online, s.application, s.name, s.after, s."confirmedBy"
                from bundled b, jsonb_to_recordset(:steps) as s (no int, key text, item text, whose text, online boolean,
                    application uuid, name text, after text[], "confirmedBy" text[]))
            """
            + ChosenCommitments.OF_NEW + """
            , answered as (
                insert into idempotency (owner, operation, key, body_hash, status, answer)
                select :who, :operation, :key, :bodyHash, 201, cast(:answer as json) from bundled
                returning key)
            select (select count(*) from answered), (select body from earlier)
            """;
    private static final String SAVE =
            """
            with
            """ + SavedForms.GIVEN + """
            held as (
                select a.id from application a join given g on g.id = a.id and g.revision = a.revision
                where a.owner = :owner and a.state = 'DRAFT' order by a.id for update of a),
            kept as (
                update bundle set request = :request, plan = :plan, revision = revision + 1
                where id = :id and revision = :revision
                    and (owner = :owner or exists (
                        select from bundle_party p where p.bundle_id = bundle.id and p.owner = :owner))
                    and (select count(*) from held) = (select count(*) from given)
                returning id),
            """ + SavedForms.WRITTEN + ChosenCommitments.OF_CHANGED + """
            select count(*) from kept
            """;
    private static final String ANSWER = """
            with waiting as (
                insert into bundle_wait (application_id, bundle_id, step, owner, filer, since)
                select a.id, s.bundle_id, s.step, a.owner, :filer, :at
                from bundle_step s join application a on a.id = s.application_id and a.state = 'DRAFT'
                where s.bundle_id = :id and s.step = any(:waiting) and a.owner = :owner
                on conflict (application_id) do update set filer = excluded.filer, since = excluded.since,
                    ended_at = null, outcome = null, faults = null
                    where bundle_wait.ended_at is not null)
            insert into idempotency (owner, operation, key, body_hash, status, answer)
            values (:who, :operation, :key, :bodyHash, 200, cast(:answer as json))
            """;
    private static final String ANSWERS = """
            select i.key, i.answer::text from unnest(:operations, :keys) as w (operation, key)
            join idempotency i on i.owner = :who and i.operation = w.operation and i.key = w.key
            """;
    private final DatabaseClient database;
    private final KeptAnswers answers;
    private final DraftProperties properties;
    private final Clock clock;
    private final JsonMapper json;

    R2dbcBundles(
            DatabaseClient database, KeptAnswers answers, DraftProperties properties, Clock clock, JsonMapper json) {
        this.database = database;
        this.answers = answers;
        this.properties = properties;
        this.clock = clock;
        this.json = json;
    }

    @Override
    public Mono<Bundle> load(UUID id, String owner, @Nullable IdempotencyKey key) {
        return database.sql(LOAD)
                .bind("id", id)
                .bind("owner", owner)
                .bind("who", key == null ? "" : key.owner())
                .bind("operation", key == null ? "" : key.operation())
                .bind("key", key == null ? "" : key.key())
                .map(row -> read(row.get(0, String.class)))
                .one();
    }

    private Bundle read(String found) {
        ObjectNode bundle = (ObjectNode) json.readTree(found);
        bundle.set("plan", bundle.path("shown"));
        return json.treeToValue(bundle, Bundle.class);
    }

    /** @param answer null where nothing was written @param earlier case to be taken over from first */
    private record Tried(
            @Nullable StoredAnswer answer, @Nullable EarlierCase earlier) {}

    /** One statement; a second one for who filed a case before, of which the forms take over. */
    @Override
    public Mono<StoredAnswer> create(Passport who, IdempotencyKey key, Function<Optional<EarlierCase>, Begun> begun) {
        return tried(who, key, begun.apply(Optional.empty()), true)
                .flatMap(tried -> tried.earlier() == null
                        ? Mono.just(tried)
                        : tried(who, key, begun.apply(Optional.of(tried.earlier())), false))
                .mapNotNull(Tried::answer)
                .onErrorResume(DuplicateKeyException.class, taken -> Mono.empty())
                .switchIfEmpty(answers.find(key))
                .switchIfEmpty(Mono.error(() -> NewDrafts.tooMany(properties)));
    }

    @Override
    public Mono<StoredAnswer> answered(IdempotencyKey key) {
        return answers.find(key);
    }

    private Mono<Tried> tried(Passport who, IdempotencyKey key, Begun begun, boolean looking) {
        Bundle bundle = begun.bundle();
        return keyed(database.sql(CREATE), key)
                .bind("id", bundle.id())
                .bind("owner", bundle.owner())
                .bind("code", bundle.plan().code())
                .bind("version", bundle.plan().version())
                .bind("region", bundle.region())
                .bind("on", bundle.plannedOn())
                .bind("request", jsonOf(bundle.request()))
                .bind("plan", jsonOf(bundle.shown()))
                .bind("at", bundle.createdAt())
                .bind("name", who.name())
                .bind("drafts", jsonOf(NewDrafts.rows(begun.cases())))
                .bind("told", jsonOf(NewDrafts.told(begun.cases())))
                .bind("steps", jsonOf(StepRows.of(bundle.plan(), begun.cases())))
                .bind("count", begun.cases().size())
                .bind("most", properties.most())
                .bind("looking", looking)
                .bind("answer", begun.answer())
                .map(row -> {
                    boolean made = Long.valueOf(1).equals(row.get(0, Long.class));
                    String earlier = row.get(1, String.class);
                    return new Tried(
                            made ? new StoredAnswer(key.bodyHash(), 201, begun.answer()) : null,
                            earlier == null ? null : json.readValue(earlier, EarlierCase.class));
                })
                .one();
    }

    @Override
    public Mono<Boolean> save(Bundle bundle, String owner, JsonNode request, JsonNode plan, List<Filled> drafts) {
        return database.sql(SAVE)
                .bind("id", bundle.id())
                .bind("owner", owner)
                .bind("revision", bundle.revision())
                .bind("request", jsonOf(request))
                .bind("plan", jsonOf(plan))
                .bind("forms", jsonOf(SavedForms.forms(drafts)))
                .bind("secrets", jsonOf(SavedForms.secrets(drafts)))
                .bind("at", OffsetDateTime.now(clock))
                .map(row -> row.get(0, Long.class) == 1L)
                .one();
    }

    @Override
    public Mono<StoredAnswer> answer(
            IdempotencyKey key, String answer, Bundle bundle, List<String> waiting, Passport who) {
        return keyed(database.sql(ANSWER), key)
                .bind("id", bundle.id())
                .bind("owner", who.ownerKey())
                .bind("filer", jsonOf(who.claims()))
                .bind("at", OffsetDateTime.now(clock))
                .bind("waiting", waiting.toArray(String[]::new))
                .bind("answer", answer)
                .then()
                .thenReturn(new StoredAnswer(key.bodyHash(), 200, answer))
                .onErrorResume(DuplicateKeyException.class, taken -> answers.find(key));
    }

    @Override
    public Mono<Map<String, String>> answers(String who, List<String> operations, List<String> keys) {
        return database.sql(ANSWERS)
                .bind("who", who)
                .bind("operations", operations.toArray(String[]::new))
                .bind("keys", keys.toArray(String[]::new))
                .map(row -> Map.entry(row.get(0, String.class), row.get(1, String.class)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    static GenericExecuteSpec keyed(GenericExecuteSpec spec, IdempotencyKey key) {
        return spec.bind("who", key.owner())
                .bind("operation", key.operation())
                .bind("key", key.key())
                .bind("bodyHash", key.bodyHash());
    }

    private Json jsonOf(Object value) {
        return Json.of(json.writeValueAsBytes(value));
    }
}
