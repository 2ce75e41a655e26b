package io.tongban.approval.material;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Application;
import io.tongban.approval.application.Casework;
import io.tongban.approval.application.MaterialFile;
import io.tongban.approval.lifecycle.State;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import io.tongban.support.problem.Refusal;
import io.tongban.support.problem.RefusedException;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Attaches a streamed file to a material of an own draft, or of a case under correction. */
@Component
class AttachFile {

    /** @param name as the applicant's machine calls it: text for people, never a path */
    record Command(
            UUID id,
            String material,
            Passport who,
            @Nullable String key,
            String name,
            String mediaType) {}

    private static final int MOST = 20;
    private static final Set<String> ACCEPTED = Set.of(
            "application/pdf",
            "application/ofd",
            "image/jpeg",
            "image/png",
            "image/heic",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    private final Casework casework;
    private final FileStore store;
    private final MaterialFiles files;
    private final JsonMapper json;

    AttachFile(Casework casework, FileStore store, MaterialFiles files, JsonMapper json) {
        this.casework = casework;
        this.store = store;
        this.files = files;
        this.json = json;
    }

    Mono<StoredAnswer> handle(Command command, Flux<DataBuffer> bytes) {
        IdempotencyKey key = key(command, "");
        return casework.find(command.id(), command.who())
                .flatMap(application -> files.answered(key)
                        .doOnNext(again -> {
                            if (!again) {
                                check(command, application);
                            }
                        })
                        .flatMap(checked -> store.keep(bytes)))
                .flatMap(stored -> attach(command, stored));
    }

    /** Bytes are removed only where it is certain that nothing points to them; what is doubtful is left to a sweep. */
    private Mono<StoredAnswer> attach(Command command, FileStore.Stored stored) {
        if (stored.size() == 0) {
            return store.remove(stored.id()).then(Mono.error(() -> refusal(ApprovalProblem.FILE_EMPTY)));
        }
        MaterialFile file = new MaterialFile(
                stored.id(),
                command.material(),
                command.name(),
                command.mediaType(),
                stored.size(),
                stored.sm3(),
                casework.now());
        IdempotencyKey key = key(command, stored.sm3() + " " + command.name());
        return files.attach(command.id(), file, key, json.writeValueAsString(file))
                .switchIfEmpty(Mono.error(() -> refusal(ApprovalProblem.NOT_EDITABLE)))
                .flatMap(given -> given.body().contains(stored.id().toString())
                        ? Mono.just(given)
                        : store.remove(stored.id()).thenReturn(given))
                .onErrorResume(
                        RefusedException.class,
                        refused -> store.remove(stored.id()).then(Mono.error(refused)));
    }

    private static IdempotencyKey key(Command command, String body) {
        return IdempotencyKey.of(
                command.who().personKey(), "materials/" + command.id() + "/" + command.material(), command.key(), body);
    }

    private static void check(Command command, Application application) {
        boolean own = application.owner().equals(command.who().ownerKey());
        if (!own || application.state() != State.DRAFT && application.state() != State.CORRECTING) {
            throw refusal(ApprovalProblem.NOT_EDITABLE);
        }
        if (application.item().materials().stream().noneMatch(m -> m.code().equals(command.material()))) {
            throw refusal(ApprovalProblem.MATERIAL_UNKNOWN);
        }
        if (!ACCEPTED.contains(command.mediaType())) {
            throw refusal(ApprovalProblem.FILE_TYPE);
        }
        long given = application.files().stream()
                .filter(f -> f.materialCode().equals(command.material()))
                .count();
        if (given >= MOST) {
            throw refusal(ApprovalProblem.FILE_TOO_MANY);
        }
    }

    private static RuntimeException refusal(ApprovalProblem problem) {
        return Refusal.of(problem).exception();
    }
}
