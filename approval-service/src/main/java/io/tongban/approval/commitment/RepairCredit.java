package io.tongban.approval.commitment;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Casework;
import io.tongban.approval.commitment.CreditRepairs.Done;
import io.tongban.support.background.Recurring;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.idempotency.KeptAnswers;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import io.tongban.support.postgres.Detached;
import io.tongban.support.problem.Refusal;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** 信用修复: asked for by whose record it is, decided by the organ that made it; restored, the person may sign again. */
@Component
class RepairCredit {

    private final CreditRepairs repairs;
    private final KeptAnswers answers;
    private final Casework casework;
    private final Recurring outboxLoop;
    private final JsonMapper json;

    RepairCredit(CreditRepairs repairs, KeptAnswers answers, Casework casework, Recurring outboxLoop, JsonMapper json) {
        this.repairs = repairs;
        this.answers = answers;
        this.casework = casework;
        this.outboxLoop = outboxLoop;
        this.json = json;
    }

    Mono<StoredAnswer> ask(Passport who, UUID record, @Nullable String given, String text) {
        IdempotencyKey key =
                IdempotencyKey.of(who.personKey(), "credit-repairs/" + who.ownerKey() + "/" + record, given, text);
        UUID repair = UUID.randomUUID();
        String answer = json.writeValueAsString(Map.of("id", repair, "state", "OPEN"));
        return answered(
                repairs.ask(record, repair, text, who, key, answer, casework.now()),
                key,
                new StoredAnswer(key.bodyHash(), 201, answer),
                ApprovalProblem.REPAIR_ASKED,
                ApprovalProblem.CREDIT_RECORD_NOT_FOUND);
    }

    Mono<StoredAnswer> decide(Passport who, UUID repair, @Nullable String given, boolean granted, String reason) {
        IdempotencyKey key =
                IdempotencyKey.of(who.personKey(), "credit-repair-decision/" + repair, given, granted + " " + reason);
        String answer = json.writeValueAsString(Map.of("id", repair, "state", granted ? "RESTORED" : "REFUSED"));
        return answered(
                repairs.decide(repair, granted, reason, who, key, answer, casework.now()),
                key,
                new StoredAnswer(key.bodyHash(), 200, answer),
                ApprovalProblem.REPAIR_DECIDED,
                ApprovalProblem.REPAIR_NOT_FOUND);
    }

    private Mono<StoredAnswer> answered(
            Mono<Done> written,
            IdempotencyKey key,
            StoredAnswer answer,
            ApprovalProblem notNow,
            ApprovalProblem absent) {
        return Detached.from(written.onErrorReturn(DuplicateKeyException.class, Done.NOT_NOW))
                .flatMap(done -> switch (done) {
                    case DONE -> {
                        outboxLoop.wake();
                        yield Mono.just(answer);
                    }
                    case NOT_NOW ->
                        answers.find(key)
                                .switchIfEmpty(
                                        Mono.error(() -> Refusal.of(notNow).exception()));
                    case ABSENT -> Mono.error(Refusal.of(absent).exception());
                });
    }
}
