package io.tongban.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.support.identity.Passport;
import io.tongban.support.testing.Committed;
import io.tongban.support.testing.TestIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole surface: who may call what, and that the committed API document says what is really answered. */
class SurfaceIT extends CatalogIT {

    private static final String VISITORS = "the catalogue is published for everybody; the passport may be a visitor's";
    private static final String DOCUMENT = "API document: nothing of a person's, not routed by itself";

    /** Endpoints without a role, each with the reason. */
    private static final Map<String, String> OPEN = Map.ofEntries(
            Map.entry("GET /api/catalog/summary", VISITORS),
            Map.entry("GET /api/catalog/items", VISITORS),
            Map.entry("GET /api/catalog/items/{code}", VISITORS),
            Map.entry("GET /api/catalog/items/{code}/print", VISITORS),
            Map.entry("GET /api/catalog/items/{code}/versions", VISITORS),
            Map.entry("GET /api/catalog/items/{code}/versions/{version}", VISITORS),
            Map.entry("GET /api/catalog/packages", VISITORS),
            Map.entry("GET /api/catalog/packages/{code}", VISITORS),
            Map.entry("POST /api/catalog/packages/{code}/plan", VISITORS),
            Map.entry("GET /api/catalog/commitments", VISITORS),
            Map.entry("GET /api/catalog/commitments/{code}", VISITORS),
            Map.entry("GET /api/catalog/materials/{code}", VISITORS),
            Map.entry("GET /v3/api-docs", DOCUMENT),
            Map.entry("GET /v3/api-docs.yaml", DOCUMENT));

    private static final Map<String, String> GUARDED = Map.of(
            "GET /internal/items/{code}", "hasAuthority('SCOPE_items')",
            "POST /internal/packages/{code}/plan", "hasAuthority('SCOPE_items')",
            "PUT /internal/clock", "hasAuthority('SCOPE_clock')",
            "GET /api/catalog/admin/items/{code}", "hasRole('editor')",
            "POST /api/catalog/admin/items/{code}/dry-run", "hasRole('editor')",
            "POST /api/catalog/admin/items/{code}/versions", "hasRole('editor')",
            "GET /api/catalog/admin/changes", "hasAnyRole('editor', 'supervisor', 'auditor')");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Test
    void everyEndpointHasARoleOrAReasonToHaveNone() {
        Map<String, String> guarded = new TreeMap<>();
        List<String> open = new ArrayList<>();
        mappings.getHandlerMethods().forEach((mapping, handler) -> {
            PreAuthorize rule = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), PreAuthorize.class);
            mapping.getPatternsCondition()
                    .getPatterns()
                    .forEach(pattern -> mapping.getMethodsCondition()
                            .getMethods()
                            .forEach(method -> {
                                if (rule == null) {
                                    open.add(method + " " + pattern);
                                } else {
                                    guarded.put(method + " " + pattern, rule.value());
                                }
                            }));
        });

        assertThat(open).containsExactlyInAnyOrderElementsOf(OPEN.keySet());
        assertThat(guarded).isEqualTo(GUARDED);
    }

    @Test
    void theCommittedApiDocumentIsTheRealOne() {
        Committed.compare("openapi.json", document());
    }

    @ParameterizedTest
    @CsvSource({
        "/api/catalog/summary, CatalogSummary",
        "/api/catalog/items?limit=100, ItemPage",
        "/api/catalog/items/lawyer-practice-fulltime, ItemGuide",
        "/api/catalog/items/lq-grant, ItemGuide",
        "/api/catalog/items/foreign-rep-establish/versions/1, ItemGuide",
        "/api/catalog/items/lq-grant/versions, ItemVersionPage",
        "/api/catalog/admin/items/lq-grant, ItemSource",
        "/api/catalog/admin/changes, ChangeLog",
        "/api/catalog/packages, PackagePage",
        "/api/catalog/packages/PK-LAWYER-FIRST, PackageAnswer",
        "/api/catalog/commitments, CommitmentPage",
        "/api/catalog/commitments/CM-01, CommitmentAnswer",
        "/api/catalog/materials/ID-CARD, MaterialAnswer",
        "/internal/items/lq-grant, NeighbourItem",
        "/internal/items/legal-aid-apply, NeighbourItem"
    })
    void answersHaveTheDocumentedShape(String path, String schema) {
        JsonNode answer = path.startsWith("/internal")
                ? json(getAs(TestIdentity.neighbour("approval", "catalog", "items"), path))
                : json(client.get()
                        .uri(path)
                        .header(
                                Passport.HEADER,
                                TestIdentity.passport(TestIdentity.official("xu", "徐静", "140000", "editor"), "catalog"))
                        .exchange()
                        .expectStatus()
                        .isOk());
        JsonNode document = new JsonMapper().readTree(document());

        List<String> differences = new ArrayList<>();
        compare(document, document.at("/components/schemas/" + schema), answer, schema, differences);

        assertThat(differences).isEmpty();
    }

    /** A plan in which there is something of everything. */
    @ParameterizedTest
    @CsvSource({
        "PK-FIRM-SETUP, form=general named=no other_firm=yes other_prov=yes all_same=yes",
        "PK-LAWYER-FIRST, cert=no type=full resident=tw",
        "PK-LAWYER-TRANSFER, from=in old_partner=yes new_partner=yes old_head=yes agreement=yes"
    })
    void plansHaveTheDocumentedShape(String code, String answers) {
        JsonNode answer = json(client.post()
                .uri("/api/catalog/packages/" + code + "/plan")
                .header(Passport.HEADER, visitor())
                .bodyValue(Plans.of(code, answers, 2).body())
                .exchange()
                .expectStatus()
                .isOk());
        JsonNode document = new JsonMapper().readTree(document());

        List<String> differences = new ArrayList<>();
        compare(document, document.at("/components/schemas/Plan"), answer, "Plan", differences);

        assertThat(differences).isEmpty();
    }

    private String document() {
        return client.get()
                        .uri("/v3/api-docs")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody()
                        .strip()
                + "\n";
    }

    private static void compare(JsonNode document, JsonNode schema, JsonNode value, String where, List<String> out) {
        if (schema.has("anyOf")) {
            compare(document, schema.at(value.isNull() ? "/anyOf/1" : "/anyOf/0"), value, where, out);
            return;
        }
        if (schema.has("$ref")) {
            compare(document, document.at(schema.at("/$ref").asString().substring(1)), value, where, out);
            return;
        }
        String types = schema.at("/type").toString();
        if (!types.contains(type(value))) {
            out.add(where + ": " + type(value) + ", documented " + types);
        } else if (value.isArray()) {
            for (JsonNode entry : value) {
                compare(document, schema.at("/items"), entry, where + "[]", out);
            }
        } else if (schema.has("properties")) {
            TreeSet<String> documented = new TreeSet<>(schema.at("/properties").propertyNames());
            if (!documented.equals(new TreeSet<>(value.propertyNames()))) {
                out.add(where + ": " + value.propertyNames() + ", documented " + documented);
            }
            value.properties()
                    .forEach(member -> compare(
                            document,
                            schema.at("/properties/" + member.getKey()),
                            member.getValue(),
                            where + "." + member.getKey(),
                            out));
        }
        if (schema.has("enum")
                && !value.isNull()
                && !schema.at("/enum").toString().contains(value.toString())) {
            out.add(where + ": " + value + ", documented " + schema.at("/enum"));
        }
    }

    private static String type(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "object";
            case ARRAY -> "array";
            case STRING -> "string";
            case BOOLEAN -> "boolean";
            case NUMBER -> "integer";
            default -> "null";
        };
    }
}
