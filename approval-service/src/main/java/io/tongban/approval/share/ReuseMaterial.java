package io.tongban.approval.share;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Application;
import io.tongban.approval.application.Casework;
import io.tongban.approval.material.AttachFiles;
import io.tongban.approval.material.AttachRules;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
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

/** A material that was given for an earlier case of one's own is not given again, where its applicant agrees. */
@Component
class ReuseMaterial {

    /** @param file of an earlier case */
    record Command(
            UUID id,
            String material,
            Passport who,
            @Nullable String key,
            UUID file,
            boolean consent) {}

    /** The answer. */
    record Reused(UUID id, String material, UUID reusedFrom) {}

    private final Casework casework;
    private final AttachRules rules;
    private final EarlierMaterials earlier;
    private final ShareProperties properties;
    private final JsonMapper json;

    ReuseMaterial(
            Casework casework,
            AttachRules rules,
            EarlierMaterials earlier,
            ShareProperties properties,
            JsonMapper json) {
        this.casework = casework;
        this.rules = rules;
        this.earlier = earlier;
        this.properties = properties;
        this.json = json;
    }

    /** What may be taken again for this material, as a JSON array. */
    Mono<String> offered(UUID id, String material, Passport who) {
        return casework.find(id, who).flatMap(application -> {
            rules.checkCase(asAttached(id, material, who, id), application);
            return earlier.offered(application, material, since(casework.now()));
        });
    }

    Mono<StoredAnswer> handle(Command command) {
        IdempotencyKey key = IdempotencyKey.of(
                command.who().personKey(),
                "reuse/" + command.id() + "/" + command.material(),
                command.key(),
                command.file() + " " + command.consent());
        return casework.find(command.id(), command.who(), key)
                .flatMap(application -> application.earlier() != null
                        ? Mono.just(key.replay(application.earlier()))
                        : reuse(command, application, key));
    }

    private Mono<StoredAnswer> reuse(Command command, Application application, IdempotencyKey key) {
        rules.checkCase(asAttached(command.id(), command.material(), command.who(), command.file()), application);
        if (!command.consent()) {
            throw Refusal.of(ApprovalProblem.CONSENT_MISSING).exception();
        }
        OffsetDateTime now = casework.now();
        UUID as = UUID.randomUUID();
        String answer = json.writeValueAsString(new Reused(as, command.material(), command.file()));
        return Detached.from(
                        earlier.reuse(application, command.material(), command.file(), as, since(now), now, key, answer)
                                .onErrorReturn(DuplicateKeyException.class, EarlierMaterials.Reused.CHANGED))
                .flatMap(done -> switch (done) {
                    case DONE -> Mono.just(new StoredAnswer(key.bodyHash(), 201, answer));
                    case UNFIT -> refused(ApprovalProblem.MATERIAL_UNFIT);
                    case ABSENT -> refused(ApprovalProblem.FILE_NOT_FOUND);
                    case CHANGED ->
                        casework.find(command.id(), command.who(), key)
                                .flatMap(again -> again.earlier() != null
                                        ? Mono.just(key.replay(again.earlier()))
                                        : refused(ApprovalProblem.CHANGED_MEANWHILE));
                });
    }

    private OffsetDateTime since(OffsetDateTime now) {
        return now.minus(properties.reusableFor());
    }

    private static AttachFiles.Command asAttached(UUID id, String material, Passport who, UUID file) {
        return new AttachFiles.Command(id, material, who, null, List.of(file), null);
    }

    private static Mono<StoredAnswer> refused(ApprovalProblem problem) {
        return Mono.error(() -> Refusal.of(problem).exception());
    }
}
