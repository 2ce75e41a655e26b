package io.tongban.approval.upload;

import io.tongban.support.postgres.Detached;
import io.tongban.support.problem.CommonProblem;
import io.tongban.support.problem.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Opens an upload with its first bytes. Where these are refused nothing stays: the client knows no address yet. */
@Component
class FirstBytes {

    private final CreateUpload create;
    private final AppendToUpload append;
    private final EndUpload end;
    private final UploadProperties properties;

    FirstBytes(CreateUpload create, AppendToUpload append, EndUpload end, UploadProperties properties) {
        this.create = create;
        this.append = append;
        this.end = end;
        this.properties = properties;
    }

    /** @param length of the body as announced, -1 where it is not */
    Mono<Upload> handle(CreateUpload.Command command, long length, @Nullable Checksum checksum, Flux<DataBuffer> body) {
        if (length > properties.chunk().toBytes()) {
            return Mono.error(() -> Refusal.of(CommonProblem.TOO_LARGE).exception());
        }
        return Detached.from(create.handle(command)
                        .flatMap(upload -> append.attempt(
                                        new AppendToUpload.Command(upload.id(), command.who(), 0, length, checksum),
                                        body)
                                .onErrorResume(refused ->
                                        end.handle(upload.id(), command.who()).then(Mono.error(refused)))
                                .switchIfEmpty(Mono.defer(() ->
                                        end.handle(upload.id(), command.who()).then(Mono.empty())))))
                .switchIfEmpty(Mono.error(AppendToUpload::cutOff));
    }
}
