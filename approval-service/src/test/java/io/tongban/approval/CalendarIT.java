package io.tongban.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.testing.ApprovalIT;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import org.junit.jupiter.api.Test;

/** Past the last published year the date is 待公布; the year is imported at run time. */
class CalendarIT extends ApprovalIT {

    @Test
    void aCaseWhoseDateIsNotKnownIsTakenAndDatedWhenTheYearIsPublished() {
        Client applicant = person(newPerson());
        Client counter = official("140800", "counter");
        Client editor = official("140000", "editor");
        at("2026-12-30");
        String path = complete(applicant, "lawyer-practice-fulltime", "140802", PERSON_FORM);

        Answer submitted = submitted(applicant, path);
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
        assertThat(faulty.body().path("faults")).hasSize(3);
        assertThat(applicant
                        .put("/api/calendar/years/2027", "{\"source\":\"x\",\"off\":[],\"work\":[]}")
                        .status())
                .isEqualTo(403);

        String year = """
                {"source":"测试用2027年安排","off":["2027-01-01","2027-01-02","2027-01-03"],"work":[]}
                """;
        assertThat(editor.put("/api/calendar/years/2027", year).status()).isEqualTo(204);

        assertThat(applicant.get(path).text("/dueOn")).isEqualTo("2027-01-07");
        assertThat(counter.get("/api/reviews/queue?undated=true").body().path("items"))
                .isEmpty();
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
}
