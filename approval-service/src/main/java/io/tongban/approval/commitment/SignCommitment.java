package io.tongban.approval.commitment;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Application;
import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Committed.Standing;
import io.tongban.approval.commitment.CommitmentController.SignRequest;
import io.tongban.approval.form.Secret;
import io.tongban.approval.item.Commitments;
import io.tongban.approval.item.NoticeText;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import io.tongban.support.postgres.Detached;
import io.tongban.support.problem.Refusal;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Signs a commitment by the person whom it concerns (process.md 8.8): under a fresh login of the level that is asked for, on the
 * notice as it is now and as that person was shown it. Whether a credit record bars it is asked by the statement that writes.
 */
@Component
class SignCommitment {

    record Command(
            UUID id,
            String material,
            Passport who,
            @Nullable String key,
            SignRequest request) {}

    /** The answer. */
    record SignedView(
            UUID id,
            String material,
            String code,
            int noticeVersion,
            String noticeSm3,
            OffsetDateTime signedAt,
            String sealed,
            String keyId,
            String signature) {}

    private final Casework casework;
    private final Commitments commitments;
    private final NoticeText notices;
    private final InPerson inPerson;
    private final Seal seal;
    private final SignedCommitments signed;

    SignCommitment(
            Casework casework,
            Commitments commitments,
            NoticeText notices,
            InPerson inPerson,
            Seal seal,
            SignedCommitments signed) {
        this.casework = casework;
        this.commitments = commitments;
        this.notices = notices;
        this.inPerson = inPerson;
        this.seal = seal;
        this.signed = signed;
    }

    Mono<StoredAnswer> handle(Command command) {
        IdempotencyKey key = IdempotencyKey.of(
                command.who().personKey(),
                "commitments/" + command.id() + "/" + command.material(),
                command.key(),
                command.request());
        return casework.find(command.id(), command.who(), key)
                .flatMap(application -> application.earlier() != null
                        ? Mono.just(key.replay(application.earlier()))
                        : sign(command, application, key));
    }

    private Mono<StoredAnswer> sign(Command command, Application application, IdempotencyKey key) {
        Offer.checkEditable(application);
        Offer offer = Offer.of(application, command.material(), commitments);
        Optional<Secret> identity = inPerson.check(application, command.who());
        NoticeText.Notice notice = notices.of(application.item(), offer.material(), offer.commitment());
        if (command.request().noticeVersion() != notice.version()
                || !command.request().noticeSm3().equals(notice.sm3())) {
            throw Refusal.of(ApprovalProblem.NOTICE_OUTDATED)
                    .with("noticeVersion", notice.version())
                    .exception();
        }
        checkNotSigned(application, command.material());
        UUID id = UUID.randomUUID();
        OffsetDateTime now = casework.now();
        Seal.Sealed sealed = seal.of(id, application, offer, notice, command.who(), now);
        SignedView view = new SignedView(
                id,
                command.material(),
                notice.code(),
                notice.version(),
                notice.sm3(),
                now,
                sealed.text(),
                sealed.keyId(),
                sealed.signature());
        String digest = identity.map(Secret::lookup).orElse(null);
        return Detached.from(signed.sign(application, command.who(), digest, view, key))
                .flatMap(done -> switch (done) {
                    case SIGNED -> Mono.just(signed.answer(key, view));
                    case BARRED -> Mono.error(refusal(ApprovalProblem.COMMITMENT_BARRED));
                    case UNSEEN -> Mono.error(refusal(ApprovalProblem.NOTICE_NOT_SHOWN));
                    case LOST -> lost(command, key);
                });
    }

    /** Somebody was faster: the same request, another signature, or another change of the draft. */
    private Mono<StoredAnswer> lost(Command command, IdempotencyKey key) {
        return casework.find(command.id(), command.who(), key).map(now -> {
            if (now.earlier() != null) {
                return key.replay(now.earlier());
            }
            checkNotSigned(now, command.material());
            throw refusal(ApprovalProblem.CHANGED_MEANWHILE);
        });
    }

    private static void checkNotSigned(Application application, String material) {
        if (application
                .commitment(material)
                .filter(one -> one.state() != Standing.CHOSEN)
                .isPresent()) {
            throw refusal(ApprovalProblem.COMMITMENT_SIGNED);
        }
    }

    private static RuntimeException refusal(ApprovalProblem problem) {
        return Refusal.of(problem).exception();
    }
}
