package io.tongban.approval;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.testing.Bundling;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What packages really took is told under each set of answers by itself, and of few nothing. */
class PackageReductionIT extends Bundling {

    private static final String NUMBER = "140105199003070012";

    @Test
    void whatPackagesTookIsCountedUnderTheirAnswersAndOfFewNothingIsTold() {
        CATALOG.stubFor(post(urlPathEqualTo("/share/records/query")).willReturn(okJson("""
                {"found":true,"subject":{"name":"张伟","number":"%s"},
                "record":{"number":"%s","issuedBy":"太原市公安局","validUntil":"2030-01-01"}}
                """.formatted(NUMBER, NUMBER))));
        plans("PK-FIRM-SETUP", nameAlone("counted"));
        for (int i = 0; i < 5; i++) {
            at("2026-03-02");
            String path = named(person(newPerson()), true);
            at(i < 3 ? "2026-03-06" : "2026-03-12");
            delivered(path, i == 4 ? "{\"channel\":\"COUNTER\",\"recipient\":\"张伟\"}" : ELECTRONIC);
        }
        named(person(newPerson()), true);
        plans("PK-FIRM-SETUP", nameAlone("seldom"));
        delivered(named(person(newPerson()), false), ELECTRONIC);

        Answer told = visitor().get("/api/reductions/packages");

        assertThat(told.status()).as(told.body().toString()).isEqualTo(200);
        assertThat(told.text("/baseline")).contains("假设");
        List<JsonNode> rows = told.body().path("packages").valueStream().toList();
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.path("bundles").asInt()).isGreaterThanOrEqualTo(5));
        assertThat(rows.stream().map(row -> row.at("/answers/asked").asString("")))
                .doesNotContain("seldom");
        JsonNode row = rows.stream()
                .filter(one -> one.at("/answers/asked").asString("").equals("counted"))
                .findFirst()
                .orElseThrow();
        assertThat(row.path("bundles").asInt()).isEqualTo(5);
        assertThat(row.path("items")).hasSize(1);
        assertThat(row.path("name").asString()).isEqualTo("律师事务所设立一件事");
        assertThat(row.path("lines")).isEqualTo(JsonMapper.shared().readTree("""
                {"singly":12.00,"merged":10.00,"given":1.00,"reused":0.00,"fetched":1.00,"supplied":0.00,"committed":0.00}
                """));
        assertThat(row.path("visits"))
                .isEqualTo(JsonMapper.shared().readTree("{\"before\":4,\"planned\":0,\"actual\":0.20}"));
        assertThat(row.at("/days/law/0/value").asInt()).isEqualTo(50);
        assertThat(row.at("/days/promise/0/value").asInt()).isEqualTo(13);
        assertThat(row.at("/days/actual").asDouble()).isEqualTo(4.0);
    }

    /** The recorded plan with its first step alone. @param asked what tells its answers from those of other tests */
    private static String nameAlone(String asked) {
        ObjectNode plan = (ObjectNode) JsonMapper.shared().readTree(recorded("PK-FIRM-SETUP"));
        ((ArrayNode) plan.path("steps")).remove(1);
        ((ObjectNode) plan.path("answers")).put("asked", asked);
        ArrayNode lines = plan.putArray("materials");
        JsonMapper.shared()
                .readTree(recorded("PK-FIRM-SETUP"))
                .path("materials")
                .valueStream()
                .filter(line -> line.at("/askedBy/0/step").asString("").equals(NAME))
                .forEach(lines::add);
        return plan.toString();
    }

    /** A submitted bundle; gives the path of its case. */
    private String named(Client founder, boolean fetches) {
        String bundle = bundle(founder, SETUP);
        Answer saved = founder.patch(bundle, "1", "{\"parts\":[%s,%s]}".formatted(COMMON, NAME_PART));
        assertThat(saved.status()).as(saved.body().toString()).isEqualTo(200);
        give(founder, bundle, "FOUNDERS");
        String path = caseOf(founder, bundle, NAME);
        if (fetches) {
            Answer fetched = founder.post(path + "/materials/ID-CARD/shared-record", "{\"consent\":true}");
            assertThat(fetched.status()).as(fetched.body().toString()).isEqualTo(200);
        }
        Answer submitted = founder.post(bundle + "/submission", "{}");
        assertThat(submitted.status()).as(submitted.body().toString()).isEqualTo(200);
        return path;
    }

    private void delivered(String path, String delivery) {
        grantedThroughTheCity(path);
        moved(official("140000", "counter").post(path + "/delivery", delivery), "DELIVERED");
    }
}
