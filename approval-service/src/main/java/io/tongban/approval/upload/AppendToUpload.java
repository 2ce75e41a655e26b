package io.tongban.approval.upload;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.store.Blocking;
import io.tongban.approval.store.FileProperties;
import io.tongban.approval.store.StoredFiles;
import io.tongban.support.identity.Passport;
import io.tongban.support.postgres.Detached;
import io.tongban.support.problem.CommonProblem;
import io.tongban.support.problem.Refusal;
import io.tongban.support.problem.RefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Adds the body of one request to an upload. The body becomes a part of its own, and the offset moves only if it still is
 * where the part begins: of two at once one wins. Of a body that was cut off, what came is kept if it is worth a segment
 * and no checksum was promised for the whole.
 */
@Component
class AppendToUpload {

    /** @param length of the body as announced, -1 where it is not */
    record Command(
            UUID id,
            Passport who,
            long offset,
            long length,
            @Nullable Checksum checksum) {}

    private static final int WORTH_KEEPING = 64 * 1024;
    private static final int BUFFERS = 8;

    private final Uploads uploads;
    private final Parts parts;
    private final StoredFiles files;
    private final FinishUpload finish;
    private final Blocking blocking;
    private final Limits limits;

    AppendToUpload(
            Uploads uploads, Parts parts, StoredFiles files, FinishUpload finish, Blocking blocking, Limits limits) {
        this.uploads = uploads;
        this.parts = parts;
        this.files = files;
        this.finish = finish;
        this.blocking = blocking;
        this.limits = limits;
    }

    /** What a request may take, and what time it is. */
    @Component
    record Limits(UploadProperties properties, FileProperties files, Clock clock) {

        Limits {
            if (files.abandonedAfter().compareTo(properties.timeLimit()) <= 0) {
                throw new IllegalArgumentException("tongban.files.abandoned-after: " + files.abandonedAfter()
                        + " (expected: more than tongban.uploads.time-limit, " + properties.timeLimit() + ")");
            }
        }

        long chunk() {
            return properties.chunk().toBytes();
        }
    }

    /** Goes on when the client is gone: what came is kept or dropped, nothing in between. */
    Mono<Upload> handle(Command command, Flux<DataBuffer> body) {
        return Detached.from(attempt(command, body)).switchIfEmpty(Mono.error(AppendToUpload::cutOff));
    }

    /** Empty where the body was cut off: mostly there is nobody left to be told. */
    Mono<Upload> attempt(Command command, Flux<DataBuffer> body) {
        return uploads.find(command.id(), command.who().ownerKey())
                .switchIfEmpty(Mono.error(
                        () -> Refusal.of(ApprovalProblem.UPLOAD_NOT_FOUND).exception()))
                .doOnNext(upload -> check(upload, command))
                .flatMap(
                        upload -> receive(upload, command, body).map(upload::at).flatMap(this::finished));
    }

    static RuntimeException cutOff() {
        return Refusal.of(ApprovalProblem.UPLOAD_CUT_OFF).exception();
    }

    private void check(Upload upload, Command command) {
        if (!upload.expiresAt().isAfter(OffsetDateTime.now(limits.clock()))) {
            throw Refusal.of(ApprovalProblem.UPLOAD_EXPIRED).exception();
        }
        if (upload.received() != command.offset()) {
            throw Refusal.of(ApprovalProblem.UPLOAD_OFFSET)
                    .with("offset", upload.received())
                    .exception();
        }
        if (command.length() > most(upload)) {
            throw Refusal.of(CommonProblem.TOO_LARGE).exception();
        }
        if (upload.partCount() >= limits.properties().parts()) {
            throw Refusal.of(ApprovalProblem.UPLOAD_PARTS).exception();
        }
    }

    private long most(Upload upload) {
        return Math.min(limits.chunk(), upload.length() - upload.received());
    }

    /** @return the offset afterwards; empty where the body was cut off */
    private Mono<Long> receive(Upload upload, Command command, Flux<DataBuffer> body) {
        return Mono.usingWhen(
                        blocking.call(() -> parts.begin(upload, most(upload), command.checksum())),
                        part -> written(part, body)
                                .then(Mono.defer(() -> commit(upload, part)))
                                .onErrorResume(CutOff.class, cut -> keepOf(upload, part)),
                        part -> blocking.run(part::close))
                .onErrorMap(AppendToUpload::isOfTheStore, error -> StoredFiles.broken(upload.id(), error));
    }

    /** A few buffers at a time: the client waits for the disk, not the memory. */
    private Mono<Void> written(PartWriter part, Flux<DataBuffer> body) {
        UploadProperties properties = limits.properties();
        return body.timeout(properties.patience())
                .takeUntilOther(Mono.delay(properties.timeLimit()))
                .onErrorMap(CutOff::new)
                .publishOn(blocking.scheduler(), BUFFERS)
                .doOnNext(part::take)
                .doOnDiscard(DataBuffer.class, DataBufferUtils::release)
                .then();
    }

    private Mono<Long> commit(Upload upload, PartWriter part) {
        return blocking.call(part::keep)
                .flatMap(kept -> kept.size() == 0 ? unmoved(upload, kept) : append(upload, kept));
    }

    private Mono<Long> append(Upload upload, Upload.Part kept) {
        return uploads.append(upload.id(), kept)
                .switchIfEmpty(blocking.run(() -> files.remove(List.of(kept.object())))
                        .then(Mono.error(
                                () -> Refusal.of(ApprovalProblem.UPLOAD_OFFSET).exception())));
    }

    private Mono<Long> unmoved(Upload upload, Upload.Part kept) {
        return blocking.run(() -> files.remove(List.of(kept.object()))).thenReturn(upload.received());
    }

    private Mono<Long> keepOf(Upload upload, PartWriter part) {
        Mono<Long> kept = part.isWorthKeeping(WORTH_KEEPING) ? commit(upload, part) : Mono.empty();
        return kept.onErrorResume(RefusedException.class, faster -> Mono.empty())
                .then(Mono.empty());
    }

    private static boolean isOfTheStore(Throwable error) {
        return error instanceof IOException || error instanceof UncheckedIOException;
    }

    private Mono<Upload> finished(Upload upload) {
        return upload.isComplete() && !upload.judged()
                ? finish.handle(upload.id(), upload.owner()).thenReturn(upload)
                : Mono.just(upload);
    }

    /** The body ended before its end. */
    private static final class CutOff extends RuntimeException {
        private static final long serialVersionUID = 1L;

        CutOff(Throwable cause) {
            super(cause);
        }
    }
}
