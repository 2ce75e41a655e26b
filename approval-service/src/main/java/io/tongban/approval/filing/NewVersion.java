package io.tongban.approval.filing;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Application;
import io.tongban.approval.application.Applications;
import io.tongban.approval.item.Item;
import io.tongban.approval.organ.Routes;
import io.tongban.approval.organ.Routing;
import io.tongban.support.postgres.Detached;
import io.tongban.support.problem.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
                                .with("changes", changes(draft.item(), now))
                                .with("revision", draft.revision() + 1)
                                .exception()
                        : Refusal.of(ApprovalProblem.CHANGED_MEANWHILE).exception()));
    }

    /** What differs for the applicant, in Chinese. */
    static List<String> changes(Item before, Item now) {
        List<String> changes = new ArrayList<>();
        now.materials().stream()
                .filter(m -> before.materials().stream().noneMatch(b -> b.code().equals(m.code())))
                .forEach(m -> changes.add("新增材料:" + m.name()));
        before.materials().stream()
                .filter(m -> now.materials().stream().noneMatch(n -> n.code().equals(m.code())))
                .forEach(m -> changes.add("不再需要材料:" + m.name()));
        compare(changes, "事项名称", before.name(), now.name());
        compare(changes, "法定期限", before.statutory(), now.statutory());
        compare(changes, "承诺期限", before.promise(), now.promise());
        compare(changes, "办理机关层级", before.levels(), now.levels());
        compare(changes, "可否网上办理", before.online(), now.online());
        return changes;
    }

    private static void compare(List<String> changes, String what, Object before, Object now) {
        if (!Objects.equals(before, now)) {
            changes.add(what + "有变化");
        }
    }
}
