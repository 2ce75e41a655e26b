package io.tongban.approval.filing;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Application;
import io.tongban.approval.application.Applications;
import io.tongban.approval.item.Item;
import io.tongban.approval.item.ItemDifference;
import io.tongban.approval.organ.Routes;
import io.tongban.approval.organ.Routing;
import io.tongban.support.postgres.Detached;
import io.tongban.support.problem.Refusal;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The item changed while a draft lay: the draft moves to the version in force, keeps what was filled in, and its owner is
 * shown the difference before submitting again.
 */
@Component
class NewVersion {

    private final Applications applications;
    private final Routes routes;

    NewVersion(Applications applications, Routes routes) {
        this.applications = applications;
        this.routes = routes;
    }

    /** Always fails: with ITEM_CHANGED and the differences, once the draft has moved. */
    <T> Mono<T> adopt(Application draft, Item now, LocalDate today) {
        Routing routing = routes.of(now.code(), now.levels().inOrder(), draft.region(), today)
                .orElseThrow(() -> Refusal.of(ApprovalProblem.REGION_UNKNOWN).exception());
        return Detached.from(applications.repin(draft, now, routing))
                .flatMap(moved -> Mono.error(() -> moved
                        ? Refusal.of(ApprovalProblem.ITEM_CHANGED)
                                .with("changes", ItemDifference.between(draft.item(), now))
                                .with("revision", draft.revision() + 1)
                                .exception()
                        : Refusal.of(ApprovalProblem.CHANGED_MEANWHILE).exception()));
    }
}
