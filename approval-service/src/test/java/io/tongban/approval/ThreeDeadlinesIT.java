package io.tongban.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.tongban.approval.deadline.SweepRun;
import io.tongban.approval.testing.ApprovalIT;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

/** Law, promise and the organ's own limit: each is lit and put before the superiors; a promise that was missed is explained. */
@Import(SweepRun.class)
class ThreeDeadlinesIT extends ApprovalIT {

    @Autowired
    SweepRun sweep;

    /** In the city twenty days of thirty, promised in ten, eight of its own. */
    @Test
    void eachLimitHasItsLightAndIsRaisedOnceAndWhatIsOverAlsoAbove() {
        Client applicant = person(newPerson());
        String path = complete(applicant, "lawyer-practice-fulltime", "140200", PERSON_FORM);
        submitted(applicant, path);
        moved(official("140200", "counter").post(path + "/acceptance", "{}"), "ACCEPTED");
        JsonNode row = queued("140200", path, "");
        assertThat(row.path("internalOn").asString()).isEqualTo("2026-03-12");
        assertThat(row.path("promiseOn").asString()).isEqualTo("2026-03-16");
        assertThat(row.path("dueOn").asString()).isEqualTo("2026-03-30");

        at("2026-03-11");
        assertThat(lights("140200", path)).isEqualTo("law GREEN promise YELLOW internal RED");
        sweep.run().block();
        assertThat(raised("140200", path)).containsExactly("INTERNAL RED");
        at("2026-03-13");
        assertThat(lights("140200", path)).isEqualTo("law GREEN promise RED internal BLACK");
        sweep.run().block();
        at("2026-03-17");
        assertThat(lights("140200", path)).isEqualTo("law YELLOW promise BLACK internal BLACK");
        sweep.run().block();
        sweep.run().block();

        assertThat(raised("140200", path))
                .containsExactlyInAnyOrder("INTERNAL RED", "INTERNAL BLACK", "PROMISE RED", "PROMISE BLACK");
        assertThat(raised("140000", path)).containsExactlyInAnyOrder("INTERNAL BLACK", "PROMISE BLACK");
        assertThat(raised("140100", path)).as("another city").isEmpty();
        assertThat(queued("140200", path, "of=PROMISE&light=BLACK").isMissingNode())
                .isFalse();
        assertThat(queued("140200", path, "of=PROMISE&light=RED").isMissingNode())
                .isTrue();
        assertThat(queued("140200", path, "of=LAW&light=BLACK").isMissingNode()).isTrue();
        Answer wrong = official("140200", "reviewer").get("/api/reviews/queue?of=HOPE");
        assertThat(wrong.code()).isEqualTo("INVALID_FIELDS");
        assertThat(wrong.text("/faults/0/pointer")).isEqualTo("/of");
    }

    /** The pages of what is raised neither repeat nor skip a line, whatever was raised on one day. */
    @Test
    void whatIsRaisedIsPaged() {
        Client applicant = person(newPerson());
        String path = complete(applicant, "lawyer-practice-fulltime", "140300", PERSON_FORM);
        submitted(applicant, path);
        moved(official("140300", "counter").post(path + "/acceptance", "{}"), "ACCEPTED");
        at("2026-04-01");
        sweep.run().block();
        Client supervisor = official("140300", "supervisor");

        Answer all = supervisor.get("/api/reviews/escalations?limit=100");
        Answer first = supervisor.get("/api/reviews/escalations?limit=2");
        Answer second = supervisor.get("/api/reviews/escalations?limit=2&cursor=" + first.text("/next"));

        assertThat(all.body().path("items")).hasSize(3);
        assertThat(first.body().path("items")).hasSize(2);
        assertThat(second.body().path("items")).hasSize(1);
        assertThat(second.body().path("next").isNull()).isTrue();
        assertThat(all.body().path("items").get(2))
                .isEqualTo(second.body().path("items").get(0));
    }

