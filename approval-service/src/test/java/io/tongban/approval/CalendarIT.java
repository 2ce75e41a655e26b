package io.tongban.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import io.tongban.approval.testing.PublishingIT;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Past the last published year the date is 待公布; the year is imported at run time. */
class CalendarIT extends PublishingIT {

    /** Made up, but as it might be. */
    private static final String YEAR_2027 = """
            {"source":"测试用2027年安排","off":["2027-01-01","2027-01-02","2027-01-03","2027-02-05","2027-02-06","2027-02-07",
            "2027-02-08","2027-02-09","2027-02-10","2027-02-11","2027-02-12","2027-04-03","2027-04-04","2027-04-05","2027-05-01",
            "2027-05-02","2027-05-03","2027-05-04","2027-05-05","2027-06-09","2027-09-15","2027-10-01","2027-10-02","2027-10-03",
            "2027-10-04","2027-10-05","2027-10-06","2027-10-07"],"work":["2027-02-14"]}
            """;

    @Test
    void aCaseWhoseDateIsNotKnownIsTakenAndDatedWhenTheYearIsPublished() {
        Client applicant = person(newPerson());
        Client counter = official("140800", "counter");
        Client editor = official("140000", "editor");
        at("2026-12-30");
        String path = complete(applicant, "lawyer-practice-fulltime", "140802", PERSON_FORM);

        Answer submitted = submitted(applicant, path);
        String committed = committed(applicant, ownForm());
        assertThat(taskOf(committed, "LA-ECON").path("dueOn").isNull())
                .as("待公布")
                .isTrue();
        assertThat(submitted.text("/dueState")).isEqualTo("UNDATED");
        assertThat(applicant.get(path + "/clock").text("/limits/0/state")).isEqualTo("UNDATED");
        assertThat(counter.get("/api/reviews/queue?undated=true").body().path("items"))
                .hasSize(1);
        assertThat(counter.get("/api/reviews/queue?light=GREEN").body().path("items"))
                .isEmpty();
        Answer due = applicant.get("/api/calendar/due?from=2026-12-30&days=5");
        assertThat(due.body().path("date").isNull()).isTrue();
        assertThat(due.raw().body()).contains("2027年节假日安排尚未公布");

        Answer faulty = editor.put(
                "/api/calendar/years/2027", "{\"source\":\"\",\"off\":[\"2026-01-01\"],\"work\":[\"2027-01-04\"]}");
        assertThat(faulty.code()).isEqualTo("CALENDAR_FAULTS");
        assertThat(faulty.body()
                        .path("faults")
                        .valueStream()
                        .map(fault -> fault.path("code").asString()))
                .contains("SOURCE_MISSING", "DAY_OF_ANOTHER_YEAR", "WORK_ON_A_WEEKDAY", "HOLIDAY_MISSING")
                .hasSize(10);
        Answer gap = editor.put("/api/calendar/years/2028", YEAR_2027.replace("2027", "2028"));
        assertThat(gap.text("/faults/0/code")).isEqualTo("YEAR_NOT_ADJACENT");
        assertThat(gap.text("/faults/0/pointer")).isEqualTo("/year");
        assertThat(applicant.get(path).text("/dueState")).as("nothing changed").isEqualTo("UNDATED");
        assertThat(applicant
                        .put("/api/calendar/years/2027", "{\"source\":\"x\",\"off\":[],\"work\":[]}")
                        .status())
                .isEqualTo(403);

        publish(2027, YEAR_2027);

        assertThat(applicant.get(path).text("/dueOn")).isEqualTo("2027-01-07");
        await().untilAsserted(() -> assertThat(
                        taskOf(committed, "LA-ECON").path("dueOn").asString())
                .isEqualTo("2027-01-07"));
        assertThat(item(applicant, committed, "LA-ECON").path("dueOn").asString())
                .isEqualTo("2027-01-07");
        await().untilAsserted(() -> assertThat(
                        counter.get("/api/reviews/queue?undated=true").body().path("items"))
                .isEmpty());
        Answer queue = counter.get("/api/reviews/queue?light=GREEN");
        assertThat(queue.text("/items/0/dueOn")).isEqualTo("2027-01-07");
        at("2027-01-05");
        assertThat(counter.get("/api/reviews/queue?light=YELLOW").body().path("items"))
                .hasSize(1);
        at("2027-01-06");
        assertThat(counter.get("/api/reviews/queue?light=RED").body().path("items"))
                .hasSize(1);
        at("2027-01-08");
        assertThat(counter.get("/api/reviews/queue?light=BLACK").body().path("items"))
                .hasSize(1);
    }

