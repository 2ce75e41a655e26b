package io.tongban.approval.bundle;

import io.tongban.approval.application.EarlierCase;
import io.tongban.approval.bundle.Bundles.NewCase;
import io.tongban.approval.filing.PrefillForm;
import io.tongban.approval.form.FormSecrets.Split;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** What the forms of a package's new drafts say of their owner already, beside what the answers fill. */
@Component
class FirstParts {

    private final PrefillForm prefill;

    FirstParts(PrefillForm prefill) {
        this.prefill = prefill;
    }

    /** @param own key of a step that is the owner's themselves: of whom they represent the login says nothing */
    List<NewCase> of(List<NewCase> cases, Predicate<String> own, Optional<EarlierCase> earlier) {
        return cases.stream()
                .map(one -> own.test(one.step()) ? of(one, earlier) : one)
                .toList();
    }

    private NewCase of(NewCase one, Optional<EarlierCase> earlier) {
        PrefillForm.Filled filled = prefill.of(one.draft(), earlier);
        ObjectNode form = (ObjectNode) filled.form().masked().deepCopy();
        form.setAll((ObjectNode) one.form().masked());
        return new NewCase(
                one.step(), one.draft(), new Split(form, filled.form().secrets()), filled.prefilled(), one.answers());
    }
}
