package io.tongban.approval;

import static io.tongban.approval.testing.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.rating.RatingRun;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import io.tongban.approval.testing.Holders;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** One rating of a closed case, by whoever applied; what is done about a bad one; and figures that make nothing up. */
@Import(RatingRun.class)
class RatingIT extends Holders {

    private static final String BAD = """
            {"level":"DISSATISFIED","tags":["SPEED"],"text":"太慢<script>alert(1)</script>,请打13912345678,140105199003070012\\u202e"}
            """;

    @Autowired
    RatingRun invitations;

    @Test
    void aClosedCaseIsRatedOnceByItsApplicant() {
        Client applicant = person(newPerson());
        String path = withdrawn(applicant);

        Answer rated = applicant.post(path + "/rating", "k", "{\"level\":\"VERY_SATISFIED\"}");

        assertThat(rated.status()).as(rated.body().toString()).isEqualTo(201);
        assertThat(rated.text("/levelText")).isEqualTo("非常满意");
        assertThat(applicant
                        .post(path + "/rating", "k", "{\"level\":\"VERY_SATISFIED\"}")
                        .body())
                .isEqualTo(rated.body());
        assertThat(applicant
                        .post(path + "/rating", "k", "{\"level\":\"SATISFIED\"}")
                        .code())
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
        Answer second = applicant.post(path + "/rating", "{\"level\":\"VERY_DISSATISFIED\"}");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.code()).isEqualTo("RATED_BEFORE");
        assertThat(applicant.get(path + "/rating").text("/level")).isEqualTo("VERY_SATISFIED");
        assertThat(applicant.get(path + "/rating").body().path("task").isNull()).isTrue();
    }

    @Test
    void refusedForAnotherPersonBeforeTheEndAndWithoutALevel() {
        Client applicant = person(newPerson());
        String path = complete(applicant, "forensic-person-renew", "140000", PERSON_FORM);
        String good = "{\"level\":\"SATISFIED\"}";
        assertThat(applicant.post(path + "/rating", good).code()).as("a draft").isEqualTo("NOT_CLOSED");
        submitted(applicant, path);
        assertThat(applicant.post(path + "/rating", good).code()).isEqualTo("NOT_CLOSED");
        moved(applicant.post(path + "/withdrawal", "{}"), "WITHDRAWN");

        assertThat(person(newPerson()).post(path + "/rating", good).status()).isEqualTo(404);
        assertThat(person(newPerson()).get(path + "/rating").status()).isEqualTo(404);
        assertThat(official("140000", "counter").post(path + "/rating", good).status())
                .isEqualTo(403);
        assertThat(applicant.post(path + "/rating", "{}").code()).isEqualTo("INVALID_FIELDS");
        assertThat(applicant.post(path + "/rating", "{\"level\":5}").status()).isBetween(400, 499);
        assertThat(applicant
                        .post(path + "/rating", "{\"level\":\"SATISFIED\",\"text\":\"" + "长".repeat(1001) + "\"}")
                        .code())
                .isEqualTo("INVALID_FIELDS");
        assertThat(applicant.get(path + "/rating").code()).isEqualTo("NOT_RATED");
        assertThat(ratingsOf(path)).isEmpty();
    }

    @Test
    void ofFiftyAtOnceOneIsKept() {
        Client applicant = person(newPerson());
        String path = withdrawn(applicant);

        List<Answer> answers = atOnce(50, () -> applicant.post(path + "/rating", BAD));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> assertThat(answer.code()).isEqualTo("RATED_BEFORE"));
        assertThat(ratingsOf(path)).hasSize(1);
        assertThat(strings("select t.rating from rating_task t join rating r on r.id = t.rating"
                        + " where r.application_id = '" + path.substring(18) + "'"))
                .hasSize(1);
    }

    @Test
    void everyClosedCaseIsInvitedForOnceAndAnUnansweredOneStaysUnrated() {
        Client applicant = person(newPerson());
        String path = withdrawn(applicant);
        Client open = person(newPerson());
        String running = complete(open, "forensic-person-renew", "140000", PERSON_FORM);
        submitted(open, running);

        Mono.when(invitations.run(), invitations.run(), invitations.run()).block();
        at("2026-03-20");
        invitations.run().block();

        assertThat(told(path)).containsExactly("3000001 rating-invited null");
        assertThat(told(running)).isEmpty();
        assertThat(ratingsOf(path)).isEmpty();
    }

    @Test
    void whoRatedBeforeIsNotAskedAndAnOldCaseNeither() {
        Client applicant = person(newPerson());
        String rated = withdrawn(applicant);
        applicant.post(rated + "/rating", "{\"level\":\"SATISFIED\"}");
        String old = withdrawn(applicant);
        at("2026-04-02");

        invitations.run().block();

        assertThat(told(rated)).isEmpty();
        assertThat(told(old)).isEmpty();
    }

    @Test
    void aBadRatingIsATaskOfTheOrganWithDaysAndTheRaterHearsOfIt() {
        Client applicant = person(newPerson());
        String path = withdrawn(applicant);
        String rating = applicant.post(path + "/rating", BAD).text("/id");
        Client supervisor = official("140000", "supervisor");
        String task = "/api/reviews/rating-tasks/" + rating;

        JsonNode open = task(supervisor, rating);
        assertThat(open.at("/task/state").asString()).isEqualTo("OPEN");
        assertThat(open.at("/task/contactBy").asString()).isEqualTo("2026-03-03");
        assertThat(open.at("/task/handleBy").asString()).isEqualTo("2026-03-09");
        assertThat(open.path("text").asString())
                .contains("太慢<script>")
                .doesNotContain("13912345678", "199003070012", "\u202e");
        assertThat(open.toString()).doesNotContain("张伟", path.substring(18), "SX2026");

        // another organ, another role
        Client foreign = official("140100", "supervisor");
        assertThat(foreign.rows("/api/reviews/rating-tasks").toString()).doesNotContain(rating);
        assertThat(foreign.rows("/api/reviews/ratings").toString()).doesNotContain(rating);
        assertThat(foreign.post(task + "/contact", "{\"text\":\"我们已联系\"}").status())
                .isEqualTo(404);
        assertThat(official("140000", "reviewer").get("/api/reviews/ratings").status())
                .isEqualTo(403);
        assertThat(applicant.get("/api/reviews/rating-tasks").status()).isEqualTo(403);

        String end = "{\"outcome\":\"RECTIFIED\",\"text\":\"已增设窗口\"}";
        assertThat(supervisor.post(task + "/conclusion", end).code())
                .as("without a call-back")
                .isEqualTo("RATING_TASK_STEP");
        at("2026-03-04");
        assertThat(task(supervisor, rating).at("/task/overdue").asBoolean()).isTrue();
        Answer contacted = supervisor.post(task + "/contact", "c", "{\"text\":\"已了解情况\"}");
        assertThat(contacted.status()).as(contacted.body().toString()).isEqualTo(200);
        assertThat(supervisor
                        .post(task + "/contact", "c", "{\"text\":\"已了解情况\"}")
                        .body())
                .isEqualTo(contacted.body());
        assertThat(supervisor.post(task + "/contact", "{\"text\":\"再次\"}").code())
                .isEqualTo("RATING_TASK_STEP");
        assertThat(supervisor
                        .post(task + "/complexity", "{\"text\":\"涉及多个部门\"}")
                        .status())
                .isEqualTo(200);
        assertThat(supervisor.post(task + "/complexity", "{\"text\":\"再延\"}").code())
                .isEqualTo("RATING_TASK_STEP");
        assertThat(task(supervisor, rating).at("/task/handleBy").asString()).isEqualTo("2026-03-23");
        assertThat(supervisor.post(task + "/conclusion", end).status()).isEqualTo(200);
        assertThat(supervisor.post(task + "/conclusion", end).code()).isEqualTo("RATING_TASK_STEP");

        assertThat(told(path))
                .containsExactly(
                        "3000001 rating-answered 已了解情况",
                        "3000002 rating-answered 涉及多个部门",
                        "3000003 rating-answered 已增设窗口");
        JsonNode own = applicant.get(path + "/rating").body();
        assertThat(own.at("/task/state").asString()).isEqualTo("CONCLUDED");
        assertThat(own.at("/task/steps")).hasSize(3);
        assertThat(own.toString()).doesNotContain("官supervisor");
        assertThat(own.path("level").asString()).as("it stays as it was given").isEqualTo("DISSATISFIED");
    }

    @Test
    void inAnUnpublishedYearTheDaysAreNotKnown() {
        Client applicant = person(newPerson());
        String path = withdrawn(applicant);
        // other tests publish years of their own
        at("2040-12-31");
        String rating = applicant.post(path + "/rating", BAD).text("/id");

        JsonNode task = task(official("140000", "supervisor"), rating).path("task");

        assertThat(task.path("contactBy").isNull()).isTrue();
        assertThat(task.path("overdue").asBoolean()).isFalse();
    }

    /** On days of its own, so that no other test's cases are among them. */
    @Test
    void theFiguresCountTheUnratedApartAndNeverAsGood() {
        Client supervisor = official("140000", "supervisor");
        String days = "/api/reviews/ratings/figures?from=2025-06-03&to=2025-06-04";
        assertThat(supervisor.get(days).body().path("satisfied").isNull()).isTrue();
        at("2025-06-03");
        Client applicant = person(newPerson());
        String[] levels = {"VERY_SATISFIED", "FAIRLY_SATISFIED", "DISSATISFIED", "", ""};
        for (String level : levels) {
            String path = withdrawnToday(applicant);
            if (!level.isEmpty()) {
                applicant.post(path + "/rating", "{\"level\":\"" + level + "\"}");
            }
        }

        JsonNode figures = supervisor.get(days).body();

        assertThat(figures.path("closed").asInt()).isEqualTo(5);
        assertThat(figures.path("rated").asInt()).isEqualTo(3);
        assertThat(figures.path("unrated").asInt()).isEqualTo(2);
        assertThat(figures.at("/levels/VERY_SATISFIED").asInt()).isEqualTo(1);
        assertThat(figures.at("/levels/SATISFIED").asInt()).isZero();
        assertThat(figures.at("/levels/FAIRLY_SATISFIED").asInt()).isEqualTo(1);
        assertThat(figures.at("/levels/DISSATISFIED").asInt()).isEqualTo(1);
        assertThat(figures.path("satisfied").asDouble()).isEqualTo(66.7);
        assertThat(figures.path("definition").asString()).contains("不计入好评");
        assertThat(official("140100", "supervisor")
                        .get(days)
                        .body()
                        .path("closed")
                        .asInt())
                .isZero();
        assertThat(supervisor
                        .get("/api/reviews/ratings/figures?from=2025-06-04&to=2025-06-03")
                        .code())
                .isEqualTo("PERIOD_WRONG");
    }

    @Test
    void listsAreReadPageByPageAndByLevel() {
        Client applicant = person(newPerson());
        for (int i = 0; i < 5; i++) {
            applicant.post(withdrawn(applicant) + "/rating", "{\"level\":\"FAIRLY_SATISFIED\"}");
        }
        Client supervisor = official("140000", "supervisor");
        Answer first = supervisor.get("/api/reviews/ratings?level=FAIRLY_SATISFIED&limit=3");

        assertThat(first.body().path("items")).hasSize(3);
        assertThat(first.body().path("items"))
                .allSatisfy(row -> assertThat(row.path("levelText").asString()).isEqualTo("基本满意"));
        assertThat(supervisor
                        .get("/api/reviews/ratings?level=FAIRLY_SATISFIED&limit=3&cursor=" + first.text("/next"))
                        .body()
                        .path("items"))
                .isNotEmpty();
        assertThat(supervisor
                        .get("/api/reviews/ratings?cursor=" + first.text("/next"))
                        .code())
                .isEqualTo("CURSOR_NOT_OURS");
    }

    private String withdrawn(Client applicant) {
        at("2026-03-02");
        return withdrawnToday(applicant);
    }

    private String withdrawnToday(Client applicant) {
        String path = complete(applicant, "forensic-person-renew", "140000", PERSON_FORM);
        submitted(applicant, path);
        moved(applicant.post(path + "/withdrawal", "{}"), "WITHDRAWN");
        return path;
    }

    private static JsonNode task(Client supervisor, String rating) {
        return supervisor.rows("/api/reviews/rating-tasks").stream()
                .filter(row -> row.path("id").asString().equals(rating))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> ratingsOf(String path) {
        return strings("select id from rating where application_id = '" + path.substring(18) + "'");
    }

    /** What was told beside the moves. */
    private static List<String> told(String path) {
        return strings("select seq || ' ' || replace(body ->> 'type', 'cn.tongban.application.', '') || ' ' ||"
                + " coalesce(body #>> '{data,facts,reason}', 'null') from outbox where body ->> 'subject' = '"
                + path.substring(18) + "' and body ->> 'type' like '%rating%' order by seq");
    }
}
