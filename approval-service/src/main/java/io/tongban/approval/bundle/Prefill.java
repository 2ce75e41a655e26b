package io.tongban.approval.bundle;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Application;
import io.tongban.approval.application.Applications;
import io.tongban.approval.bundle.Bundles.Filled;
import io.tongban.approval.form.FormSecrets;
import io.tongban.support.identity.Passport;
import io.tongban.support.postgres.Detached;
import io.tongban.support.problem.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes number and date of earlier results into the forms that the plan says they fill. */
@Component
class Prefill {

    private final FormSecrets secrets;
    private final Shares shares;
    private final Bundles bundles;
    private final Applications applications;

    Prefill(FormSecrets secrets, Shares shares, Bundles bundles, Applications applications) {
        this.secrets = secrets;
        this.shares = shares;
        this.bundles = bundles;
        this.applications = applications;
    }

    /** These drafts, once what is supplied stands in their forms; fails with CHANGED_MEANWHILE. */
    Mono<Map<String, Application>> written(Bundle bundle, List<Bundle.Case> cases, Passport who) {
        if (cases.isEmpty()) {
            return Mono.just(Map.of());
        }
        return DraftsOf.load(applications, cases, who).flatMap(drafts -> {
            List<Filled> supplied = of(bundle, drafts);
            return supplied.isEmpty()
                    ? Mono.just(drafts)
                    : Detached.from(bundles.save(bundle, who.ownerKey(), bundle.request(), bundle.shown(), supplied))
                            .flatMap(saved -> saved
                                    ? DraftsOf.load(applications, cases, who)
                                    : Mono.error(() -> Refusal.of(ApprovalProblem.CHANGED_MEANWHILE)
                                            .exception()));
        });
    }

    /** The drafts whose forms do not say so yet. */
    private List<Filled> of(Bundle bundle, Map<String, Application> drafts) {
        Progress progress = new Progress(bundle);
        List<Filled> filled = new ArrayList<>();
        drafts.forEach((step, draft) -> {
            Map<String, String> supplied = progress.supplied(step);
            JsonNode plain = secrets.plain(draft.id(), draft.form(), draft.secrets());
            ObjectNode form = (ObjectNode) plain.deepCopy();
            if (!supplied.isEmpty()) {
                ObjectNode own = form.withObject("/" + NewCases.PARTICULARS);
                supplied.forEach(own::put);
            }
            if (!form.equals(plain)) {
                filled.add(shares.filled(draft, form, draft.answers()));
            }
        });
        return filled;
    }
}
