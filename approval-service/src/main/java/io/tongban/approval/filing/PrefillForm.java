package io.tongban.approval.filing;

import io.tongban.approval.application.Draft;
import io.tongban.approval.application.EarlierCase;
import io.tongban.approval.application.Prefilled;
import io.tongban.approval.application.Prefilled.Source;
import io.tongban.approval.form.FormSecrets;
import io.tongban.approval.form.FormSecrets.Split;
import io.tongban.approval.form.Forms;
import io.tongban.support.identity.Passport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fills the common part of a new form with what its owner has told before. Never the matter, which is this case's own, nor
 * the consent to electronic delivery, which is given for each.
 */
@Component
public class PrefillForm {

    private static final List<String> OF_A_PERSON =
            List.of("/identityType", "/identityNumber", "/phone", "/email", "/address", "/birthDate");
    private static final List<String> OF_AN_ORGANISATION = List.of("/principal/legalRepresentative", "/address");
    private static final List<String> OF_ITS_OPERATOR =
            List.of("/operator/identityType", "/operator/identityNumber", "/operator/phone");

    private final Forms forms;
    private final FormSecrets secrets;

    PrefillForm(Forms forms, FormSecrets secrets) {
        this.forms = forms;
        this.secrets = secrets;
    }

    public record Filled(Split form, List<Prefilled> prefilled) {}

    private record Value(String text, Prefilled mark) {}

    /** What is sensitive is sealed anew for the draft; what its form has no place for, or would not take, is left out. */
    public Filled of(Draft draft, Optional<EarlierCase> earlier) {
        Map<String, Value> values = new LinkedHashMap<>();
        if (draft.counter() == null) {
            told(draft.who(), values);
            earlier.ifPresent(one -> copied(one, draft.who(), values));
        }
        forms.shapeFaults(
                        draft.item(),
                        form(values),
                        draft.who().principal(),
                        draft.at().toLocalDate())
                .forEach(fault -> values.keySet().removeIf(field -> (field + "/").startsWith(fault.pointer() + "/")));
        return new Filled(
                secrets.split(draft.id(), form(values), forms.sensitive(draft.item())),
                values.values().stream().map(Value::mark).toList());
    }

    /** What the login says. */
    private static void told(Passport who, Map<String, Value> values) {
        Passport.Principal principal = who.principal();
        if (!principal.organisation()) {
            tell(values, "/name", who.name());
            return;
        }
        tell(values, "/principal/name", principal.name());
        tell(values, "/principal/creditCode", String.valueOf(principal.code()));
        if ("legal-representative".equals(principal.role())) {
            tell(values, "/principal/legalRepresentative", who.name());
        }
        tell(values, "/operator/name", who.name());
    }

    private static void tell(Map<String, Value> values, String field, String text) {
        values.put(field, new Value(text, new Prefilled(field, Source.IDENTITY, null)));
    }

    /** Of a person only what stands beside their own name, of an operator only what they filed themselves. */
    private void copied(EarlierCase earlier, Passport who, Map<String, Value> values) {
        JsonNode form = secrets.plain(earlier.id(), earlier.form(), earlier.secrets());
        boolean organisation = who.principal().organisation();
        String name = form.at(organisation ? "/operator/name" : "/name").asString("");
        if (organisation) {
            copy(earlier, form, OF_AN_ORGANISATION, values);
        }
        if (earlier.byThem() && name.equals(who.name())) {
            copy(earlier, form, organisation ? OF_ITS_OPERATOR : OF_A_PERSON, values);
        }
    }

    private static void copy(EarlierCase earlier, JsonNode form, List<String> fields, Map<String, Value> values) {
        for (String field : fields) {
            String text = form.at(field).asString("");
            if (!text.isBlank()) {
                values.putIfAbsent(
                        field, new Value(text, new Prefilled(field, Source.EARLIER_CASE, earlier.caseNumber())));
            }
        }
    }

    private static ObjectNode form(Map<String, Value> values) {
        ObjectNode form = JsonNodeFactory.instance.objectNode();
        values.forEach((field, value) -> {
            JsonPointer at = JsonPointer.compile(field);
            ObjectNode parent = at.head().matches() ? form : form.withObject(at.head());
            parent.put(at.last().getMatchingProperty(), value.text());
        });
        return form;
    }
}
