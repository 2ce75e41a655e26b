package io.tongban.approval.material;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Windows;
import io.tongban.support.background.Recurring;
import io.tongban.support.identity.Passport;
import io.tongban.support.problem.Refusal;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes back what was given since the last move; its bytes go when nothing else refers to them. */
@Component
class RemoveFile {

    private final Casework casework;
    private final MaterialFiles files;
    private final Recurring uploadSweepLoop;

    RemoveFile(Casework casework, MaterialFiles files, Recurring uploadSweepLoop) {
        this.casework = casework;
        this.files = files;
        this.uploadSweepLoop = uploadSweepLoop;
    }

    Mono<Void> handle(UUID id, String material, UUID file, Passport who) {
        return casework.find(id, who)
                .flatMap(application -> files.remove(
                        id,
                        ReadFile.of(application, material, file).id(),
                        Windows.mayFillIn(application, who) ? application.owner() : who.ownerKey(),
                        casework.now()))
                .filter(removed -> removed)
                .switchIfEmpty(Mono.error(
                        () -> Refusal.of(ApprovalProblem.MATERIAL_KEPT).exception()))
                .doOnNext(removed -> uploadSweepLoop.wake())
                .then();
    }
}
