package io.tongban.catalog;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What must hold for what a grant brings about: who issues it, how long, and what becomes of an earlier certificate. */
final class ResultRules {

    private static final String MINISTRY = "ministry";
    private static final Set<String> COUNTED = Set.of("year", "month", "day");
    private static final Set<String> REPLACING = Set.of("changes", "reissues");
    private static final Set<String> PLAIN = Set.of("string", "integer", "number", "boolean");

    private final List<CatalogFault> faults;
    private final Forms forms;
    private final Set<String> types;
    private final JsonMapper json = new JsonMapper();

    ResultRules(CatalogContent content, List<CatalogFault> faults) {
        this.faults = faults;
        this.forms = content.forms();
        this.types = content.items().values().stream()
                .flatMap(item -> item.results().stream())
                .map(Item.Result::type)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    void check(String file, Item item) {
        ObjectNode own = forms.parts().get(forms.ofItems().getOrDefault(file, ""));
        Set<String> names = new HashSet<>();
        for (int i = 0; i < item.results().size(); i++) {
            Item.Result result = item.results().get(i);
            String place = "results[" + (i + 1) + "]";
            if (!names.add(result.name())) {
                fault(file, FaultCode.NOT_UNIQUE, place + ".name", result.name(), "a name that no other result has");
            }
            issuer(file, place, item, result);
            validity(file, place + ".validity", result);
            effect(file, place, item, result);
            if (own != null) {
                result.holder().forEach(name -> text(file, place + ".holder", own, name));
                result.shows().forEach(name -> shown(file, place + ".shows", own, name));
            }
        }
        boolean ministry = item.levels().decide().equals(MINISTRY);
        if (ministry && item.results().stream().noneMatch(result -> MINISTRY.equals(result.issuer()))) {
            fault(file, FaultCode.RESULT_ISSUER_WRONG, "results", "none of the Ministry's", "one, for it decides");
        }
        actsOn(file, item, own);
    }

    private void issuer(String file, String place, Item item, Item.Result result) {
        if (MINISTRY.equals(result.issuer()) && !item.levels().decide().equals(MINISTRY)) {
            fault(
                    file,
                    FaultCode.RESULT_ISSUER_WRONG,
                    place + ".issuer",
                    MINISTRY,
                    "organ, for the Ministry does not decide this item");
        }
    }

    private void validity(String file, String place, Item.Result result) {
        Item.Validity validity = result.validity();
        if (validity == null || validity.unit().isEmpty()) {
            return;
        }
        String unit = validity.unit();
        if (COUNTED.contains(unit) == (validity.value() == null)) {
            fault(
                    file,
                    FaultCode.RESULT_VALIDITY_WRONG,
                    place + ".value",
                    String.valueOf(validity.value()),
                    "given with year, month and day, and only with them");
        }
        boolean replaces = REPLACING.contains(String.valueOf(result.effect()));
        if (unit.equals("earlier") && !replaces || "renews".equals(result.effect()) && !COUNTED.contains(unit)) {
            fault(
                    file,
                    FaultCode.RESULT_VALIDITY_WRONG,
                    place + ".unit",
                    unit,
                    replaces ? "any" : "earlier only where a certificate is replaced; years, months or days to renew");
        }
    }

    private void effect(String file, String place, Item item, Item.Result result) {
        String effect = String.valueOf(result.effect());
        boolean ends = effect.equals("ends");
        if (ends == (result.of() == null)) {
            fault(
                    file,
                    FaultCode.RESULT_EFFECT_WRONG,
                    place + ".of",
                    String.valueOf(result.of()),
                    "the type of the certificate that it ends, and only where it ends one");
        } else if (ends && !types.contains(result.of())) {
            fault(file, FaultCode.REFERENCE_UNKNOWN, place + ".of", result.of(), "the type of a result");
        }
        if (result.acts() && !ends && result.type() == null) {
            fault(
                    file,
                    FaultCode.RESULT_EFFECT_WRONG,
                    place + ".type",
                    "missing",
                    "the type of the earlier certificate, which it takes on");
        }
        if (effect.equals("renews") && item.kind() != Item.Kind.LICENCE) {
            fault(
                    file,
                    FaultCode.RESULT_EFFECT_WRONG,
                    place + ".effect",
                    effect,
                    "another one, for only a licence is renewed (行政许可法第五十条)");
        }
    }

    private void actsOn(String file, Item item, @Nullable JsonNode own) {
        List<Item.Result> acting =
                item.results().stream().filter(Item.Result::acts).toList();
        Item.ActsOn actsOn = item.actsOn();
        if (acting.isEmpty() == (actsOn != null)) {
            fault(
                    file,
                    FaultCode.RESULT_EFFECT_WRONG,
                    "acts_on",
                    actsOn == null ? "missing" : actsOn,
                    "the field with the number of the earlier certificate, where a result acts on one");
        }
        if (actsOn == null || own == null) {
            // the form is missing: named where it is
            return;
        }
        text(file, "acts_on.field", own, actsOn.field());
        demanded(file, "acts_on.field", own, actsOn.field(), acting);
        boolean renews = acting.stream().anyMatch(result -> "renews".equals(result.effect()));
        String expires = actsOn.expires();
        if (renews == (expires == null)) {
            fault(
                    file,
                    FaultCode.RESULT_EFFECT_WRONG,
                    "acts_on.expires",
                    String.valueOf(expires),
                    "the field with the last day of the certificate, where one is renewed");
        } else if (expires != null) {
            if (!field(own, expires).path("format").asString("").equals("date")) {
                fault(file, FaultCode.RESULT_FIELD_WRONG, "acts_on.expires", expires, "a field of format date");
            }
            demanded(file, "acts_on.expires", own, expires, acting);
        }
    }

    /** Always demanded, or whenever a result acts on a certificate. */
    private void demanded(String file, String place, JsonNode own, String name, List<Item.Result> acting) {
        JsonNode when = field(own, name).path("x-when");
        boolean always = own.path("required").valueStream().anyMatch(required -> name.equals(required.asString("")));
        boolean asTheResults = acting.stream()
                .allMatch(result -> json.<JsonNode>valueToTree(result.when()).equals(when));
        if (!field(own, name).isMissingNode() && !always && !asTheResults) {
            fault(file, FaultCode.RESULT_FIELD_WRONG, place, name, "a field that is required whenever a result acts");
        }
    }

    /** In plain words, and nothing of a person's that is kept sealed. */
    private void text(String file, String place, JsonNode own, String name) {
        JsonNode field = field(own, name);
        boolean plain = field.path("type").asString("").equals("string") && !field.has("enum");
        if (!name.isEmpty() && (!plain || field.path("x-sensitive").asBoolean(false))) {
            fault(file, FaultCode.RESULT_FIELD_WRONG, place, name, "a text of the form's own part, not sensitive");
        }
    }

    private void shown(String file, String place, JsonNode own, String name) {
        JsonNode field = field(own, name);
        JsonNode one = field.path("type").asString("").equals("array") ? field.path("items") : field;
        if (!PLAIN.contains(one.path("type").asString(""))
                || field.path("x-sensitive").asBoolean(false)) {
            fault(file, FaultCode.RESULT_FIELD_WRONG, place, name, "a field of the form's own part, not sensitive");
        }
    }

    private static JsonNode field(JsonNode own, String name) {
        return own.path("properties").path(name);
    }

    private void fault(String file, FaultCode code, String place, Object found, String expected) {
        faults.add(new CatalogFault(file, code, place, String.valueOf(found), expected));
    }
}
