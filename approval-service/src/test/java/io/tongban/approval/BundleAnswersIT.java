package io.tongban.approval;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.testing.Bundling;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The questions of a package are answered otherwise before anything of it is submitted. */
class BundleAnswersIT extends Bundling {

    private static final String NAMED = SETUP.replace("\"named\":\"no\"", "\"named\":\"yes\"");
    private static final String TO_BE_NAMED = answers("no");
    private static final String HAS_A_NAME = answers("yes");

    /** As the catalogue plans for whoever has a name already: without the first step. */
    @BeforeEach
    void otherAnswersHaveOtherSteps() {
        CATALOG.stubFor(
                plan("PK-FIRM-SETUP", "$.answers.named", "yes").willReturn(okJson(withoutName("PK-FIRM-SETUP"))));
    }

    @Test
    void aNewStepBeginsWithWhatWasSaidAndGivenAndWhatStaysGoesOn() {
        Client founder = person(newPerson());
        String path = bundle(founder, NAMED);
        assertThat(founder.patch(path, "1", "{\"parts\":[%s,%s]}".formatted(COMMON, FIRM_PART))
                        .status())
                .isEqualTo(200);
        give(founder, path, "FOUNDERS");
        give(founder, path, "CHARTER");
        String firm = caseOf(founder, path, FIRM_STEP);
        String key = UUID.randomUUID().toString();

        Answer changed = founder.put(path + "/answers", key, "2", TO_BE_NAMED);

        assertThat(changed.status()).as(changed.body().toString()).isEqualTo(200);
        assertThat(changed.text("/revision")).isEqualTo("3");
        assertThat(changed.text("/answers/named")).isEqualTo("no");
        assertThat(founder.put(path + "/answers", key, "2", TO_BE_NAMED).body()).isEqualTo(changed.body());
        assertThat(founder.put(path + "/answers", key, "3", HAS_A_NAME).code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        JsonNode name = step(changed.body(), NAME);
        assertThat(name.path("status").asString()).isEqualTo("READY");
        assertThat(name.at("/form/identityNumber").asString()).isEqualTo("1401**********0012");
        assertThat(name.at("/form/particulars/form").asString()).isEqualTo("individual");
        JsonNode kept = step(changed.body(), FIRM_STEP);
        assertThat(kept.path("status").asString()).isEqualTo("WAITING");
        assertThat("/api/applications/" + kept.path("applicationId").asString()).isEqualTo(firm);
        assertThat(kept.at("/form/particulars/premises").asString()).contains("太原市");
        assertThat(given(changed.body(), "FOUNDERS")).containsExactly(NAME, FIRM_STEP);
        assertThat(given(changed.body(), "CHARTER")).containsExactly(FIRM_STEP);
        assertThat(strings("select c.refs::text from content c join material_file f on f.content = c.id"
                        + " where f.application_id = '"
                        + caseOf(founder, path, NAME).substring(18) + "'"))
                .containsExactly("2");
        assertThat(strings("select drafts::text from draft_room where owner = '" + founder.owner() + "'"))
                .containsExactly("2");
    }

    @Test
    void whoLoadedADraftBeforeFindsItChanged() {
        Client founder = person(newPerson());
        String path = bundle(founder, NAMED);
        String firm = caseOf(founder, path, FIRM_STEP);
        String before = founder.get(firm).text("/revision");

        answered(founder, path, TO_BE_NAMED);

        assertThat(founder.patch(firm, before, PERSON_FORM).status()).isEqualTo(412);
    }

    @Test
    void whatWasTakenOverIsAsGoodAsSaidAndAfterASubmissionNothingChanges() {
        Client founder = person(newPerson());
        String path = bundle(founder, NAMED);
        founder.patch(path, "1", "{\"parts\":[%s,%s]}".formatted(COMMON, FIRM_PART));
        give(founder, path, "FOUNDERS");
        answered(founder, path, TO_BE_NAMED);
        Answer saved = founder.patch(
                path, "3", "{\"parts\":[%s],\"itemAnswers\":{\"founder\":{\"agent\":[\"no\"]}}}".formatted(NAME_PART));
        assertThat(saved.status()).as(saved.body().toString()).isEqualTo(200);

        Answer submitted = founder.post(path + "/submission", "{}");

        assertThat(submitted.status()).as(submitted.body().toString()).isEqualTo(200);
        Answer late = founder.put(
                path + "/answers",
                UUID.randomUUID().toString(),
                founder.get(path).text("/revision"),
                HAS_A_NAME);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.code()).isEqualTo("BUNDLE_SUBMITTED");
    }

