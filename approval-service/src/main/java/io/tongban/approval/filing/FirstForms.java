package io.tongban.approval.filing;

import io.tongban.approval.application.Application;
import io.tongban.approval.application.Draft;
import io.tongban.approval.application.EarlierCase;
import io.tongban.approval.application.FirstForm;
import io.tongban.approval.application.Views;
import io.tongban.approval.filing.PrefillForm.Filled;
import io.tongban.approval.lifecycle.State;
import io.tongban.support.identity.Passport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What a new draft says, and how it is shown to who begins it. */
@Component
class FirstForms {

    private final PrefillForm prefill;
    private final Views views;
    private final JsonMapper json;

    FirstForms(PrefillForm prefill, Views views, JsonMapper json) {
        this.prefill = prefill;
        this.views = views;
        this.json = json;
    }

    FirstForm of(Draft draft, Optional<EarlierCase> earlier, Passport actor, boolean fromCopy) {
        Filled filled = prefill.of(draft, earlier);
        String answer = json.writeValueAsString(views.of(asCase(draft, filled), actor, fromCopy));
        return new FirstForm(filled.form(), filled.prefilled(), answer);
    }

    private static Application asCase(Draft draft, Filled filled) {
        Passport who = draft.who();
        return new Application(
                draft.id(),
                null,
                who.ownerKey(),
                who.principal().name(),
                who.principal().type(),
                draft.item(),
                null,
                draft.region(),
                draft.routing(),
                draft.routing().first(),
                State.DRAFT,
                1,
                1,
                filled.form().masked(),
                Map.of(),
                filled.form().secrets(),
                null,
                null,
                null,
                draft.at(),
                List.of(),
                List.of(),
                List.of(),
                Set.of(),
                Set.of(),
                List.of(),
                1,
                List.of(),
                null,
                null,
                null,
                List.of(),
                List.of(),
                Set.of(),
                List.of(),
                filled.prefilled());
    }
}