    @Test
    void aMissedPromiseIsExplainedWithTheDecisionWhereTheApplicantSeesIt() {
        Client applicant = person(newPerson());
        String path = opined(applicant, "forensic-person-renew");
        at("2026-03-12");
        Client decider = official("140000", "decider");
        assertThat(decider.post(path + "/decision", GRANT).text("/faults/0/pointer"))
                .isEqualTo("/overrun");

        moved(decider.post(path + "/decision", "{\"outcome\":\"GRANT\",\"overrun\":\"需要向外省核实执业情况\"}"), "GRANTED");

        assertThat(applicant.get(path).text("/overrun")).isEqualTo("需要向外省核实执业情况");
        assertThat(textOf(applicant, path, "GRANT")).contains("未在承诺期限（2026年3月11日）内办结，原因：需要向外省核实执业情况");
        told(path, "application.granted", "未在承诺期限（2026年3月11日）内办结");
    }

    @Test
    void soIsOneThatWasMissedBeforeTheReportToTheMinistry() {
        Client firm = firm(newPerson());
        at("2026-03-02");
        String path = complete(firm, "foreign-rep-change", "140000", FIRM_FORM);
        submitted(firm, path);
        moved(official("140000", "counter").post(path + "/acceptance", "{}"), "ACCEPTED");
        moved(official("140000", "reviewer").post(path + "/opinion", OPINION), "OPINED");
        Client decider = official("140000", "decider");
        at("2026-07-01");

        Answer refused = decider.post(path + "/report-out", "{}");
        assertThat(refused.code()).isEqualTo("INVALID_FIELDS");
        assertThat(refused.text("/faults/0/pointer")).isEqualTo("/overrun");
        assertThat(firm.get(path).text("/state")).isEqualTo("OPINED");
        moved(decider.post(path + "/report-out", "{\"overrun\":\"译本两次退回重译\"}"), "REPORTED");

        assertThat(firm.get(path).text("/overrun")).isEqualTo("译本两次退回重译");
        told(path, "application.reported-out", "译本两次退回重译");
    }

    @Test
    void aKeptPromiseNeedsNoWord() {
        Client applicant = person(newPerson());
        String path = opined(applicant, "forensic-person-renew");

        moved(official("140000", "decider").post(path + "/decision", GRANT), "GRANTED");

        assertThat(applicant.get(path).body().path("overrun").isNull()).isTrue();
        assertThat(textOf(applicant, path, "GRANT")).doesNotContain("承诺期限");
    }

    private String opined(Client applicant, String item) {
        String path = complete(applicant, item, "140000", PERSON_FORM);
        submitted(applicant, path);
        moved(official("140000", "counter").post(path + "/acceptance", "{}"), "ACCEPTED");
        moved(official("140000", "reviewer").post(path + "/opinion", OPINION), "OPINED");
        return path;
    }

    private static void told(String path, String type, String text) {
        await().untilAsserted(() -> NOTICE.verify(
                1,
                WireMock.postRequestedFor(WireMock.urlEqualTo("/internal/events"))
                        .withRequestBody(WireMock.containing(type))
                        .withRequestBody(WireMock.containing(id(path)))
                        .withRequestBody(WireMock.containing(text))));
    }

    private String lights(String organ, String path) {
        JsonNode row = queued(organ, path, "");
        return "law " + row.path("light").asString() + " promise "
                + row.path("promiseLight").asString() + " internal "
                + row.path("internalLight").asString();
    }

    private JsonNode queued(String organ, String path, String filter) {
        return official(organ, "reviewer")
                .get("/api/reviews/queue?limit=100&" + filter)
                .body()
                .path("items")
                .valueStream()
                .filter(row -> row.path("id").asString().equals(id(path)))
                .findFirst()
                .orElse(tools.jackson.databind.node.MissingNode.getInstance());
    }

    private List<String> raised(String organ, String path) {
        return official(organ, "supervisor").rows("/api/reviews/escalations").stream()
                .filter(row -> row.path("id").asString().equals(id(path)))
                .map(row ->
                        row.path("limit").asString() + " " + row.path("light").asString())
                .toList();
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
