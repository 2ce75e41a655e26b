package io.tongban.approval;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.testing.Bundling;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A package: started, filled in once, materials given once. */
class BundleIT extends Bundling {

    @Test
    void aPackageBecomesADraftOfEachStep() {
        Client founder = person(newPerson());
        String key = UUID.randomUUID().toString();

        Answer made = founder.post("/api/bundles", key, SETUP);
        Answer again = founder.post("/api/bundles", key, SETUP);

        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(made.body());
        JsonNode read = founder.get("/api/bundles/" + made.text("/id")).body();
        for (String member : List.of("id", "answers", "steps", "parties", "materials", "questions", "forms")) {
            assertThat(read.path(member)).as(member).isEqualTo(made.body().path(member));
        }
        JsonNode name = step(made.body(), NAME);
        JsonNode firm = step(made.body(), FIRM_STEP);
        assertThat(name.path("status").asString()).isEqualTo("READY");
        assertThat(firm.path("status").asString()).isEqualTo("WAITING");
        assertThat(firm.at("/waitsFor/0").asString()).isEqualTo(NAME);
        assertThat(name.at("/form/particulars/form").asString()).isEqualTo("individual");
        assertThat(made.body()
                        .path("materials")
                        .valueStream()
                        .map(line -> line.path("material").asString()
                                + line.path("whose").asString()))
                .doesNotHaveDuplicates()
                .contains("FOUNDERSfounder");
        assertThat(founder.get(caseOf(founder, "/api/bundles/" + made.text("/id"), NAME))
                        .text("/state"))
                .isEqualTo("DRAFT");
        assertThat(founder.rows("/api/applications")).hasSize(2);
        assertThat(founder.rows("/api/bundles")).hasSize(1);
        assertThat(founder.post("/api/bundles", key, SETUP.replace("140100", "140200"))
                        .code())
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void nobodyElseSeesIt() {
        Client founder = person(newPerson());
        Client other = person(newPerson());
        String path = bundle(founder, SETUP);

        assertThat(Stream.of(
                                other.get(path),
                                firm(newPerson()).get(path),
                                other.patch(path, "1", "{\"parts\":[]}"),
                                other.attach(
                                        path + "/materials/FOUNDERS/files",
                                        UUID.randomUUID().toString(),
                                        other.uploaded("a.pdf", pdf())),
                                other.post(path + "/submission", "{}"),
                                other.post(path + "/invitations", "{\"whose\":\"founder\"}"),
                                other.post(path + "/confirmation", "{\"code\":\"000000000000\"}"))
                        .map(answer -> answer.status() + " " + answer.code()))
                .containsOnly("404 BUNDLE_NOT_FOUND");
        assertThat(official("140000", "counter").get(path).status()).isEqualTo(403);
        assertThat(other.rows("/api/bundles")).isEmpty();
        assertThat(founder.get(path).text("/revision")).isEqualTo("1");
    }

    @Test
    void whatIsSaidOnceStandsInEveryForm() {
        Client founder = person(newPerson());
        String path = bundle(founder, SETUP);

        Answer saved = founder.patch(path, "1", """
                {"parts":[%s,%s,%s],"itemAnswers":{"founder":{"agent":["no"]}}}
                """.formatted(COMMON, NAME_PART, FIRM_PART));

        assertThat(saved.status()).as(saved.body().toString()).isEqualTo(200);
        assertThat(saved.text("/revision")).isEqualTo("2");
        assertThat(saved.body().path("complete").asBoolean()).isTrue();
        for (String key : List.of(NAME, FIRM_STEP)) {
            JsonNode step = step(saved.body(), key);
            assertThat(step.at("/form/name").asString()).isEqualTo("张伟");
            assertThat(step.at("/form/identityNumber").asString()).contains("*").doesNotContain("19900307");
            assertThat(strings("select pointer from form_secret where application_id = '"
                            + step.path("applicationId").asString() + "'"))
                    .containsExactlyInAnyOrder("/identityNumber", "/phone", "/address");
        }
        assertThat(step(saved.body(), NAME).at("/form/particulars/form").asString())
                .isEqualTo("individual");
        assertThat(step(saved.body(), FIRM_STEP).at("/answers/agent/0").asString())
                .isEqualTo("no");
        assertThat(founder.patch(path, "1", "{\"parts\":[%s]}".formatted(COMMON))
                        .code())
                .isEqualTo("CHANGED_MEANWHILE");
        // masks come back as they were shown
        String shown = step(saved.body(), NAME).at("/form/identityNumber").asString();
        Answer masked = founder.patch(
                path,
                "2",
                "{\"parts\":[{\"whose\":\"founder\",\"form\":{\"identityNumber\":\"%s\"}}]}".formatted(shown));
        assertThat(masked.status()).as(masked.body().toString()).isEqualTo(200);
    }

    @Test
    void allFaultsComeAtOnceAndNothingIsSaved() {
        Client founder = person(newPerson());
        String path = bundle(founder, SETUP);

        Answer refused = founder.patch(path, "1", """
                {"parts":[
                {"whose":"founder","form":{"identityType":"111","identityNumber":"140105199003070013","nothing":1}},
                {"whose":"founder","step":"firm-name-preapproval","form":{"city":"999999","form":"general"}},
                {"whose":"founder","step":"firm-establish-individual","form":{"nameNotice":"1","capital":"x"}},
                {"whose":"somebody","form":{}}]}
                """);

        assertThat(refused.code()).isEqualTo("FORM_FAULTS");
        assertThat(faults(refused))
                .containsExactlyInAnyOrder(
                        "/parts/0/form/identityNumber CHECK_DIGIT",
                        "/parts/0/form/nothing UNKNOWN_FIELD",
                        "/parts/1/form/city NOT_A_CHOICE",
                        "/parts/1/form/form FILLED",
                        "/parts/2/form/nameNotice SUPPLIED",
                        "/parts/2/form/capital TYPE",
                        "/parts/3 UNKNOWN_PART");
        Answer after = founder.get(path);
        assertThat(after.text("/revision")).isEqualTo("1");
        assertThat(step(after.body(), NAME).path("form").has("identityType")).isFalse();
        assertThat(founder.patch(path, "", "{}").status()).isEqualTo(412);
    }

    @Test
    void aMaterialIsGivenOnceToAllThatAskForIt() {
        Client founder = person(newPerson());
        String path = bundle(founder, SETUP);
        byte[] bytes = pdf();
        String upload = founder.uploaded("设立人名册.pdf", bytes);
        String key = UUID.randomUUID().toString();
        String files = path + "/materials/FOUNDERS/files";

        Answer given = founder.attach(files, key, upload);
        Answer again = founder.attach(files, key, upload);

        assertThat(given.status()).as(given.body().toString()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(given.body());
        assertThat(given.body()
                        .path("steps")
                        .valueStream()
                        .map(step -> step.path("step").asString()))
                .containsExactly(NAME, FIRM_STEP);
        for (JsonNode step : given.body().path("steps")) {
            assertThat(founder.bytes(caseOf(founder, path, step.path("step").asString())
                            + "/materials/FOUNDERS/files/"
                            + step.at("/files/0/id").asString()))
                    .isEqualTo(bytes);
        }
        assertThat(strings("select c.refs::text from content c join material_file f on f.content = c.id where f.id = '"
                        + upload + "'"))
                .containsExactly("2");
        JsonNode line = founder.get(path)
                .body()
                .path("materials")
                .valueStream()
                .filter(one -> one.path("material").asString().equals("FOUNDERS"))
                .findFirst()
                .orElseThrow();
        assertThat(line.path("given")).hasSize(2);
        assertThat(faults(founder.attach(files, UUID.randomUUID().toString(), upload)))
                .containsExactly("/uploads/0 UPLOAD_ATTACHED");
        assertThat(founder.attach(path + "/materials/NOTHING/files", key, upload)
                        .code())
                .isEqualTo("MATERIAL_UNKNOWN");
        assertThat(faults(founder.attach(
                        files, UUID.randomUUID().toString(), person(newPerson()).uploaded("a.pdf", pdf()))))
                .containsExactly("/uploads/0 UPLOAD_NOT_FOUND");
    }

    @Test
    void aPlanOfOtherVersionsIsRefused() {
        Client founder = person(newPerson());
        plans("PK-FIRM-SETUP", recorded("PK-FIRM-SETUP").replace("\"itemVersion\": 1", "\"itemVersion\": 2"));
        assertThat(founder.post("/api/bundles", SETUP).code()).isEqualTo("PLAN_CHANGED");
        assertThat(founder.rows("/api/applications")).isEmpty();

        plans("PK-FIRM-SETUP", recorded("PK-FIRM-SETUP"));
        String path = bundle(founder, SETUP);
        plans("PK-FIRM-SETUP", recorded("PK-FIRM-SETUP").replace("\"version\": 1", "\"version\": 2"));
        Answer changed = founder.patch(path, "1", "{\"itemAnswers\":{\"founder\":{\"agent\":[\"yes\"]}}}");

        assertThat(changed.code()).as(changed.body().toString()).isEqualTo("PLAN_CHANGED");
        assertThat(founder.get(path).text("/packageVersion")).isEqualTo("1");
        assertThat(founder.patch(path, "1", "{\"itemAnswers\":{\"founder\":{\"agent\":[\"no\"]}}}")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"404,PACKAGE_UNKNOWN", "409,PACKAGE_NOT_PLANNED", "422,PLAN_EMPTY", "422,PLAN_INVALID"})
    void whatTheCatalogueRefusesIsSaidAsItIs(int status, String code) {
        CATALOG.stubFor(post(urlPathEqualTo("/internal/packages/PK-FIRM-SETUP/plan"))
                .atPriority(1)
                .willReturn(aResponse()
                        .withStatus(status)
                        .withHeader("Content-Type", "application/problem+json")
                        .withBody("""
                        {"status":%d,"code":"%s","detail":"理由","faults":[
                        {"pointer":"/answers/form","code":"REQUIRED","detail":"请回答"}]}
                        """.formatted(status, code))));
        Answer refused = person(newPerson()).post("/api/bundles", SETUP);

        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.text("/detail")).isEqualTo("理由");
        assertThat(faults(refused)).containsExactly("/answers/form REQUIRED");
    }

    @Test
    void withoutTheCatalogueNoPackageIsStarted() {
        Client founder = person(newPerson());
        CATALOG.stubFor(post(urlPathEqualTo("/internal/packages/PK-FIRM-SETUP/plan"))
                .atPriority(1)
                .willReturn(serverError()));

        Answer answer = founder.post("/api/bundles", SETUP);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("CATALOGUE_UNAVAILABLE");
        assertThat(founder.post("/api/bundles", SETUP.replace("PK-", "../")).code())
                .isEqualTo("PACKAGE_UNKNOWN");
        assertThat(founder.rows("/api/bundles")).isEmpty();
    }

    @Test
    void itsDraftsCountLikeAnyAndMayBeDeleted() {
        Client founder = person(newPerson());
        String path = bundle(founder, SETUP);
        String room = "select drafts::text from draft_room where owner = '" + founder.owner() + "'";
        assertThat(strings(room)).containsExactly("2");
        String name = caseOf(founder, path, NAME);

        assertThat(founder.delete(name).status()).isEqualTo(204);

        assertThat(strings(room)).containsExactly("1");
        assertThat(status(founder, path, NAME)).isEqualTo("DISCARDED");
        assertThat(status(founder, path, FIRM_STEP)).isEqualTo("WAITING");
        assertThat(founder.post(path + "/submission", "{}").code()).isEqualTo("NOTHING_TO_SUBMIT");
        String id = name.substring(name.lastIndexOf('/') + 1);
        assertThat(strings("select erase_draft('" + id + "', 'infinity')::text"))
                .containsExactly("true");
        assertThat(status(founder, path, NAME)).isEqualTo("DISCARDED");
    }

    @Test
    void withoutRoomForAllDraftsThereIsNone() {
        Client founder = person(newPerson());
        bundle(founder, SETUP);
        strings("update draft_room set drafts = (select 999) where owner = '" + founder.owner() + "' returning owner");

        assertThat(founder.post("/api/bundles", SETUP).code()).isEqualTo("DRAFTS_TOO_MANY");
        assertThat(founder.rows("/api/bundles")).hasSize(1);
        assertThat(founder.rows("/api/applications")).hasSize(2);
    }

    @Test
    void regionAndApplicantMustFit() {
        assertThat(person(newPerson())
                        .post("/api/bundles", SETUP.replace("140100", "999999"))
                        .code())
                .isEqualTo("REGION_UNKNOWN");
        assertThat(firm(newPerson()).post("/api/bundles", SETUP).code()).isEqualTo("APPLICANT_TYPE_WRONG");
        assertThat(faults(person(newPerson()).post("/api/bundles", "{}"))).isNotEmpty();
    }
}
