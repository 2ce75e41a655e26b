package io.tongban.approval;

import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.testing.Bundling;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A package whose answers choose commitments: each is signed for the case that asks for the proof. */
class BundleCommitmentIT extends Bundling {

    private static final String STEP = "lawyer-practice-fulltime";
    private static final List<String> PROOFS = List.of("CAPACITY", "NO-DISMISSAL");
    private static final String BOTH =
            "\"commitments\":{\"applicant\":{\"CAPACITY\":\"commitment\",\"NO-DISMISSAL\":\"commitment\"}}";
    private static final String START = "{\"package\":\"PK-LAWYER-FIRST\",\"region\":\"140105\",\"answers\":{},%s}";

    /** As the catalogue answers to that choice. */
    @BeforeEach
    void theCatalogueTakesTheChoice() {
        plans("PK-LAWYER-FIRST", plan("proof"));
        CATALOG.stubFor(post(urlPathEqualTo("/internal/packages/PK-LAWYER-FIRST/plan"))
                .withRequestBody(matchingJsonPath("$.commitments.applicant[?(@.CAPACITY == 'commitment')]"))
                .atPriority(1)
                .willReturn(okJson(plan("commitment"))));
    }

    /** The recorded plan for somebody who holds the qualification already: without the step on site. */
    private static String plan(String chosen) {
        ObjectNode plan = (ObjectNode) JsonMapper.shared().readTree(recorded("PK-LAWYER-FIRST"));
        ArrayNode steps = (ArrayNode) plan.path("steps");
        steps.remove(0);
        ((ObjectNode) steps.get(0)).putArray("after");
        for (JsonNode line : plan.path("materials")) {
            if (line.path("commitment") instanceof ObjectNode choice) {
                choice.put("chosen", chosen);
            }
        }
        return plan.toString();
    }

    @Test
    void whatIsChosenIsSignedPerCaseAndTheProofIsNotAsked() {
        Client applicant = person(newPerson());
        String bundle = bundle(applicant, START.formatted(BOTH));
        String path = caseOf(applicant, bundle, STEP);
        filled(applicant, bundle);

        assertThat(codes(applicant.post(bundle + "/submission", "{}"))).containsOnly("COMMITMENT_UNSIGNED");
        PROOFS.forEach(material -> sign(applicant, path, material));
        Answer submitted = applicant.post(bundle + "/submission", "{}");
        assertThat(submitted.status()).as(submitted.body().toString()).isEqualTo(200);
        assertThat(official("140100", "reviewer")
                        .get(path + "/commitments")
                        .body()
                        .findValuesAsString("state"))
                .contains("OPEN");
    }

    @Test
    void theChoiceMayChangeAndOtherEditsLeaveWhatIsSigned() {
        Client applicant = person(newPerson());
        String bundle = bundle(applicant, START.formatted("\"commitments\":{}"));
        String path = caseOf(applicant, bundle, STEP);
        filled(applicant, bundle);
        assertThat(codes(applicant.post(bundle + "/submission", "{}"))).containsOnly("MATERIAL_MISSING");

        choose(applicant, bundle, BOTH);
        assertThat(states(applicant, path)).containsOnly("CHOSEN");
        sign(applicant, path, "CAPACITY");
        applicant.patch(bundle, revision(applicant, bundle), "{\"parts\":[]}");
        assertThat(states(applicant, path)).containsOnly("CHOSEN", "SIGNED");
        assertThat(applicant
                        .get(bundle)
                        .body()
                        .path("materials")
                        .valueStream()
                        .flatMap(line -> line.path("committed").valueStream())
                        .map(one ->
                                one.path("state").asString() + one.path("step").asString()))
                .as("on the bundle's page")
                .containsExactlyInAnyOrder("CHOSEN" + STEP, "SIGNED" + STEP);
        choose(applicant, bundle, BOTH.replace("commitment\"", "proof\""));
        assertThat(states(applicant, path)).isEmpty();
    }

    private static void filled(Client applicant, String bundle) {
        Answer saved = applicant.patch(
                bundle,
                "1",
                "{\"parts\":[{\"whose\":\"applicant\",\"form\":"
                        + PERSON_FORM
                                .strip()
                                .replaceFirst("\\{\"form\":", "")
                                .replaceFirst("}}$", "}")
                                .replace("\"111\"", "\"414\"")
                                .replace(
                                        "140105199003070012",
                                        "E" + UUID.randomUUID().toString().substring(0, 8))
                        + "}]}");
        assertThat(saved.status()).as(saved.body().toString()).isEqualTo(200);
        for (String material : List.of("FIRM-ACCEPT", "PHOTO")) {
            give(applicant, bundle, material);
        }
    }

    private static void choose(Client applicant, String bundle, String commitments) {
        Answer saved = applicant.patch(bundle, revision(applicant, bundle), "{\"parts\":[]," + commitments + "}");
        assertThat(saved.status()).as(saved.body().toString()).isEqualTo(200);
    }

    private static String revision(Client applicant, String bundle) {
        return applicant.get(bundle).text("/revision");
    }

    private static List<String> states(Client applicant, String path) {
        return applicant.get(path + "/commitments").body().path("items").findValuesAsString("state").stream()
                .filter(state -> !state.isEmpty())
                .toList();
    }
}
