package io.tongban.approval.filing;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Application;
import io.tongban.approval.application.Applications;
import io.tongban.approval.form.FormSecrets;
import io.tongban.approval.form.FormSecrets.Split;
import io.tongban.approval.form.Forms;
import io.tongban.approval.item.Item;
import io.tongban.approval.item.ItemDifference;
import io.tongban.approval.organ.Routes;
import io.tongban.approval.organ.Routing;
import io.tongban.support.postgres.Detached;
import io.tongban.support.problem.Refusal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * The item changed while a draft lay: the draft moves to the version in force, keeps what was filled in, and its owner is
 * shown the difference before submitting again.
 */
@Component
class NewVersion {

    private final Applications applications;
    private final Routes routes;
    private final Forms forms;
    private final FormSecrets secrets;

    NewVersion(Applications applications, Routes routes, Forms forms, FormSecrets secrets) {
        this.applications = applications;
        this.routes = routes;
        this.forms = forms;
        this.secrets = secrets;
    }

    /** Always fails: with ITEM_CHANGED and the differences, once the draft has moved and its form is sealed anew. */
    <T> Mono<T> adopt(Application draft, Item now, LocalDate today) {
        Routing routing = routes.of(now.code(), now.levels().inOrder(), draft.region(), today)
                .orElseThrow(() -> Refusal.of(ApprovalProblem.REGION_UNKNOWN).exception());
        JsonNode plain = secrets.plain(draft.id(), draft.form(), draft.secrets());
        Split form = secrets.split(draft.id(), plain, forms.sensitive(now));
        Item begunOn = draft.superseded() == null ? draft.item() : draft.superseded();
        return Detached.from(applications.repin(draft, now, routing, form))
                .flatMap(moved -> Mono.error(() -> moved
                        ? changed(ItemDifference.between(begunOn, now), now, draft.revision() + 1)
                        : Refusal.of(ApprovalProblem.CHANGED_MEANWHILE).exception()));
    }

    /** Fails with ITEM_CHANGED while the owner has not said that the draft's version is the one that was shown. */
    void checkSeen(Application draft, @Nullable Integer seen) {
        Item now = draft.item();
        if (draft.superseded() != null && !Integer.valueOf(now.version()).equals(seen)) {
            throw changed(draft.changes(), now, draft.revision());
        }
    }

    private static RuntimeException changed(List<String> changes, Item now, int revision) {
        return Refusal.of(ApprovalProblem.ITEM_CHANGED)
                .with("changes", changes)
                .with("itemVersion", now.version())
                .with("revision", revision)
                .exception();
    }
}
