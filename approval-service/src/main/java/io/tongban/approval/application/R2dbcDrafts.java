package io.tongban.approval.application;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.draft.DraftProperties;
import io.tongban.approval.lifecycle.Role;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.idempotency.KeptAnswers;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import io.tongban.support.problem.Refusal;
import io.tongban.support.problem.RefusedException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The statement that begins a case: where there is room for it, and no other draft of the same item lies open. */
@Component
final class R2dbcDrafts {

    /**
     * Two at once meet at the constraint {@code application_one_open}, or at the row of the room. Looking for a case that
     * its owner filed before, it writes nothing where there is one.
     */
    private static final String CREATE = """
            with
            """ + EarlierCases.NEWEST + """
            room as (
                insert into draft_room as r (owner, drafts)
                select :owner, 1 where not exists (select from earlier) and (:another or not exists (%s))
                on conflict (owner) do update set drafts = r.drafts + 1 where r.drafts < :most
                returning owner),
            made as (
                insert into application (id, owner, principal_name, principal_type, item_code, item_version, region,
                    route, exercises, holder, state, form, prefilled, created_at, updated_at, alongside, offered_at)
                select :id, owner, :principalName, :principalType, :itemCode, :itemVersion, :region,
                    :route, :exercises, :holder, 'DRAFT', :form, :prefilled, :at, :at, :another, :offeredAt
                from room
                returning id),
            logged as (
                insert into application_log (application_id, seq, at, on_day, action, to_state,
                    actor, actor_name, actor_role, organ, basis, detail)
                select id, 1, :at, :on, 'CREATE', 'DRAFT', :who, :actorName, :actorRole, :actorOrgan, '在线政务服务规定', '{}'
                from made),
            sealed as (
                insert into form_secret (application_id, pointer, key_id, sealed, lookup)
                select made.id, g.pointer, g."keyId", g.sealed, g.lookup from made, jsonb_to_recordset(:secrets)
                    as g (pointer text, "keyId" text, sealed text, lookup text)),
            kept as (
                insert into idempotency (owner, operation, key, body_hash, status, answer)
                select :who, :operation, :key, :bodyHash, 201, cast(:answer as json) from made
                returning key)
            select (select count(*) from kept), (select body from earlier)
            """;

    private static final String OWN_DRAFT = """
            select from application a
            where a.owner = :owner and a.item_code = :itemCode and a.state = 'DRAFT' and a.binned_at is null""";
    /** Whatever of the item is open of who stands at the window, under whichever login it was begun. */
    private static final String OPEN_OF_PRESENT = """
            from application a
            where (a.owner = :owner or a.principal_type = 'person' and a.id in (
                    select s.application_id from form_secret s where s.lookup = :identity))
                and a.item_code = :itemCode and a.binned_at is null and a.state not in (
                    'DELIVERED', 'NOT_ACCEPTED', 'RETURNED', 'WITHDRAWN', 'TERMINATED', 'DROPPED')""";

    private static final String CREATE_ONLINE = CREATE.replace("%s", OWN_DRAFT);
    private static final String CREATE_AT_WINDOW = CREATE.replace("%s", "select " + OPEN_OF_PRESENT);
    /** Of another organ's only that there is one. */
    private static final String NEWEST_OF_PRESENT = "select case when a.route[1] = :organ then a.case_number end "
            + OPEN_OF_PRESENT + " order by a.created_at desc, a.id desc limit 1";

    private static final String NEWEST_OPEN = """
            select id, region, updated_at from application
            where owner = :owner and item_code = :itemCode and state = 'DRAFT' and binned_at is null
            order by created_at desc, id desc limit 1
            """;

    private final DatabaseClient database;
    private final KeptAnswers answers;
    private final R2dbcMoves moves;
    private final DraftProperties properties;
    private final JsonMapper json;

    R2dbcDrafts(
            DatabaseClient database,
            KeptAnswers answers,
            R2dbcMoves moves,
            DraftProperties properties,
            JsonMapper json) {
        this.database = database;
        this.answers = answers;
        this.moves = moves;
        this.properties = properties;
        this.json = json;
    }

    /** @param answer null where nothing was written @param earlier case to be taken over from first */
    private record Tried(
            @Nullable StoredAnswer answer, @Nullable EarlierCase earlier) {}

    /** What is offered instead of a new one. */
    record OpenDraft(UUID id, String region, OffsetDateTime updatedAt) {}

    /** One statement; a second one for who filed a case before, of which the form takes over. */
    Mono<StoredAnswer> create(Draft draft, IdempotencyKey key, Function<Optional<EarlierCase>, FirstForm> form) {
        Mono<Tried> first = tried(draft, key, form.apply(Optional.empty()), draft.counter() == null);
        return first.flatMap(tried -> tried.earlier() == null
                        ? Mono.just(tried)
                        : tried(draft, key, form.apply(Optional.of(tried.earlier())), false))
                .mapNotNull(Tried::answer)
                .onErrorResume(DuplicateKeyException.class, taken -> Mono.empty())
                .switchIfEmpty(answers.find(key))
                .switchIfEmpty(Mono.defer(() -> refused(draft)));
    }

