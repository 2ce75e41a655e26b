package io.tongban.approval;

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

/** A party that confirmed its part chooses and signs its own commitments, case by case; the starter does neither. */
class BundlePartyCommitmentIT extends Bundling {

    private static final String STEP = "lawyer-practice-fulltime";
    private static final String PARTNER = "partner";

    @BeforeEach
    void theLawyerIsAParty() {
        plans("PK-LAWYER-FIRST", plan("proof"));
    }

    /** The recorded plan with its online step as that of another person, who confirms it. */
    private static String plan(String chosen) {
        ObjectNode plan = (ObjectNode) JsonMapper.shared().readTree(recorded("PK-LAWYER-FIRST"));
        ((ArrayNode) plan.path("parties")).addObject().setAll((ObjectNode)
                JsonMapper.shared().readTree("""
                {"whose":"partner","party":"partner","name":"律师","label":null,"kind":"natural","part":"confirms",
                "files":["lawyer-practice-fulltime"],"confirms":[]}
                """));
        ObjectNode step = (ObjectNode) plan.path("steps").get(1);
        step.put("whose", PARTNER).putArray("after");
        for (JsonNode line : plan.path("materials")) {
            if (line.at("/askedBy/0/step").asString("").equals(STEP)) {
                ((ObjectNode) line).put("whose", PARTNER);
            }
            if (line.path("commitment") instanceof ObjectNode choice) {
                choice.put("chosen", chosen);
            }
        }
        for (JsonNode part : plan.at("/forms/parts")) {
            ((ObjectNode) part).put("whose", PARTNER);
        }
        return plan.toString();
    }

    @Test
    void thePartyChoosesAndSignsInItsOwnDraft() {
        Client starter = person(newPerson());
        Client lawyer = person(newPerson());
        String bundle = bundle(starter, "{\"package\":\"PK-LAWYER-FIRST\",\"region\":\"140105\",\"answers\":{}}");
        confirm(starter, lawyer, bundle);
        String path = caseOf(lawyer, bundle, STEP);
        filled(lawyer, bundle);
        assertThat(codes(lawyer.post(bundle + "/submission", "{}"))).containsOnly("MATERIAL_MISSING");
        assertThat(starter.put(path + "/commitments/CAPACITY", "{\"choice\":\"COMMITMENT\"}")
                        .status())
                .as("another's")
                .isEqualTo(404);

        for (String material : List.of("CAPACITY", "NO-DISMISSAL")) {
            assertThat(lawyer.put(path + "/commitments/" + material, "{\"choice\":\"COMMITMENT\"}")
                            .status())
                    .isEqualTo(200);
        }
        assertThat(codes(lawyer.post(bundle + "/submission", "{}"))).containsOnly("COMMITMENT_UNSIGNED");
        sign(lawyer, path, "CAPACITY");
        sign(lawyer, path, "NO-DISMISSAL");
        assertThat(committed(lawyer, bundle)).hasSize(2).containsOnly("SIGNED");
        assertThat(committed(starter, bundle))
                .as("of others' cases the state alone")
                .isEmpty();
        Answer submitted = lawyer.post(bundle + "/submission", "{}");
        assertThat(submitted.status()).as(submitted.body().toString()).isEqualTo(200);
    }

    /** What the starter's answers chose is chosen in the party's draft too; nothing is signed by it. */
    @Test
    void whatTheAnswersChoseIsTheirsToSignOrToChange() {
        plans("PK-LAWYER-FIRST", plan("commitment"));
        Client starter = person(newPerson());
        Client lawyer = person(newPerson());
        String bundle = bundle(starter, "{\"package\":\"PK-LAWYER-FIRST\",\"region\":\"140105\",\"answers\":{}}");
        confirm(starter, lawyer, bundle);
        String path = caseOf(lawyer, bundle, STEP);
        filled(lawyer, bundle);

        assertThat(committed(lawyer, bundle)).hasSize(2).containsOnly("CHOSEN");
        assertThat(lawyer.put(path + "/commitments/CAPACITY", "{\"choice\":\"PROOF\"}")
                        .status())
                .isEqualTo(200);
        assertThat(codes(lawyer.post(bundle + "/submission", "{}")))
                .containsExactlyInAnyOrder("MATERIAL_MISSING", "COMMITMENT_UNSIGNED");
    }

    private static void confirm(Client starter, Client party, String bundle) {
        String code = starter.post(bundle + "/invitations", "{\"whose\":\"%s\"}".formatted(PARTNER))
                .text("/invitations/0/code");
        Answer confirmed = party.post(bundle + "/confirmation", "{\"code\":\"%s\"}".formatted(code));
        assertThat(confirmed.status()).as(confirmed.body().toString()).isEqualTo(200);
    }

    private static void filled(Client party, String bundle) {
        String form = PERSON_FORM
                .strip()
                .replaceFirst("\\{\"form\":", "")
                .replaceFirst("}}$", "}")
                .replace("\"111\"", "\"414\"")
                .replace(
                        "140105199003070012", "E" + UUID.randomUUID().toString().substring(0, 8));
        Answer saved = party.patch(
                bundle,
                party.get(bundle).text("/revision"),
                "{\"parts\":[{\"whose\":\"%s\",\"form\":%s}]}".formatted(PARTNER, form));
        assertThat(saved.status()).as(saved.body().toString()).isEqualTo(200);
        for (String material : List.of("FIRM-ACCEPT", "PHOTO")) {
            give(party, bundle, material);
        }
    }

    private static List<String> committed(Client reader, String bundle) {
        return reader.get(bundle)
                .body()
                .path("materials")
                .valueStream()
                .flatMap(line -> line.path("committed").valueStream())
                .map(one -> one.path("state").asString())
                .toList();
    }
}
