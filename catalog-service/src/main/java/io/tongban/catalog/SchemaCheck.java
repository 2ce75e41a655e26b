package io.tongban.catalog;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.DialectId;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import com.networknt.schema.path.PathType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON Schema 2020-12: whether a schema is one, and whether its example says what it demands. */
final class SchemaCheck {

    /** Our own words, which say nothing about validity. */
    private static final List<NonValidationKeyword> OURS = Stream.of(
                    "x-assumption", "x-labels", "x-order", "x-sensitive", "x-when")
            .map(NonValidationKeyword::new)
            .toList();

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
            Dialect.builder(Dialects.getDraft202012()).keywords(OURS).build(),
            builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                    .pathType(PathType.JSON_POINTER)
                    .formatAssertionsEnabled(true)
                    .build()));
    private final Schema metaschema = registry.getSchema(SchemaLocation.of(DialectId.DRAFT_2020_12));

    /** What is wrong with the schema itself, each with its JSON pointer. */
    List<String> faults(JsonNode schema) {
        return texts(metaschema.validate(schema));
    }

    /** What the schema says against its own first example. */
    List<String> exampleFaults(ObjectNode schema) {
        return texts(compiled(schema).validate(schema.at("/examples/0")));
    }

    /** JSON pointers of the fields that the schema demands and the example passes without. */
    List<String> notMissed(ObjectNode schema) {
        Schema compiled = compiled(schema);
        List<String> notMissed = new ArrayList<>();
        for (String pointer : demanded(schema, schema.at("/examples/0"), "")) {
            JsonNode example = schema.at("/examples/0").deepCopy();
            int cut = pointer.lastIndexOf('/');
            if (example.at(pointer.substring(0, cut)) instanceof ObjectNode holder) {
                holder.remove(pointer.substring(cut + 1));
            }
            if (compiled.validate(example).isEmpty()) {
                notMissed.add(pointer);
            }
        }
        return notMissed;
    }

    private Schema compiled(ObjectNode schema) {
        return registry.getSchema(schema);
    }

    private static List<String> demanded(JsonNode schema, JsonNode example, String at) {
        List<String> pointers = new ArrayList<>();
        schema.path("required").forEach(name -> pointers.add(at + "/" + name.asString()));
        schema.path("properties").properties().forEach(field -> {
            if (example.has(field.getKey())) {
                pointers.addAll(demanded(field.getValue(), example.path(field.getKey()), at + "/" + field.getKey()));
            }
        });
        if (schema.has("items") && !example.isEmpty()) {
            pointers.addAll(demanded(schema.path("items"), example.path(0), at + "/0"));
        }
        return pointers;
    }

    private static List<String> texts(List<Error> errors) {
        return errors.stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
    }
}
