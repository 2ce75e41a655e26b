package io.tongban.catalog;

import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import io.tongban.support.postgres.Detached;
import io.tongban.support.problem.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

/** Publishes a new version of an item, or only tells what that would do. */
@Component
class PublishItem {

    /** Other items may be published while this one is checked; then it is checked again, a few times. */
    private static final int TRIES = 5;

    private final Desk desk;
    private final DeskProperties properties;
    private final Clock clock;
    private final JsonMapper json;

    PublishItem(Desk desk, DeskProperties properties, Clock clock, JsonMapper json) {
        this.desk = desk;
        this.properties = properties;
        this.clock = clock;
        this.json = json;
    }

    /** @param basedOn the version that the editor saw, from {@code If-Match} */
    record Command(
            String code,
            Passport who,
            @Nullable String key,
            @Nullable String basedOn,
            Map<String, Object> body) {}

    /** What it would do; nothing is published. */
    Mono<DeskAnswers.DryRun> dryRun(String code, Map<String, Object> body) {
        return load(code, null)
                .flatMap(state ->
                        examined(code, body, state).map(examination -> DeskAnswers.DryRun.of(state, examination)));
    }

    Mono<StoredAnswer> handle(Command command) {
        String organ = command.who().organ();
        if (organ == null || !properties.organs().contains(organ)) {
            return refused(Refusal.of(CatalogProblem.NOT_YOUR_CATALOGUE));
        }
        IdempotencyKey key = IdempotencyKey.of(
                command.who().personKey(),
                "items/" + command.code() + "/versions",
                command.key(),
                command.basedOn() + " " + json.writeValueAsString(command.body()));
        return tried(command, key, TRIES);
    }

    private Mono<StoredAnswer> tried(Command command, IdempotencyKey key, int tries) {
        return load(command.code(), key)
                .flatMap(state -> answered(command, key, state))
                .onErrorResume(
                        DuplicateKeyException.class,
                        meanwhile -> tries > 1
                                ? tried(command, key, tries - 1)
                                : refused(Refusal.of(CatalogProblem.EDITED_MEANWHILE)));
    }

    private Mono<StoredAnswer> answered(Command command, IdempotencyKey key, Desk.State state) {
        StoredAnswer earlier = state.earlier();
        return earlier == null ? published(command, key, state) : Mono.fromSupplier(() -> key.replay(earlier));
    }

    private Mono<StoredAnswer> published(Command command, IdempotencyKey key, Desk.State state) {
        checkVersion(command.basedOn(), state.version());
        return examined(command.code(), command.body(), state).flatMap(examination -> {
            if (!examination.faults().isEmpty()) {
                return refused(Refusal.of(CatalogProblem.ITEM_VERSION_FAULTY, examination.faults()));
            }
            Desk.Publication publication = publication(command.who(), key, state, examination);
            return Detached.from(desk.publish(publication))
                    .thenReturn(new StoredAnswer(key.bodyHash(), 201, publication.answer()));
        });
    }

    private static void checkVersion(@Nullable String basedOn, int version) {
        if (basedOn == null) {
            throw Refusal.of(CatalogProblem.IF_MATCH_MISSING).exception();
        }
        if (!basedOn.replace("\"", "").equals(String.valueOf(version))) {
            throw Refusal.of(CatalogProblem.EDITED_MEANWHILE)
                    .with("version", version)
                    .exception();
        }
    }

    private Desk.Publication publication(Passport who, IdempotencyKey key, Desk.State state, Examination examination) {
        OffsetDateTime at = OffsetDateTime.now(clock);
        Item item = Objects.requireNonNull(examination.item());
        int version = state.version() + 1;
        DeskAnswers.Published answer = new DeskAnswers.Published(
                item.code(),
                version,
                examination.proposal().effectiveFrom(),
                at,
                examination.changes(),
                examination.superseded());
        return new Desk.Publication(
                state.seq() + 1,
                version,
                state.publication(),
                item,
                examination.proposal(),
                examination.materials(),
                examination.changes(),
                new Desk.Editor(who.personKey(), who.name(), who.organ()),
                at,
                key,
                json.writeValueAsString(answer));
    }

    private Mono<Desk.State> load(String code, @Nullable IdempotencyKey key) {
        return Mono.defer(() -> Words.ITEM_CODE.matcher(code).matches() ? desk.load(code, today(), key) : Mono.empty())
                .switchIfEmpty(refused(Refusal.of(CatalogProblem.ITEM_UNKNOWN)))
                .filter(state -> state.files() != null)
                .switchIfEmpty(refused(Refusal.of(CatalogProblem.SOURCE_NOT_KEPT)));
    }

    private Mono<Examination> examined(String code, Map<String, Object> body, Desk.State state) {
        return Mono.fromCallable(() -> Examination.of(code, body, state, today()))
                .subscribeOn(Schedulers.boundedElastic());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static <T> Mono<T> refused(Refusal refusal) {
        return Mono.error(refusal::exception);
    }
}
