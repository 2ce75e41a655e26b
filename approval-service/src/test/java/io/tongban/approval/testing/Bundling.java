package io.tongban.approval.testing;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import io.tongban.approval.testing.Client.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** People with packages. The plans are the catalogue's own, recorded from its engine. */
public abstract class Bundling extends Holders {

    protected static final String NAME = "firm-name-preapproval";
    protected static final String FIRM_STEP = "firm-establish-individual";
    protected static final String SETUP = """
            {"package":"PK-FIRM-SETUP","region":"140100","answers":{"form":"individual","named":"no","other_firm":"no",
            "other_prov":"no","all_same":"no"}}
            """;
    protected static final String COMMON = """
            {"whose":"founder","form":{"name":"张伟","identityType":"111","identityNumber":"140105199003070012",
            "phone":"13900000001","address":"太原市小店区","matter":"设立律师事务所","electronicDelivery":true}}
            """;
    protected static final String NAME_PART = """
            {"whose":"founder","step":"firm-name-preapproval","form":{"city":"140100","names":["山西示例律师事务所"],
            "meaning":"示例","founders":[{"name":"张伟","licenceNumber":"示例0001"}]}}
            """;
    protected static final String FIRM_PART = """
            {"whose":"founder","step":"firm-establish-individual","form":{"firmName":"山西示例律师事务所",
            "premises":"太原市示例路0号","capital":10,"licenceNumber":"示例0001","practiceYears":6}}
            """;

    @BeforeEach
    void theCatalogueMakesPlans() {
        for (String code : List.of("PK-FIRM-SETUP", "PK-LAWYER-FIRST", "PK-FORENSIC-RENEW")) {
            plans(code, recorded(code));
        }
        CATALOG.stubFor(post(urlPathEqualTo("/internal/packages/PK-FIRM-SETUP/plan"))
                .withRequestBody(matchingJsonPath("$.itemAnswers.founder[?(@.agent[0] == 'no')]"))
                .atPriority(1)
                .willReturn(okJson(recorded("PK-FIRM-SETUP-without-agent"))));
    }

    protected static void plans(String code, String plan) {
        CATALOG.stubFor(post(urlPathEqualTo("/internal/packages/" + code + "/plan"))
                .atPriority(2)
                .willReturn(okJson(plan)));
    }

    protected static String recorded(String name) {
        try {
            return Files.readString(Path.of("src/test/resources/plans/" + name + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a package and gives its path. */
    protected static String bundle(Client starter, String body) {
        Answer made = starter.post("/api/bundles", body);
        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        return "/api/bundles/" + made.text("/id");
    }

    /** With all forms filled in, and the founders given. */
    protected static String filledSetup(Client founder) {
        String path = bundle(founder, SETUP);
        Answer saved = founder.patch(path, "1", """
                {"parts":[%s,%s,%s],"itemAnswers":{"founder":{"agent":["no"]}}}
                """.formatted(COMMON, NAME_PART, FIRM_PART));
        assertThat(saved.status()).as(saved.body().toString()).isEqualTo(200);
        give(founder, path, "FOUNDERS");
        return path;
    }

    protected static Answer give(Client founder, String path, String material) {
        Answer given = founder.attach(
                path + "/materials/" + material + "/files",
                UUID.randomUUID().toString(),
                founder.uploaded("材料.pdf", pdf()));
        assertThat(given.status()).as(given.body().toString()).isEqualTo(201);
        return given;
    }

    /** Bytes that nobody else gives. */
    protected static byte[] pdf() {
        return ("%PDF-1.7\n% " + UUID.randomUUID() + "\n%%EOF\n").getBytes(StandardCharsets.UTF_8);
    }

    protected static JsonNode step(JsonNode view, String key) {
        return view.path("steps")
                .valueStream()
                .filter(step -> step.path("key").asString().equals(key))
                .findFirst()
                .orElseThrow();
    }

    protected static String status(Client reader, String path, String key) {
        return step(reader.get(path).body(), key).path("status").asString();
    }

    protected static String caseOf(Client reader, String path, String key) {
        return "/api/applications/"
                + step(reader.get(path).body(), key).path("applicationId").asString();
    }

    /** Once the scanner has looked at every file of a case: before, nobody accepts it. */
    protected static void whenClean(String path) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> strings("select count(*)::text from material_file f join content c on c.id = f.content"
                                + " where f.application_id = '" + path.substring(path.lastIndexOf('/') + 1)
                                + "' and (c.scan <> 'CLEAN' or c.scan_done < f.scan_number)")
                        .equals(List.of("0")));
    }

    protected void grantedThroughTheCity(String path) {
        whenClean(path);
        moved(official("140100", "counter").post(path + "/acceptance", "{}"), "ACCEPTED");
        moved(official("140100", "reviewer").post(path + "/opinion", OPINION), "OPINED");
        moved(official("140100", "reviewer").post(path + "/forwarding", "{}"), "FORWARDED");
        moved(official("140000", "reviewer").post(path + "/opinion", OPINION), "OPINED");
        moved(official("140000", "decider").post(path + "/decision", GRANT), "GRANTED");
    }

    /** A question to the catalogue's engine that says this. */
    protected static MappingBuilder plan(String code, String path, String value) {
        return post(urlPathEqualTo("/internal/packages/" + code + "/plan"))
                .withRequestBody(matchingJsonPath(path, equalTo(value)))
                .atPriority(1);
    }

    /** Leaves out of a plan's list what has one of these values. */
    protected static void leaveOut(ArrayNode rows, String member, List<String> values) {
        for (int i = rows.size() - 1; i >= 0; i--) {
            if (values.contains(rows.get(i).path(member).asString(""))) {
                rows.remove(i);
            }
        }
    }

    /** With other answers. */
    protected static Answer answered(Client starter, String path, String answers) {
        Answer changed = starter.put(
                path + "/answers",
                UUID.randomUUID().toString(),
                starter.get(path).text("/revision"),
                answers);
        assertThat(changed.status()).as(changed.body().toString()).isEqualTo(200);
        return changed;
    }

    /** As it is shown. */
    protected static void sign(Client signer, String path, String material) {
        String one = path + "/commitments/" + material;
        Answer notice = signer.get(one + "/notice");
        Answer signed = signer.post(
                one + "/signature",
                "{\"noticeVersion\":%s,\"noticeSm3\":\"%s\"}".formatted(notice.text("/version"), notice.text("/sm3")));
        assertThat(signed.status()).as(signed.body().toString()).isEqualTo(201);
    }

    protected static List<String> codes(Answer refused) {
        return refused.body()
                .path("faults")
                .valueStream()
                .map(fault -> fault.path("code").asString())
                .toList();
    }
}
