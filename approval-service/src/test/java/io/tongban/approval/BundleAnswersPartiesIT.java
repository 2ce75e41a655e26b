package io.tongban.approval;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static io.tongban.approval.testing.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.testing.Bundling;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Other answers of a package that needs other people. */
class BundleAnswersPartiesIT extends Bundling {

    private static final String EXPERT = "forensic-person-renew/张伟";
    private static final String OTHER = "forensic-person-renew/李静";

    @Test
    void aPartyThatFallsAwayIsNoLongerInvitedAndKeepsItsDraft() {
        CATALOG.stubFor(plan("PK-FORENSIC-RENEW", "$.answers.leave", "one").willReturn(okJson(without(OTHER))));
        CATALOG.stubFor(
                plan("PK-FORENSIC-RENEW", "$.answers.leave", "none").willReturn(okJson(without(OTHER, EXPERT))));
        Client centre = centre();
        Client expert = person(newPerson());
        String path = renewal(centre, "no");
        String open = code(centre, path, OTHER);
        String code = code(centre, path, EXPERT);
        assertThat(expert.post(path + "/confirmation", "{\"code\":\"%s\"}".formatted(code))
                        .status())
                .isEqualTo(200);
        String own = caseOf(expert, path, EXPERT);

        Answer one = answered(centre, path, "{\"answers\":{\"leave\":\"one\"}}");

        assertThat(states(one.body())).containsExactlyInAnyOrder(OTHER + " WITHDRAWN", EXPERT + " CONFIRMED");
        assertThat(person(newPerson())
                        .post(path + "/confirmation", "{\"code\":\"%s\"}".formatted(open))
                        .code())
                .isEqualTo("INVITATION_WITHDRAWN");
        assertThat(caseOf(expert, path, EXPERT)).isEqualTo(own);
        assertThat(expert.put(path + "/answers", "p", one.text("/revision"), "{\"answers\":{\"leave\":\"none\"}}")
                        .code())
                .as("who confirmed a part answers nothing of it")
                .isEqualTo("BUNDLE_NOT_FOUND");

        answered(centre, path, "{\"answers\":{\"leave\":\"none\"}}");

        assertThat(expert.get(path).status()).isEqualTo(404);
        assertThat(expert.get(own).text("/state")).isEqualTo("DRAFT");
        assertThat(strings("select body::text from outbox where body ->> 'subject' = '" + own.substring(18) + "'"))
                .singleElement()
                .asString()
                .contains("package-part-ended", expert.owner());
        assertThat(centre.get(path).body().path("steps")).hasSize(1);
    }

    @Test
    void whoConfirmedWithoutACaseOfTheirOwnIsToldToo() {
        CATALOG.stubFor(plan("PK-FORENSIC-RENEW", "$.answers.leave", "seen")
                .willReturn(okJson(withAWitness("forensic-org-renew", EXPERT))));
        CATALOG.stubFor(plan("PK-FORENSIC-RENEW", "$.answers.leave", "less")
                .willReturn(okJson(withAWitness("forensic-org-renew"))));
        CATALOG.stubFor(
                plan("PK-FORENSIC-RENEW", "$.answers.leave", "none").willReturn(okJson(without(OTHER, EXPERT))));
        Client centre = centre();
        Client witness = person(newPerson());
        String path = renewal(centre, "seen");
        String code = code(centre, path, "witness");
        assertThat(witness.post(path + "/confirmation", "{\"code\":\"%s\"}".formatted(code))
                        .status())
                .isEqualTo(200);

        assertThat(states(answered(centre, path, "{\"answers\":{\"leave\":\"less\"}}")
                        .body()))
                .as("who agreed to more agreed to less")
                .containsExactly("witness CONFIRMED");

        answered(centre, path, "{\"answers\":{\"leave\":\"none\"}}");

        assertThat(witness.get(path).status()).isEqualTo(404);
        assertThat(strings("select body ->> 'type' from outbox where body #> '{data,recipients}' ? '" + witness.owner()
                        + "'"))
                .containsExactly("cn.tongban.application.package-part-ended");
    }

    /** The catalogue thinks about the new answers while somebody confirms: what they were made of is no longer so. */
    @Test
    void whoConfirmsMeanwhileIsNotLost() {
        CATALOG.stubFor(plan("PK-FORENSIC-RENEW", "$.answers.leave", "seen")
                .willReturn(okJson(withAWitness("forensic-org-renew"))));
        CATALOG.stubFor(plan("PK-FORENSIC-RENEW", "$.answers.leave", "none")
                .willReturn(okJson(without(OTHER, EXPERT)).withFixedDelay(1000)));
        Client centre = centre();
        Client witness = person(newPerson());
        String path = renewal(centre, "seen");
        String code = code(centre, path, "witness");

        List<String> done = atOnce(List.<Callable<String>>of(
                () -> String.valueOf(witness.post(path + "/confirmation", "{\"code\":\"%s\"}".formatted(code))
                        .status()),
                () -> centre.put(path + "/answers", "once", "1", "{\"answers\":{\"leave\":\"none\"}}")
                        .code()));

        assertThat(done).containsExactly("200", "CHANGED_MEANWHILE");
        assertThat(witness.get(path).status()).isEqualTo(200);
    }

    /** Begun under that answer: its path. */
    private static String renewal(Client centre, String leave) {
        return bundle(centre, """
                {"package":"PK-FORENSIC-RENEW","region":"140000","answers":{"leave":"%s"},
                "repeats":{"forensic-person-renew":["张伟","李静"]}}
                """.formatted(leave));
    }

    private static String withAWitness(String... steps) {
        ObjectNode plan = (ObjectNode) JsonMapper.shared().readTree(recorded("PK-FORENSIC-RENEW"));
        ((ArrayNode) plan.path("parties"))
                .addObject()
                .put("whose", "witness")
                .put("name", "见证人")
                .put("kind", "natural")
                .put("part", "confirms")
                .<ObjectNode>set("files", plan.arrayNode())
                .set("confirms", JsonMapper.shared().valueToTree(steps));
        return plan.toString();
    }

    private static String without(String... parties) {
        ObjectNode plan = (ObjectNode) JsonMapper.shared().readTree(recorded("PK-FORENSIC-RENEW"));
        for (String list : List.of("/parties", "/steps", "/materials", "/questions", "/forms/parts")) {
            leaveOut((ArrayNode) plan.at(list), "whose", List.of(parties));
        }
        return plan.toString();
    }

    private static String code(Client starter, String path, String whose) {
        JsonNode invitations = starter.post(path + "/invitations", "{\"whose\":\"%s\"}".formatted(whose))
                .body()
                .path("invitations");
        return invitations
                .valueStream()
                .filter(one -> one.path("whose").asString().equals(whose))
                .findFirst()
                .orElseThrow()
                .path("code")
                .asString();
    }

    private static List<String> states(JsonNode bundle) {
        return bundle.path("invitations")
                .valueStream()
                .map(one ->
                        one.path("whose").asString() + " " + one.path("state").asString())
                .toList();
    }
}