    private Mono<Tried> tried(Draft draft, IdempotencyKey key, FirstForm form, boolean looking) {
        return written(draft, key, form, looking)
                .map(row -> {
                    boolean made = Long.valueOf(1).equals(row.get(0, Long.class));
                    String earlier = row.get(1, String.class);
                    return new Tried(
                            made ? new StoredAnswer(key.bodyHash(), 201, form.answer()) : null,
                            earlier == null ? null : json.readValue(earlier, EarlierCase.class));
                })
                .one();
    }

    private GenericExecuteSpec written(Draft draft, IdempotencyKey key, FirstForm form, boolean looking) {
        Passport who = draft.who();
        Passport counter = draft.counter();
        String identity = draft.identity();
        GenericExecuteSpec create = identity == null
                ? database.sql(CREATE_ONLINE)
                : database.sql(CREATE_AT_WINDOW).bind("identity", identity);
        return moves.routing(R2dbcMoves.key(create, key), draft.routing())
                .bind("id", draft.id())
                .bind("owner", who.ownerKey())
                .bind("principalName", who.principal().name())
                .bind("principalType", who.principal().type())
                .bind("itemCode", draft.item().code())
                .bind("itemVersion", draft.item().version())
                .bind("region", draft.region())
                .bind("holder", draft.routing().first())
                .bind("at", draft.at())
                .bind("on", draft.at().toLocalDate())
                .bind("another", draft.another())
                .bind("most", properties.most())
                .bind("actorName", counter == null ? who.name() : counter.name())
                .bind("actorRole", counter == null ? Role.APPLICANT.name() : Role.COUNTER.name())
                .bind("actorOrgan", Parameters.in(R2dbcType.VARCHAR, counter == null ? null : counter.organ()))
                .bind(
                        "offeredAt",
                        Parameters.in(R2dbcType.TIMESTAMP_WITH_TIME_ZONE, counter == null ? null : draft.at()))
                .bind("looking", looking)
                .bind("form", Json.of(json.writeValueAsBytes(form.form().masked())))
                .bind("secrets", Json.of(json.writeValueAsBytes(form.form().secrets())))
                .bind("prefilled", Json.of(json.writeValueAsBytes(form.prefilled())))
                .bind("answer", form.answer());
    }

    Mono<StoredAnswer> answered(IdempotencyKey key) {
        return answers.find(key);
    }

    private Mono<StoredAnswer> refused(Draft draft) {
        Passport counter = draft.counter();
        String identity = draft.identity();
        return counter == null || identity == null
                ? refusedOnline(draft)
                : draft.another() ? Mono.error(this::tooMany) : refusedAtWindow(draft, counter, identity);
    }

    private Mono<StoredAnswer> refusedAtWindow(Draft draft, Passport counter, String identity) {
        return database.sql(NEWEST_OF_PRESENT)
                .bind("owner", draft.who().ownerKey())
                .bind("identity", identity)
                .bind("itemCode", draft.item().code())
                .bind("organ", String.valueOf(counter.organ()))
                .map(row -> Optional.ofNullable(row.get(0, String.class)))
                .one()
                .map(number -> number.map(text ->
                                Refusal.of(ApprovalProblem.APPLICANT_HAS_OPEN).with("caseNumber", text))
                        .orElseGet(() -> Refusal.of(ApprovalProblem.APPLICANT_HAS_OPEN))
                        .exception())
                .switchIfEmpty(Mono.fromSupplier(this::tooMany))
                .flatMap(Mono::error);
    }

    private Mono<StoredAnswer> refusedOnline(Draft draft) {
        return (draft.another() ? Mono.<OpenDraft>empty() : open(draft))
                .map(open -> Refusal.of(ApprovalProblem.DRAFT_OPEN)
                        .with("draft", open)
                        .exception())
                .switchIfEmpty(Mono.fromSupplier(this::tooMany))
                .flatMap(Mono::error);
    }

    private Mono<OpenDraft> open(Draft draft) {
        return database.sql(NEWEST_OPEN)
                .bind("owner", draft.who().ownerKey())
                .bind("itemCode", draft.item().code())
                .map(row -> new OpenDraft(
                        row.get(0, UUID.class), row.get(1, String.class), row.get(2, OffsetDateTime.class)))
                .one();
    }

    private RefusedException tooMany() {
        return Refusal.of(ApprovalProblem.DRAFTS_TOO_MANY)
                .with("most", properties.most())
                .exception();
    }
}
