package io.tongban.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.testing.ApprovalIT;
import io.tongban.approval.testing.Client;
import io.tongban.support.testing.TestIdentity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page that explains every limit of a case: what ran has ended once its step was taken. */
class ClockIT extends ApprovalIT {

    @ParameterizedTest
    @CsvSource({"EFFECT, EFFECTED", "DROP, DROPPED"})
    void theLimitOfAProceedingEndsWithItsDecision(String outcome, String state) {
        Client holder = person(newPerson());
        String proceeding = deregistration(granted(holder));
        assertThat(limit(holder, proceeding, "法定办结期限", "state")).isEqualTo("DUE");

        at("2026-03-05");
        moved(
                official("140000", "decider")
                        .post(
                                proceeding + "/proceeding-decision",
                                "{\"outcome\":\"%s\",\"text\":\"事实清楚\"}".formatted(outcome)),
                state);

        assertThat(limit(holder, proceeding, "法定办结期限", "state")).isEqualTo("CLOSED");
        assertThat(limit(holder, proceeding, "法定办结期限", "closedOn")).isEqualTo("2026-03-05");
    }

    private static String limit(Client reader, String path, String name, String field) {
        return reader.get(path + "/clock")
                .body()
                .path("limits")
                .valueStream()
                .filter(limit -> limit.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow()
                .path(field)
                .asString("");
    }

    private String granted(Client holder) {
        String path = complete(holder, "forensic-person-renew", "140000", PERSON_FORM);
        submitted(holder, path);
        moved(official("140000", "counter").post(path + "/acceptance", "{}"), "ACCEPTED");
        moved(
                as(TestIdentity.official("140000-other", "审", "140000", "reviewer"))
                        .post(path + "/opinion", OPINION),
                "OPINED");
        moved(official("140000", "decider").post(path + "/decision", GRANT), "GRANTED");
        return path;
    }

    private String deregistration(String permit) {
        String body = "{\"ground\":\"EXPIRED\",\"explanation\":\"有效期届满未申请延续\"}";
        return "/api/applications/"
                + moved(official("140000", "reviewer").post(permit + "/proceedings", body), "INITIATED")
                        .text("/id");
    }
}
