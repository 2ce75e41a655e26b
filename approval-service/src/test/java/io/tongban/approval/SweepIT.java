package io.tongban.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.deadline.SweepRun;
import io.tongban.approval.testing.ApprovalIT;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** What time alone does to a case, and that it is done once. */
@Import(SweepRun.class)
class SweepIT extends ApprovalIT {

    @Autowired
    SweepRun sweep;

    @Test
    void fiveSilentDaysAcceptFromTheDayOfReceiptHoweverLateTheSweepComes() {
        Client applicant = person(newPerson());
        String path = complete(applicant, "lawyer-practice-fulltime", "140100", PERSON_FORM);
        submitted(applicant, path);
        at("2026-03-09");
        sweep.run().block();
        assertThat(applicant.get(path).text("/state"))
                .as("the fifth day is not over")
                .isEqualTo("SUBMITTED");

        at("2026-03-12");
        Answer unswept = applicant.get(path + "/clock");
        assertThat(unswept.text("/limits/0/state")).isEqualTo("CLOSED");
        assertThat(unswept.text("/limits/0/closedOn")).isEqualTo("2026-03-09");
        sweep.run().block();

        Answer accepted = applicant.get(path);
        assertThat(applicant.get(path + "/clock").body().at("/limits/0"))
                .isEqualTo(unswept.body().at("/limits/0"));
        assertThat(accepted.text("/state")).isEqualTo("ACCEPTED");
        assertThat(applicant.get(path + "/clock").text("/acceptedOn")).isEqualTo("2026-03-02");
        assertThat(applicant.get(path + "/clock").body().path("deemedAccepted").asBoolean())
                .isTrue();
        JsonNode line = last(applicant.get(path + "/timeline").body().path("lines"));
        assertThat(line.path("action").asString()).isEqualTo("DEEM_ACCEPTANCE");
        assertThat(line.path("by").asString()).isEqualTo("系统");
        assertThat(applicant.get(path + "/documents").raw().body()).contains("受理通知书", "自收到申请材料之日");
    }

    @Test
    void twoInstancesSweepingAtOnceAcceptOnce() {
        Client applicant = person(newPerson());
        String path = complete(applicant, "lawyer-practice-fulltime", "140100", PERSON_FORM);
        submitted(applicant, path);
        at("2026-03-10");

        Mono.when(sweep.run(), sweep.run(), sweep.run()).block();

        assertThat(applicant.get(path + "/timeline").body().path("lines"))
                .filteredOn(line -> line.path("action").asString().equals("DEEM_ACCEPTANCE"))
                .hasSize(1);
    }

    @Test
    void noOtherKindIsAcceptedBySilence() {
        Client applicant = person(newPerson());
        String path = complete(applicant, "legal-aid-apply", "140000", PERSON_FORM);
        submitted(applicant, path);
        at("2026-06-01");

        sweep.run().block();

        assertThat(applicant.get(path).text("/state")).isEqualTo("SUBMITTED");
    }

    @Test
    void aClaimDoesNotHoldUpTheLaw() {
        Client applicant = person(newPerson());
        String path = complete(applicant, "lawyer-practice-fulltime", "140100", PERSON_FORM);
        submitted(applicant, path);
        at("2026-03-10");
        assertThat(official("140100", "counter")
                        .post("/api/reviews/" + id(path) + "/claim", "")
                        .status())
                .isEqualTo(204);

        sweep.run().block();

        assertThat(applicant.get(path).text("/state")).isEqualTo("ACCEPTED");
    }

    @Test
    void aLimitThatTurnsRedOrIsOverIsPutBeforeTheSuperiorsOnce() {
        Client applicant = person(newPerson());
        String path = complete(applicant, "legal-aid-apply", "140000", PERSON_FORM);
        submitted(applicant, path);
        at("2026-03-08");
        sweep.run().block();
        sweep.run().block();
        at("2026-03-10");
        sweep.run().block();

        assertThat(lights("140000", path)).containsExactly("BLACK", "RED");
        assertThat(lights("140100", path)).as("another organ").isEmpty();
        assertThat(official("140000", "reviewer")
                        .get("/api/reviews/escalations")
                        .status())
                .isEqualTo(403);
        assertThat(applicant.get("/api/reviews/escalations").status()).isEqualTo(403);
    }

    private List<String> lights(String organ, String path) {
        return official(organ, "supervisor").rows("/api/reviews/escalations").stream()
                .filter(row -> row.path("id").asString().equals(id(path)))
                .filter(row -> row.path("limit").asString().equals("LAW"))
                .map(row -> row.path("light").asString())
                .toList();
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static JsonNode last(JsonNode lines) {
        return lines.path(lines.size() - 1);
    }
}
