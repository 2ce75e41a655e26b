package io.tongban.approval.upload;

import io.tongban.approval.ApprovalProblem;
import io.tongban.support.identity.Passport;
import io.tongban.support.problem.Refusal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** How far an upload is. */
@Component
class ReadUpload {

    private final Uploads uploads;
    private final Clock clock;

    ReadUpload(Uploads uploads, Clock clock) {
        this.uploads = uploads;
        this.clock = clock;
    }

    Mono<Upload> handle(UUID id, Passport who) {
        return uploads.find(id, who.ownerKey())
                .switchIfEmpty(Mono.error(
                        () -> Refusal.of(ApprovalProblem.UPLOAD_NOT_FOUND).exception()))
                .doOnNext(upload -> {
                    if (!upload.expiresAt().isAfter(OffsetDateTime.now(clock))) {
                        throw Refusal.of(ApprovalProblem.UPLOAD_EXPIRED).exception();
                    }
                });
    }
}
