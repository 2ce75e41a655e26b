package io.tongban.approval.upload;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.store.Blocking;
import io.tongban.approval.store.StoredFiles;
import io.tongban.support.background.Recurring;
import io.tongban.support.identity.Passport;
import io.tongban.support.postgres.Detached;
import io.tongban.support.problem.Refusal;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Ends an upload that its owner no longer wants; its bytes go. */
@Component
class EndUpload {

    private final Uploads uploads;
    private final StoredFiles files;
    private final Blocking blocking;
    private final Recurring uploadSweepLoop;

    EndUpload(Uploads uploads, StoredFiles files, Blocking blocking, Recurring uploadSweepLoop) {
        this.uploads = uploads;
        this.files = files;
        this.blocking = blocking;
        this.uploadSweepLoop = uploadSweepLoop;
    }

    Mono<Void> handle(UUID id, Passport who) {
        return Detached.from(uploads.end(id, who.ownerKey())
                .switchIfEmpty(Mono.error(
                        () -> Refusal.of(ApprovalProblem.UPLOAD_NOT_FOUND).exception()))
                .flatMap(ended -> blocking.run(() -> files.remove(ended.objects())))
                .doOnSuccess(done -> uploadSweepLoop.wake()));
    }
}