    @Test
    void aStepNoLongerChosenGoesIntoTheBinAndComesAnew() {
        Client founder = person(newPerson());
        String path = filledSetup(founder);
        String dropped = caseOf(founder, path, NAME);
        String firm = caseOf(founder, path, FIRM_STEP);

        Answer without = answered(founder, path, HAS_A_NAME);

        assertThat(without.body().path("steps")).hasSize(1);
        assertThat(step(without.body(), FIRM_STEP).path("status").asString()).isEqualTo("READY");
        assertThat(founder.get(dropped).status()).isEqualTo(404);
        assertThat(founder.rows("/api/applications/bin").get(0).path("id").asString())
                .isEqualTo(dropped.substring(18));
        assertThat(founder.rows("/api/bundles").get(0).path("steps")).hasSize(1);
        assertThat(founder.get(firm).body().path("openActions").toString())
                .as("it waits for nothing any more")
                .contains("SUBMIT");

        Answer again = answered(founder, path, TO_BE_NAMED);

        assertThat(step(again.body(), NAME).path("status").asString()).isEqualTo("READY");
        assertThat(caseOf(founder, path, NAME)).isNotEqualTo(dropped);
        assertThat(given(again.body(), "FOUNDERS")).containsExactly(NAME, FIRM_STEP);
        assertThat(caseOf(founder, path, FIRM_STEP)).isEqualTo(firm);
        assertThat(strings("select drafts::text from draft_room where owner = '" + founder.owner() + "'"))
                .containsExactly("2");
    }

    @Test
    void ofTwoWhoEditTheSamePackageOneIsRefused() {
        Client founder = person(newPerson());
        String path = filledSetup(founder);

        List<Answer> both = Stream.of(HAS_A_NAME, TO_BE_NAMED)
                .parallel()
                .map(body -> founder.put(path + "/answers", UUID.randomUUID().toString(), "2", body))
                .toList();

        assertThat(both.stream().map(Answer::status)).containsExactlyInAnyOrder(200, 412);
        assertThat(both.stream().map(Answer::code)).contains("CHANGED_MEANWHILE");
        assertThat(founder.get(path).text("/revision")).isEqualTo("3");
        assertThat(founder.put(path + "/answers", "x", "2", HAS_A_NAME).code()).isEqualTo("CHANGED_MEANWHILE");
        assertThat(founder.put(path + "/answers", "y", null, HAS_A_NAME).code()).isEqualTo("IF_MATCH_MISSING");
    }

