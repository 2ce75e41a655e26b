package io.tongban.approval.material;

import io.tongban.approval.application.Application;
import io.tongban.approval.application.Casework;
import io.tongban.approval.application.MaterialFile;
import io.tongban.approval.content.FileType;
import io.tongban.approval.scan.ScanState;
import io.tongban.approval.upload.FinishedUpload;
import io.tongban.approval.upload.FinishedUploads;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Takes own finished uploads as files of a material, in the order in which they are named, all or none. */
@Component
public class AttachFiles {

    /** @param replaces file in whose place they are given, under correction */
    public record Command(
            UUID id,
            String material,
            Passport who,
            @Nullable String key,
            List<UUID> uploads,
            @Nullable UUID replaces) {}

    /** The answer. */
    record Attached(List<MaterialFile> files) {}

    private final Casework casework;
    private final FinishedUploads uploads;
    private final MaterialFiles files;
    private final AttachRules rules;
    private final JsonMapper json;

    AttachFiles(Casework casework, FinishedUploads uploads, MaterialFiles files, AttachRules rules, JsonMapper json) {
        this.casework = casework;
        this.uploads = uploads;
        this.files = files;
        this.rules = rules;
        this.json = json;
    }

    Mono<StoredAnswer> handle(Command command) {
        return Mono.defer(() -> {
            IdempotencyKey key = IdempotencyKey.of(
                    command.who().personKey(),
                    "materials/" + command.id() + "/" + command.material(),
                    command.key(),
                    command.uploads() + " " + command.replaces());
            return Attempts.until(attempt(command, key));
        });
    }

    /** Empty where the case changed since it was loaded. */
    private Mono<StoredAnswer> attempt(Command command, IdempotencyKey key) {
        return casework.find(command.id(), command.who(), key)
                .flatMap(application -> application.earlier() != null
                        ? Mono.just(key.replay(application.earlier()))
                        : attach(command, application, key));
    }

    private Mono<StoredAnswer> attach(Command command, Application application, IdempotencyKey key) {
        rules.checkCase(command, application);
        return uploads.of(command.uploads(), command.who().ownerKey()).flatMap(found -> {
            Map<UUID, FinishedUpload> byId =
                    found.stream().collect(Collectors.toMap(FinishedUpload::id, Function.identity()));
            rules.checkUploads(command, application, byId);
            OffsetDateTime now = casework.now();
            List<MaterialFile> given = command.uploads().stream()
                    .map(id -> file(command, application, Objects.requireNonNull(byId.get(id)), now))
                    .toList();
            return files.attach(
                    application, given, command.who().ownerKey(), key, json.writeValueAsString(new Attached(given)));
        });
    }

    /** Not yet scanned, whatever is known of the same bytes: nobody learns that somebody else gave them. */
    public static MaterialFile file(
            Command command, Application application, FinishedUpload upload, OffsetDateTime now) {
        String mediaType = Objects.requireNonNull(upload.mediaType());
        FileType type = FileType.of(mediaType).orElseThrow();
        return new MaterialFile(
                upload.id(),
                command.material(),
                type.named(upload.name()),
                mediaType,
                upload.size(),
                Objects.requireNonNull(upload.sm3()),
                ScanState.PENDING,
                application.seq(),
                command.replaces(),
                null,
                now,
                null);
    }
}
