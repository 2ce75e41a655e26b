package io.tongban.approval.upload;

import io.tongban.approval.ApprovalProblem;
import io.tongban.support.background.Recurring;
import io.tongban.support.identity.Passport;
import io.tongban.support.postgres.Detached;
import io.tongban.support.problem.Refusal;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Ends an upload that its owner no longer wants; the sweep, which is woken, removes its bytes. */
@Component
class EndUpload {

    private final Uploads uploads;
    private final Recurring uploadSweepLoop;

    EndUpload(Uploads uploads, Recurring uploadSweepLoop) {
        this.uploads = uploads;
        this.uploadSweepLoop = uploadSweepLoop;
    }

    Mono<Void> handle(UUID id, Passport who) {
        return Detached.from(uploads.end(id, who.ownerKey()))
                .filter(ended -> ended)
                .switchIfEmpty(Mono.error(
                        () -> Refusal.of(ApprovalProblem.UPLOAD_NOT_FOUND).exception()))
                .doOnNext(ended -> uploadSweepLoop.wake())
                .then();
    }
}
