package io.tongban.approval;

import static io.tongban.approval.testing.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.testing.ApprovalIT;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import io.tongban.support.testing.TestIdentity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Many acceptances in one request: what may not be accepted is named, the others are accepted. */
class BatchIT extends ApprovalIT {

    private static final String BATCH = "/api/reviews/batch/acceptance";

    @Test
    void threeOfThemMayNotBeAcceptedAndAreNamed() {
        Client applicant = person(newPerson());
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            String path = complete(applicant, "lawyer-cert-reissue", "140700", PERSON_FORM);
            submitted(applicant, path);
            paths.add(path);
        }
        Client counter = official("140700", "counter");
        applicant.post(paths.get(1) + "/withdrawal", "{\"reason\":\"不再需要\"}");
        as(TestIdentity.official("b2", "乙", "140700", "counter"))
                .post("/api/reviews/" + id(paths.get(3)) + "/claim", "");
        String foreign = complete(applicant, "lawyer-cert-reissue", "140800", PERSON_FORM);
        submitted(applicant, foreign);
        List<String> cases = new ArrayList<>(paths.stream()
                .map(path -> chosen(id(path), revision(counter, path)))
                .toList());
        cases.set(5, chosen(id(paths.get(5)), 1));
        cases.add(chosen(id(foreign), 3));
        cases.add(chosen(UUID.randomUUID().toString(), 1));

        Answer answer = counter.post(BATCH, "batch", body(cases));

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        assertThat(answer.body().path("accepted").findValuesAsString("id"))
                .containsExactly(id(paths.get(0)), id(paths.get(2)), id(paths.get(4)));
        List<String> refused = new ArrayList<>();
        for (JsonNode each : answer.body().path("refused")) {
            refused.add(each.path("code").asString());
            assertThat(each.path("detail").asString()).isNotBlank();
        }
        assertThat(refused)
                .containsExactly(
                        "OUT_OF_ORDER",
                        "CLAIMED_BY_ANOTHER",
                        "MOVED_MEANWHILE",
                        "APPLICATION_NOT_FOUND",
                        "APPLICATION_NOT_FOUND");
        assertThat(counter.get(paths.get(0)).text("/state")).isEqualTo("ACCEPTED");
        assertThat(counter.get(paths.get(5)).text("/state")).isEqualTo("SUBMITTED");
        assertThat(official("140800", "counter").get(foreign).text("/state")).isEqualTo("SUBMITTED");
        moved(
                as(TestIdentity.official("b2", "乙", "140700", "counter")).post(paths.get(3) + "/acceptance", "{}"),
                "ACCEPTED");
        assertThat(counter.post(BATCH, "batch", body(cases)).raw().body())
                .as("the first answer again")
                .isEqualTo(answer.raw().body());
        assertThat(counter.post(BATCH, "batch", body(cases.subList(0, 2))).code())
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void theSameRequestAtTheSameMomentAcceptsEachOnce() {
        Client applicant = person(newPerson());
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String path = complete(applicant, "lawyer-cert-reissue", "140900", PERSON_FORM);
            submitted(applicant, path);
            paths.add(path);
        }
        Client counter = official("140900", "counter");
        String body = body(paths.stream()
                .map(path -> chosen(id(path), revision(counter, path)))
                .toList());

        List<String> answers =
                atOnce(3, () -> counter.post(BATCH, "at-once", body).raw().body());

        assertThat(answers).containsOnly(answers.get(0));
        assertThat(answers.get(0)).contains("\"refused\":[]");
        for (String path : paths) {
            assertThat(counter.get(path + "/timeline").raw().body().split("\"action\":\"ACCEPT\""))
                    .hasSize(2);
        }
    }

    @Test
    void badBatches() {
        Client counter = official("140700", "counter");
        String one = chosen(UUID.randomUUID().toString(), 1);

        assertThat(counter.post(BATCH, body(List.of())).code()).isEqualTo("INVALID_FIELDS");
        assertThat(counter.post(BATCH, body(List.of(one, one))).code()).isEqualTo("INVALID_FIELDS");
        assertThat(counter.post(BATCH, body(Collections.nCopies(51, one))).code())
                .isEqualTo("INVALID_FIELDS");
        assertThat(counter.post(BATCH, "{\"cases\":[{\"id\":\"x\"}]}").status()).isIn(400, 422);
        assertThat(counter.post(BATCH, "{\"cases\":[{\"id\":\"%s\"}]}".formatted(UUID.randomUUID()))
                        .code())
                .isEqualTo("INVALID_FIELDS");
        assertThat(counter.post(BATCH, "", body(List.of(one))).code()).isEqualTo("IDEMPOTENCY_KEY_MISSING");
        assertThat(official("140700", "reviewer")
                        .post(BATCH, body(List.of(one)))
                        .status())
                .isEqualTo(403);
        assertThat(person(newPerson()).post(BATCH, body(List.of(one))).status()).isEqualTo(403);
    }

    private static String body(List<String> cases) {
        return cases.stream().collect(Collectors.joining(",", "{\"cases\":[", "]}"));
    }

    private static String chosen(String id, int revision) {
        return "{\"id\":\"%s\",\"revision\":%d}".formatted(id, revision);
    }

    private static int revision(Client reader, String path) {
        return reader.get(path).body().path("revision").asInt();
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
