package io.tongban.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The forms as a neighbour receives them: text alone, read by a validator that knows nothing of our files. */
class FormsTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final CatalogContent CONTENT = CatalogFolder.shipped();

    static List<Item> items() {
        return List.copyOf(CONTENT.items().values());
    }

    @ParameterizedTest
    @MethodSource("items")
    void theExamplePassesAndMissesEachFieldThatIsDemanded(Item item) {
        Schema schema = schema(item);
        JsonNode example = form(item).at("/examples/0");
        List<String> demanded = new ArrayList<>();
        form(item).at("/required").forEach(name -> demanded.add("/" + name.asString()));
        form(item)
                .at("/properties/particulars/required")
                .forEach(name -> demanded.add("/particulars/" + name.asString()));

        assertThat(errors(schema, example)).isEmpty();
        assertThat(demanded).hasSizeGreaterThan(5).contains("/particulars");
        for (String pointer : demanded) {
            ObjectNode without = (ObjectNode) example.deepCopy();
            int cut = pointer.lastIndexOf('/');
            ((ObjectNode) without.at(pointer.substring(0, cut))).remove(pointer.substring(cut + 1));
            assertThat(errors(schema, without))
                    .as("%s without %s", item.code(), pointer)
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("items")
    void saysThatItIsOurAssumptionAndWhatItIsAbout(Item item) {
        JsonNode form = form(item);

        assertThat(form.at("/x-assumption").asBoolean()).isTrue();
        assertThat(form.at("/properties/particulars/x-assumption").asBoolean()).isTrue();
        assertThat(form.has("$id")).isFalse();
        assertThat(form.toString()).doesNotContain("\"$ref\"");
        assertThat(form.at("/properties/particulars/properties").size()).isBetween(3, 8);
        assertThat(form.at("/properties").has(item.applicantType().equals("legal") ? "operator" : "identityNumber"))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("items")
    void refusesAFieldThatNobodyAskedForATextWithoutEndAndBlanks(Item item) {
        Schema schema = schema(item);
        ObjectNode example = (ObjectNode) form(item).at("/examples/0");
        List<BiConsumer<ObjectNode, String>> hostile = List.of(
                (holder, name) -> holder.put(name, "x".repeat(2001)),
                (holder, name) -> holder.put(name + "X", "x"),
                (holder, name) -> holder.put(name, " \u3000\t"));

        for (String name : example.path("particulars").propertyNames()) {
            for (BiConsumer<ObjectNode, String> change : hostile) {
                ObjectNode spoilt = example.deepCopy();
                change.accept((ObjectNode) spoilt.path("particulars"), name);
                assertThat(errors(schema, spoilt))
                        .as("%s %s", item.code(), name)
                        .isNotEmpty();
            }
        }
    }

    /** PostgreSQL forgets the order of an object's members. */
    @Test
    void tellsTheOrderOfFields() {
        JsonNode form = form(Objects.requireNonNull(CONTENT.items().get("items/branch-change.yaml")));

        assertThat(form.at("/x-order").toString())
                .isEqualTo(
                        "[\"principal\",\"operator\",\"address\",\"matter\",\"electronicDelivery\",\"particulars\"]");
        assertThat(form.at("/properties/particulars/properties/newLawyers/items/x-order")
                        .toString())
                .isEqualTo("[\"name\",\"licenceNumber\"]");
    }

    @Test
    void keepsTheCommonFieldsOfBothKindsOfApplicants() {
        JsonNode person = form(Objects.requireNonNull(CONTENT.items().get("items/lawyer-cancel.yaml")));
        JsonNode firm = form(Objects.requireNonNull(CONTENT.items().get("items/firm-cancel.yaml")));

        assertThat(person.at("/required").toString())
                .isEqualTo(
                        "[\"name\",\"identityType\",\"identityNumber\",\"phone\",\"address\",\"matter\",\"particulars\"]");
        assertThat(firm.at("/required").toString())
                .isEqualTo("[\"principal\",\"operator\",\"address\",\"matter\",\"particulars\"]");
        for (String pointer : List.of(
                "/properties/identityNumber", "/properties/phone", "/properties/email", "/properties/birthDate")) {
            assertThat(person.at(pointer + "/x-sensitive").asBoolean())
                    .as(pointer)
                    .isTrue();
        }
        for (String pointer : List.of("identityNumber", "phone")) {
            assertThat(firm.at("/properties/operator/properties/" + pointer + "/x-sensitive")
                            .asBoolean())
                    .as(pointer)
                    .isTrue();
        }
    }

    private static JsonNode form(Item item) {
        return JSON.valueToTree(item.form());
    }

    private static Schema schema(Item item) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(JSON.writeValueAsString(item.form()), InputFormat.JSON);
    }

    private static List<?> errors(Schema schema, JsonNode document) {
        return schema.validate(
                JSON.writeValueAsString(document),
                InputFormat.JSON,
                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }
}
