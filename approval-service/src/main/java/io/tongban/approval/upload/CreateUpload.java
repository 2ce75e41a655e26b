package io.tongban.approval.upload;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.store.FileKeys;
import io.tongban.approval.store.FileProperties;
import io.tongban.support.identity.Passport;
import io.tongban.support.postgres.Detached;
import io.tongban.support.problem.CommonProblem;
import io.tongban.support.problem.Refusal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Opens an upload: its length is known from the beginning, its name is made fit to be shown. */
@Component
class CreateUpload {

    record Command(
            Passport who, @Nullable String length, @Nullable String metadata) {}

    private final Uploads uploads;
    private final FileKeys keys;
    private final FileProperties files;
    private final UploadProperties properties;
    private final Clock clock;

    CreateUpload(Uploads uploads, FileKeys keys, FileProperties files, UploadProperties properties, Clock clock) {
        this.uploads = uploads;
        this.keys = keys;
        this.files = files;
        this.properties = properties;
        this.clock = clock;
    }

    Mono<Upload> handle(Command command) {
        return Mono.defer(() -> {
            OffsetDateTime now = OffsetDateTime.now(clock);
            Upload upload = upload(command, now);
            return Detached.from(uploads.create(upload, command.who().personKey(), now))
                    .flatMap(made -> made
                            ? Mono.just(upload)
                            : Mono.error(() ->
                                    Refusal.of(ApprovalProblem.UPLOAD_QUOTA).exception()));
        });
    }

    private Upload upload(Command command, OffsetDateTime now) {
        long length = Tus.number(Tus.LENGTH, command.length());
        if (length > files.largest().toBytes()) {
            throw Refusal.of(CommonProblem.TOO_LARGE).exception();
        }
        Map<String, String> metadata = Tus.metadata(command.metadata());
        UUID id = UUID.randomUUID();
        return new Upload(
                id,
                command.who().ownerKey(),
                length,
                0,
                FileName.clean(metadata.getOrDefault("filename", metadata.getOrDefault("name", ""))),
                command.metadata() == null ? "" : command.metadata(),
                keys.fresh(id),
                false,
                now.plus(properties.expiresAfter()),
                List.of(),
                0);
    }
}
