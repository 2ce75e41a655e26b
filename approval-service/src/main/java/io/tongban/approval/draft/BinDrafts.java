package io.tongban.approval.draft;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Application;
import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Pages;
import io.tongban.approval.application.Windows;
import io.tongban.approval.lifecycle.State;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.idempotency.KeptAnswers;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import io.tongban.support.page.Cursor;
import io.tongban.support.postgres.Detached;
import io.tongban.support.problem.Refusal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Puts a draft of one's own into the bin, shows what lies there, takes it back. */
@Component
class BinDrafts {

    record Restoration(UUID id, Passport who, @Nullable String key) {}

    /** What is answered to a restoration. */
    record Restored(UUID id, State state, String stateName) {}

    private final Bin bin;
    private final Casework casework;
    private final Pages pages;
    private final KeptAnswers answers;
    private final JsonMapper json;

    BinDrafts(Bin bin, Casework casework, Pages pages, KeptAnswers answers, JsonMapper json) {
        this.bin = bin;
        this.casework = casework;
        this.pages = pages;
        this.answers = answers;
        this.json = json;
    }

    /** Fails with APPLICATION_NOT_FOUND, NOT_EDITABLE for what was submitted, CHANGED_MEANWHILE. */
    Mono<Void> put(UUID id, Passport who) {
        return casework.find(id, who)
                .flatMap(application -> Detached.from(bin.put(
                        draft(application, who).id(), application.owner(), application.revision(), casework.now())))
                .flatMap(done -> done
                        ? Mono.empty()
                        : Mono.error(() ->
                                Refusal.of(ApprovalProblem.CHANGED_MEANWHILE).exception()));
    }

    /** The window puts away what it began, not what its owner offered. */
    private static Application draft(Application application, Passport who) {
        boolean own = application.owner().equals(who.ownerKey()) || Windows.began(application, who);
        if (!own || application.state() != State.DRAFT) {
            throw Refusal.of(ApprovalProblem.NOT_EDITABLE).exception();
        }
        return application;
    }

    /** Fails with APPLICATION_NOT_FOUND, DRAFTS_TOO_MANY. */
    Mono<StoredAnswer> restore(Restoration wish) {
        Passport who = wish.who();
        IdempotencyKey key = IdempotencyKey.of(who.personKey(), "restoration/" + wish.id(), wish.key(), "");
        String answer = json.writeValueAsString(new Restored(wish.id(), State.DRAFT, State.DRAFT.text()));
        return Detached.from(bin.restore(wish.id(), who.ownerKey(), key, answer, casework.now()))
                .onErrorReturn(DuplicateKeyException.class, Bin.Restored.ABSENT)
                .flatMap(done -> switch (done) {
                    case DONE -> Mono.just(new StoredAnswer(key.bodyHash(), 200, answer));
                    case NO_ROOM ->
                        Mono.error(Refusal.of(ApprovalProblem.DRAFTS_TOO_MANY).exception());
                    case ABSENT ->
                        answers.find(key)
                                .switchIfEmpty(Mono.error(() -> Refusal.of(ApprovalProblem.APPLICATION_NOT_FOUND)
                                        .exception()));
                });
    }

    Mono<String> page(Passport who, @Nullable String cursor, int limit) {
        Cursor after = Cursor.decode(cursor, who.ownerKey(), 2);
        int size = Pages.size(limit);
        return bin.of(
                        who.ownerKey(),
                        after == null ? null : after.key(0, OffsetDateTime::parse),
                        after == null ? null : after.key(1, UUID::fromString),
                        size + 1,
                        casework.now())
                .map(rows -> pages.of(rows, size, who.ownerKey(), List.of("binnedAt", "id")));
    }
}
