package io.tongban.approval.filing;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Application;
import io.tongban.approval.application.Casework;
import io.tongban.approval.item.UnifiedAcceptances;
import io.tongban.approval.lifecycle.State;
import io.tongban.approval.lifecycle.Trigger;
import io.tongban.support.identity.Passport;
import io.tongban.support.postgres.Detached;
import io.tongban.support.problem.Refusal;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The owner offers a prepared draft of an on-site item to the window, or takes it back; neither is a submission. */
@Component
class OfferDraft {

    private static final String OFFER = """
            update application set offered_at = coalesce(offered_at, :at), revision = revision + 1
            where id = :id and owner = :owner and state = 'DRAFT' and revision = :revision
            """;
    private static final String TAKE_BACK = """
            update application set offered_at = null, revision = revision + 1
            where id = :id and owner = :owner and state = 'DRAFT' and offered_at is not null
            """;

    private final Casework casework;
    private final UnifiedAcceptances unified;
    private final DatabaseClient database;

    OfferDraft(Casework casework, UnifiedAcceptances unified, DatabaseClient database) {
        this.casework = casework;
        this.unified = unified;
        this.database = database;
    }

    Mono<Void> offer(UUID id, Passport who) {
        return casework.find(id, who)
                .flatMap(draft -> check(draft)
                        .then(Detached.from(database.sql(OFFER)
                                .bind("id", id)
                                .bind("owner", who.ownerKey())
                                .bind("at", casework.now())
                                .bind("revision", draft.revision())
                                .fetch()
                                .rowsUpdated())))
                .flatMap(rows -> rows == 1
                        ? Mono.<Void>empty()
                        : Mono.error(() ->
                                Refusal.of(ApprovalProblem.CHANGED_MEANWHILE).exception()));
    }

    Mono<Void> takeBack(UUID id, Passport who) {
        return casework.find(id, who)
                .flatMap(draft -> Detached.from(database.sql(TAKE_BACK)
                        .bind("id", id)
                        .bind("owner", who.ownerKey())
                        .fetch()
                        .rowsUpdated()))
                .then();
    }

    /** Where a batch is announced, it is filled in within its time. */
    private Mono<Void> check(Application draft) {
        if (draft.state() != State.DRAFT) {
            return Mono.error(() -> Refusal.of(ApprovalProblem.NOT_EDITABLE).exception());
        }
        if (draft.item().online()) {
            return Mono.error(() -> Refusal.of(ApprovalProblem.ON_SITE_ITEM).exception());
        }
        return draft.item().terms().from() == Trigger.ANNOUNCED
                ? unified.fillingOn(draft.item().code(), draft.region(), casework.today())
                        .switchIfEmpty(Mono.error(
                                () -> Refusal.of(ApprovalProblem.FILLING_CLOSED).exception()))
                        .then()
                : Mono.empty();
    }
}