    @Test
    void aNewVersionOfAYearMovesDatesTellsBothSidesAndUndoesNothing() throws IOException {
        Client applicant = person(newPerson());
        String open = complete(applicant, "lawyer-practice-fulltime", "140100", PERSON_FORM);
        String silent = complete(applicant, "lawyer-practice-fulltime", "140100", PERSON_FORM);
        at("2026-11-23");
        submitted(applicant, open);
        at("2026-11-12");
        submitted(applicant, silent);
        at("2026-11-24");

        String year =
                year2026("另行通知", "2026-11-18", "2026-11-19", "2026-11-20", "2026-11-23", "2026-11-25", "2026-11-26");
        publish(year);

        assertThat(applicant.get(open).text("/dueOn")).isEqualTo("2026-12-02");
        awaitLines(applicant, open, 3);
        JsonNode told = applicant.get(open + "/timeline").body().at("/lines/2");
        assertThat(told.path("action").asString()).isEqualTo("REDATE");
        assertThat(told.at("/detail/oldDue").asString()).isEqualTo("2026-11-30");
        assertThat(told.at("/detail/newDue").asString()).isEqualTo("2026-12-02");
        assertThat(told.at("/detail/reason").asString()).isEqualTo("另行通知");
        assertThat(applicant.get(silent).text("/state"))
                .as("accepted by silence under the old calendar, before the new one came")
                .isEqualTo("ACCEPTED");
        assertThat(applicant.get(silent + "/clock").text("/acceptedOn")).isEqualTo("2026-11-12");

        publish(year2026("恢复"));
        awaitLines(applicant, open, 4);
        assertThat(applicant.get(open).text("/dueOn")).isEqualTo("2026-11-30");
        assertThat(applicant
                        .get(silent + "/clock")
                        .body()
                        .path("deemedAccepted")
                        .asBoolean())
                .isTrue();
    }

    /** In time by the calendar of its day is in time for good, whatever a later version says. */
    @Test
    void whatWasDoneInTimeStaysSo() throws IOException {
        Client applicant = person(newPerson());
        Client counter = official("140100", "counter");
        List<String> paths = List.of(
                submittedIn("2026-11-23", applicant),
                submittedIn("2026-11-23", applicant),
                submittedIn("2026-11-23", applicant),
                submittedIn("2026-11-23", applicant));
        publish(year2026("另行通知", "2026-11-25", "2026-11-26"));
        paths.forEach(path -> awaitLines(applicant, path, 3));
        at("2026-12-01");
        moved(counter.post(paths.get(0) + "/acceptance", "{}"), "ACCEPTED");
        moved(
                counter.post(
                        paths.get(1) + "/non-acceptance",
                        "{\"reason\":\"NO_PERMIT_NEEDED\",\"explanation\":\"本事项不需要许可\"}"),
                "NOT_ACCEPTED");
        moved(applicant.post(paths.get(2) + "/withdrawal", "{}"), "WITHDRAWN");
        moved(
                official("140100", "decider")
                        .post(
                                paths.get(3) + "/termination",
                                "{\"reason\":\"APPLICANT_DIED\",\"explanation\":\"死亡证明\"}"),
                "TERMINATED");

        publish(year2026("恢复"));

        Answer accepted = applicant.get(paths.get(0) + "/clock");
        assertThat(accepted.text("/acceptedOn")).isEqualTo("2026-12-01");
        assertThat(accepted.text("/limits/2/dueOn"))
                .as("twenty days in the city")
                .isEqualTo("2026-12-29");
        for (String path : paths) {
            assertThat(applicant
                            .get(path + "/clock")
                            .body()
                            .path("deemedAccepted")
                            .asBoolean())
                    .as(path)
                    .isFalse();
        }
    }

    private String submittedIn(String day, Client applicant) {
        at("2026-03-02");
        String path = complete(applicant, "lawyer-practice-fulltime", "140100", PERSON_FORM);
        at(day);
        submitted(applicant, path);
        return path;
    }

    private static void awaitLines(Client reader, String path, int lines) {
        await().untilAsserted(() ->
                assertThat(reader.get(path + "/timeline").body().path("lines")).hasSize(lines));
    }
}
