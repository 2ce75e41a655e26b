package io.tongban.approval.bundle;

import io.tongban.approval.application.Application;
import io.tongban.approval.bundle.Bundles.Filled;
import io.tongban.approval.form.FormSecrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes number and date of earlier results into the forms that the plan says they fill. */
@Component
class Prefill {

    private final FormSecrets secrets;
    private final Shares shares;

    Prefill(FormSecrets secrets, Shares shares) {
        this.secrets = secrets;
        this.shares = shares;
    }

    /** The drafts whose forms do not say so yet. */
    List<Filled> of(Bundle bundle, Map<String, Application> drafts) {
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
