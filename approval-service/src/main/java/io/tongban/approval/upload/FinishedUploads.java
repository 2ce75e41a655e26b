package io.tongban.approval.upload;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Uploads for those who want to take them. */
@Component
public class FinishedUploads {

    private final Uploads uploads;
    private final FinishUpload finish;
    private final Clock clock;

    FinishedUploads(Uploads uploads, FinishUpload finish, Clock clock) {
        this.uploads = uploads;
        this.finish = finish;
        this.clock = clock;
    }

    /** Those of the owner among these, in any order; what a killed process left complete is finished first. */
    public Mono<List<FinishedUpload>> of(List<UUID> ids, String owner) {
        Mono<List<FinishedUpload>> found = Mono.defer(() -> uploads.finished(ids, owner, OffsetDateTime.now(clock)));
        return found.flatMap(first -> {
            List<FinishedUpload> open = first.stream()
                    .filter(upload -> upload.complete() && !upload.isJudged())
                    .toList();
            return open.isEmpty()
                    ? Mono.just(first)
                    : Flux.fromIterable(open)
                            .concatMap(upload -> finish.handle(upload.id(), owner))
                            .then(found);
        });
    }
}
