package io.tongban.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.deadline.SweepRun;
import io.tongban.approval.testing.ApprovalIT;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

/** What stops the clock has a limit of its own: what was told, or twenty days to hold the hearing. */
@Import(SweepRun.class)
class StopLimitIT extends ApprovalIT {

    private static final String SUSPEND = "{\"procedure\":\"EXPERT_REVIEW\",\"days\":5,\"explanation\":\"需组织专家评审\"}";
    private static final String RESUME = "{\"result\":\"专家评审通过\"}";

    @Autowired
    SweepRun sweep;

    private Client applicant;
    private Client reviewer;
    private String path;

    @BeforeEach
    void acceptedOnTheSecondOfMarch() {
        applicant = person(newPerson());
        reviewer = official("140000", "reviewer");
        path = complete(applicant, "forensic-person-renew", "140000", PERSON_FORM);
        submitted(applicant, path);
        moved(official("140000", "counter").post(path + "/acceptance", "{}"), "ACCEPTED");
    }

    @Test
    void theToldTimeIsSeenLitAndRaisedWhileTheClockStands() {
        moved(reviewer.post(path + "/suspension", SUSPEND), "ACCEPTED");

        JsonNode limit = limit("特别程序所需时间");
        assertThat(limit.path("state").asString()).isEqualTo("DUE");
        assertThat(limit.path("dueOn").asString()).isEqualTo("2026-03-09");
        assertThat(limit("法定办结期限").path("state").asString()).isEqualTo("PAUSED");
        assertThat(queued().path("stopOn").asString()).isEqualTo("2026-03-09");
        assertThat(queued().path("dueOn").isNull()).isTrue();
        assertThat(queued().path("light").asString()).isEqualTo("GREEN");
        at("2026-03-06");
        assertThat(queued().path("light").asString()).isEqualTo("RED");
        sweep.run().block();
        at("2026-03-10");
        assertThat(queued().path("light").asString()).isEqualTo("BLACK");
        sweep.run().block();
        sweep.run().block();

        assertThat(raised()).containsExactly("STOP BLACK 2026-03-09", "STOP RED 2026-03-09");
    }

    @Test
    void whatTakesLongerIsToldAgainBeforeItEnds() {
        moved(reviewer.post(path + "/suspension", SUSPEND), "ACCEPTED");
        at("2026-03-12");
        assertThat(reviewer.post(path + "/resumption", RESUME).code()).isEqualTo("WITHIN_TOLD_STOP");
        assertThat(further(1).code()).as("until the tenth, which is over").isEqualTo("INVALID_FIELDS");

        Answer told = moved(further(5), "ACCEPTED");

        assertThat(told.text("/dueState")).isEqualTo("PAUSED");
        assertThat(limit("特别程序所需时间").path("dueOn").asString()).isEqualTo("2026-03-16");
        assertThat(textOf(applicant, path, "FURTHER_PROCEDURE_NOTICE")).contains("专家评审", "2026年3月16日", "专家需补充材料");
        at("2026-03-16");
        moved(reviewer.post(path + "/resumption", RESUME), "ACCEPTED");
        assertThat(limit("法定办结期限").path("dueOn").asString())
                .as("ten working days, all deducted")
                .isEqualTo("2026-04-14");
        assertThat(limit("特别程序所需时间").path("state").asString()).isEqualTo("NONE");
        assertThat(further(5).code()).isEqualTo("SPECIAL_PROCEDURE_OPEN");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 251})
    void theTimeToldAgainHasItsBounds(int days) {
        moved(reviewer.post(path + "/suspension", SUSPEND), "ACCEPTED");

        assertThat(further(days).code()).isEqualTo("INVALID_FIELDS");
        for (int told = 5; told + 250 <= 1000; told += 250) {
            moved(further(250), "ACCEPTED");
        }
        assertThat(further(250).text("/faults/0/code")).isEqualTo("OUT_OF_RANGE");
    }

    @Test
    void onlyTheReviewerOfTheOrganTellsIt() {
        moved(reviewer.post(path + "/suspension", SUSPEND), "ACCEPTED");
        String body = "{\"days\":5,\"explanation\":\"x\"}";

        assertThat(official("140100", "reviewer")
                        .post(path + "/suspension-extension", body)
                        .status())
                .isEqualTo(404);
        assertThat(applicant.post(path + "/suspension-extension", body).status())
                .isEqualTo(403);
        assertThat(official("140000", "decider")
                        .post(path + "/suspension-extension", body)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aHearingThatNobodyCallsTurnsBlackAfterTwentyDays() {
        moved(reviewer.post(path + "/hearing-notice", "{\"matter\":\"涉及他人重大利益\"}"), "ACCEPTED");
        at("2026-03-09");
        moved(applicant.post(path + "/hearing-request", "{}"), "ACCEPTED");
        assertThat(limit("组织听证期限").path("dueOn").asString()).isEqualTo("2026-04-07");
        assertThat(further(5).code())
                .as("a hearing is no procedure of that kind")
                .isEqualTo("SPECIAL_PROCEDURE_OPEN");

        at("2026-04-08");
        sweep.run().block();

        assertThat(queued().path("light").asString()).isEqualTo("BLACK");
        assertThat(raised()).containsExactly("STOP BLACK 2026-04-07");
    }

    private Answer further(int days) {
        return reviewer.post(
                path + "/suspension-extension", "{\"days\":%d,\"explanation\":\"专家需补充材料\"}".formatted(days));
    }

    private JsonNode limit(String name) {
        return applicant
                .get(path + "/clock")
                .body()
                .path("limits")
                .valueStream()
                .filter(limit -> limit.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode queued() {
        return reviewer.rows("/api/reviews/queue").stream()
                .filter(row -> path.endsWith(row.path("id").asString()))
                .findFirst()
                .orElseThrow();
    }

    private List<String> raised() {
        return official("140000", "supervisor").rows("/api/reviews/escalations").stream()
                .filter(row -> path.endsWith(row.path("id").asString()))
                .filter(row -> row.path("limit").asString().equals("STOP"))
                .map(row -> "STOP " + row.path("light").asString() + " "
                        + row.path("dueOn").asString())
                .toList();
    }
}
