package io.tongban.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What must hold for forms: each is a good schema with a complete example, is used, and differs from every other. */
final class FormRules {

    private static final int LEAST = 3;
    private static final int MOST = 8;

    private final CatalogContent content;
    private final List<CatalogFault> faults;
    private final SchemaCheck schemas = new SchemaCheck();
    private final JsonMapper json = new JsonMapper();

    FormRules(CatalogContent content, List<CatalogFault> faults) {
        this.content = content;
        this.faults = faults;
    }

    void check() {
        Set<String> wrong = new HashSet<>();
        content.forms().parts().forEach((file, schema) -> {
            int before = faults.size();
            part(file, schema);
            if (faults.size() > before) {
                wrong.add(file);
            }
        });
        Map<String, Set<String>> parents = parents();
        differ(parents);
        used(parents);
        Set<String> done = new HashSet<>();
        content.items().forEach((file, item) -> {
            String own = content.forms().ofItems().getOrDefault(file, "");
            String common = Forms.common(item.applicantType());
            ObjectNode whole = content.forms().whole(item.applicantType(), own);
            if (whole != null && !wrong.contains(own) && !wrong.contains(common)) {
                when(own, item);
                if (done.add(common + own)) {
                    whole(own, whole);
                }
            }
        });
    }

    private void part(String file, ObjectNode schema) {
        int before = faults.size();
        schemas.faults(schema)
                .forEach(text -> fault(file, FaultCode.SCHEMA_INVALID, "schema", text, "JSON Schema 2020-12"));
        new FieldRules(file, faults).check(schema);
        if (faults.size() == before) {
            schemas.exampleFaults(schema)
                    .forEach(text ->
                            fault(file, FaultCode.EXAMPLE_WRONG, "examples[1]", text, "an example that passes"));
        }
        int fields = schema.path("properties").size();
        if (!Forms.COMMON.contains(file) && (fields < LEAST || fields > MOST)) {
            fault(file, FaultCode.FIELD_COUNT_WRONG, "properties", fields + " fields", LEAST + " to " + MOST);
        }
        if (schema.path("properties").has(Forms.PARTICULARS)) {
            fault(
                    file,
                    FaultCode.FIELD_NAME_TAKEN,
                    "properties",
                    Forms.PARTICULARS,
                    "another name, for own parts stand there");
        }
        JsonNode example = schema.at("/examples/0");
        for (String name : schema.path("properties").propertyNames()) {
            if (!example.has(name)) {
                fault(file, FaultCode.EXAMPLE_WRONG, "examples[1]", "no " + name, "a value for every field");
            }
        }
    }

    /** Two matters with the same questions would mean that nobody thought about one of them; items of one parent may. */
    private void differ(Map<String, Set<String>> parents) {
        Map<String, String> seen = new HashMap<>();
        content.forms().parts().forEach((file, schema) -> {
            ObjectNode shape = json.createObjectNode();
            shape.set("properties", schema.path("properties").deepCopy());
            shape.set("required", schema.path("required"));
            withoutTexts(shape);
            String same = seen.putIfAbsent(shape.toString(), file);
            boolean ofOneParent = same != null
                    && parents.containsKey(file)
                    && parents.get(file).equals(parents.get(same));
            if (same != null && !ofOneParent) {
                fault(file, FaultCode.FORM_SAME, "properties", "the same as " + same, "a form of its own");
            }
        });
    }

    private static void withoutTexts(JsonNode schema) {
        schema.path("properties").forEach(field -> {
            if (field instanceof ObjectNode node) {
                node.remove(List.of("title", "description"));
            }
            withoutTexts(field);
            withoutTexts(field.path("items"));
        });
    }

    /** File of a form → main items of the items that use it; none for the common parts. */
    private Map<String, Set<String>> parents() {
        Map<String, Set<String>> parents = new HashMap<>();
        content.items().forEach((file, item) -> {
            String own = content.forms().ofItems().getOrDefault(file, "");
            parents.computeIfAbsent(own, none -> new HashSet<>()).add(item.parent());
            parents.computeIfAbsent(Forms.common(item.applicantType()), none -> new HashSet<>());
        });
        return parents;
    }

    private void used(Map<String, Set<String>> parents) {
        for (String file : content.forms().parts().keySet()) {
            Set<String> of = parents.get(file);
            if (of == null) {
                fault(file, FaultCode.UNUSED, "file", "used by no item", "an item that names this form");
            } else if (of.size() > 1) {
                fault(file, FaultCode.FORM_SHARED, "file", "used by items of " + of, "items of one parent");
            }
        }
        for (String file : Forms.COMMON) {
            if (!content.forms().parts().containsKey(file)) {
                fault(file, FaultCode.FILE_MISSING, "file", "missing", "a file of this name");
            }
        }
    }

    private void when(String file, Item item) {
        Map<String, Question> asked = item.questions().stream()
                .collect(Collectors.toMap(Question::id, Function.identity(), (one, other) -> one));
        Forms.conditional(item.form())
                .forEach((field, when) -> when.forEach((id, values) -> {
                    Question question = asked.get(id);
                    if (question == null || !When.known(values, question.values())) {
                        fault(
                                file,
                                FaultCode.REFERENCE_UNKNOWN,
                                field + ".x-when",
                                id + ": " + values,
                                "a question that " + item.code() + " asks, and answers of it, joined by |");
                    }
                }));
    }

    private void whole(String file, ObjectNode whole) {
        List<String> against = new ArrayList<>(schemas.faults(whole));
        against.addAll(schemas.exampleFaults(whole));
        against.forEach(
                text -> fault(file, FaultCode.EXAMPLE_WRONG, "schema", text, "a whole form whose example passes"));
        schemas.notMissed(whole)
                .forEach(pointer -> fault(
                        file,
                        FaultCode.REQUIRED_WITHOUT_EFFECT,
                        "required",
                        pointer,
                        "a field without which the example fails"));
    }

    private void fault(String file, FaultCode code, String place, Object found, String expected) {
        faults.add(new CatalogFault(file, code, place, String.valueOf(found), expected));
    }
}