    @Test
    void theSameRequestAtTheSameMomentIsDoneOnce() {
        Client founder = person(newPerson());
        String path = filledSetup(founder);
        String key = UUID.randomUUID().toString();

        List<Answer> both = Stream.of(key, key)
                .parallel()
                .map(same -> founder.put(path + "/answers", same, "2", HAS_A_NAME))
                .toList();

        assertThat(both)
                .allSatisfy(answer ->
                        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200));
        assertThat(founder.get(path).text("/revision")).isEqualTo("3");
        assertThat(founder.rows("/api/applications/bin")).hasSize(1);
    }

    @Test
    void whatTheCatalogueRefusesChangesNothing() {
        Client founder = person(newPerson());
        String path = filledSetup(founder);
        JsonNode before = founder.get(path).body();
        for (String code : List.of("PLAN_EMPTY", "PLAN_INVALID")) {
            CATALOG.stubFor(plan("PK-FIRM-SETUP", "$.answers.form", code)
                    .willReturn(aResponse()
                            .withStatus(422)
                            .withHeader("Content-Type", "application/problem+json")
                            .withBody("""
                            {"status":422,"code":"%s","detail":"理由","faults":[
                            {"pointer":"/answers/form","code":"NOT_A_CHOICE","detail":"不在可选范围内"}]}
                            """.formatted(code))));
            Answer refused = founder.put(
                    path + "/answers",
                    UUID.randomUUID().toString(),
                    "2",
                    "{\"answers\":{\"form\":\"%s\"}}".formatted(code));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.code()).isEqualTo(code);
            assertThat(faults(refused)).containsExactly("/answers/form NOT_A_CHOICE");
        }
        CATALOG.stubFor(plan("PK-FIRM-SETUP", "$.answers.form", "down").willReturn(serverError()));
        assertThat(founder.put(path + "/answers", "d", "2", "{\"answers\":{\"form\":\"down\"}}")
                        .code())
                .isEqualTo("CATALOGUE_UNAVAILABLE");
        assertThat(faults(founder.put(path + "/answers", "e", "2", "{}"))).isNotEmpty();
        assertThat(founder.get(path).body()).isEqualTo(before);
        assertThat(person(newPerson())
                        .put(path + "/answers", "f", "2", HAS_A_NAME)
                        .code())
                .isEqualTo("BUNDLE_NOT_FOUND");
        assertThat(official("140000", "counter")
                        .put(path + "/answers", "g", "2", HAS_A_NAME)
                        .status())
                .isEqualTo(403);
    }

    /** Answers to questions of items that the new plan does not ask any more. */
    @Test
    void whatNoLongerFitsIsLeftOut() {
        CATALOG.stubFor(plan("PK-FIRM-SETUP", "$.answers.named", "yes")
                .withRequestBody(matchingJsonPath("$.itemAnswers.founder.agent"))
                .atPriority(0)
                .willReturn(aResponse()
                        .withStatus(422)
                        .withHeader("Content-Type", "application/problem+json")
                        .withBody("""
                        {"status":422,"code":"PLAN_INVALID","detail":"理由","faults":[
                        {"pointer":"/itemAnswers/founder/agent","code":"UNKNOWN_QUESTION","detail":"没有这个问题"}]}
                        """)));
        Client founder = person(newPerson());
        String path = filledSetup(founder);

        answered(founder, path, HAS_A_NAME);

        assertThat(strings("select (request #> '{itemAnswers,founder}')::text from bundle where id = '"
                        + path.substring(path.lastIndexOf('/') + 1) + "'"))
                .containsExactly("{}");
    }

    private static String answers(String named) {
        return """
                {"answers":{"form":"individual","named":"%s","other_firm":"no","other_prov":"no","all_same":"no"}}
                """.formatted(named);
    }

    private static String withoutName(String code) {
        ObjectNode plan = (ObjectNode) JsonMapper.shared().readTree(recorded(code));
        ((ObjectNode) plan.path("answers")).put("named", "yes");
        ArrayNode steps = (ArrayNode) plan.path("steps");
        steps.remove(0);
        ((ObjectNode) steps.get(0)).putArray("after");
        for (JsonNode line : plan.path("materials")) {
            leaveOut((ArrayNode) line.path("askedBy"), "step", List.of(NAME));
        }
        leaveOut((ArrayNode) plan.at("/forms/parts"), "step", List.of(NAME));
        return plan.toString();
    }

    private static List<String> given(JsonNode bundle, String material) {
        return bundle.path("materials")
                .valueStream()
                .filter(line -> line.path("material").asString().equals(material))
                .flatMap(line -> line.path("given").valueStream())
                .map(given -> given.path("step").asString())
                .toList();
    }
}
