package io.tongban.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.testing.ApprovalIT;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import io.tongban.support.testing.TestIdentity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 听证 (许可法第四十六条至第四十八条), from the told right to the decision that follows the record. */
class HearingIT extends ApprovalIT {

    private static final String NOTICE = "{\"matter\":\"涉及他人重大利益\"}";

    private Client applicant;
    private Client reviewer;
    private Client decider;
    private String path;

    @BeforeEach
    void anOpinionIsGiven() {
        applicant = person(newPerson());
        reviewer = official("140000", "reviewer");
        decider = official("140000", "decider");
        path = complete(applicant, "forensic-person-renew", "140000", PERSON_FORM);
        submitted(applicant, path);
        moved(official("140000", "counter").post(path + "/acceptance", "{}"), "ACCEPTED");
        moved(reviewer.post(path + "/opinion", OPINION), "OPINED");
        at("2026-03-03");
        moved(reviewer.post(path + "/hearing-notice", NOTICE), "OPINED");
    }

    @Test
    void fromRightToDecision() {
        assertThat(decider.post(path + "/decision", GRANT).code()).isEqualTo("HEARING_SETTLED");
        assertThat(reviewer.post(path + "/hearing-notice", NOTICE).code()).isEqualTo("HEARING_NOT_NOTIFIED");
        assertThat(reviewer.post(path + "/hearing-arrangement", call("2026-03-20", "c"))
                        .code())
                .isEqualTo("HEARING_REQUESTED");
        at("2026-03-10");
        Answer stopped = moved(applicant.post(path + "/hearing-request", "{}"), "OPINED");
        assertThat(stopped.text("/dueState")).isEqualTo("PAUSED");
        assertThat(applicant.post(path + "/hearing-request", "{}").code()).isEqualTo("HEARING_RIGHT_OPEN");
        assertThat(reviewer.post(path + "/resumption", "{\"result\":\"x\"}").code())
                .as("a hearing ends by its record only")
                .isEqualTo("SPECIAL_PROCEDURE_OPEN");

        moved(reviewer.post(path + "/hearing-arrangement", call("2026-03-20", "chair")), "OPINED");
        assertThat(reviewer.post(path + "/hearing-record", HEARING_RECORD).code())
                .isEqualTo("HEARING_DAY_COME");
        at("2026-03-20");
        Answer held = moved(reviewer.post(path + "/hearing-record", HEARING_RECORD), "OPINED");

        assertThat(held.text("/dueOn")).as("eight working days do not count").isEqualTo("2026-04-10");
        moved(decider.post(path + "/decision", GRANT), "GRANTED");
    }

    @Test
    void askedForOnTheLastDayTheClockStopsAndEndsWithTheHearing() {
        applicant = person(newPerson());
        path = complete(applicant, "forensic-person-renew", "140000", PERSON_FORM);
        at("2026-03-02");
        submitted(applicant, path);
        moved(official("140000", "counter").post(path + "/acceptance", "{}"), "ACCEPTED");
        moved(reviewer.post(path + "/opinion", OPINION), "OPINED");
        at("2026-03-23");
        moved(reviewer.post(path + "/hearing-notice", NOTICE), "OPINED");
        at("2026-03-30");
        assertThat(applicant.get(path).text("/dueOn")).isEqualTo("2026-03-30");

        Answer stopped = moved(applicant.post(path + "/hearing-request", "{}"), "OPINED");

        assertThat(stopped.text("/dueState")).isEqualTo("PAUSED");
        moved(reviewer.post(path + "/hearing-arrangement", call("2026-04-10", "chair")), "OPINED");
        at("2026-04-09");
        assertThat(applicant.get(path).text("/dueState")).isEqualTo("PAUSED");
        at("2026-04-10");
        Answer held = moved(reviewer.post(path + "/hearing-record", HEARING_RECORD), "OPINED");
        assertThat(held.text("/dueOn")).as("nothing was left of the limit").isEqualTo("2026-04-10");
        moved(decider.post(path + "/decision", overrun("听证占用时间")), "GRANTED");
    }

    @Test
    void theRightToAskEndsOnItsDay() {
        assertThat(hearingLimit("/state")).isEqualTo("DUE");
        at("2026-03-09");
        moved(applicant.post(path + "/hearing-request", "{}"), "OPINED");
        assertThat(hearingLimit("/state")).isEqualTo("CLOSED");
        assertThat(hearingLimit("/closedOn")).isEqualTo("2026-03-09");
    }

    @Test
    void whoAsksForNoneInFiveDaysHasNone() {
        at("2026-03-11");
        assertThat(hearingLimit("/state")).isEqualTo("CLOSED");
        assertThat(hearingLimit("/closedOn")).isEqualTo("2026-03-10");

        assertThat(applicant.post(path + "/hearing-request", "{}").code()).isEqualTo("HEARING_RIGHT_OPEN");
        moved(decider.post(path + "/decision", GRANT), "GRANTED");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-19, chair, TOO_SOON, /on",
        "2026-04-09, chair, TOO_LATE, /on",
        "2026-03-21, chair, NOT_A_WORKDAY, /on",
        "2031-01-06, chair, YEAR_NOT_PUBLISHED, /on",
        "2026-03-20, 140000-reviewer, CHAIR_IS_REVIEWER, /chair"
    })
    void calledSevenDaysAheadWithinTwentyUnderAnotherChair(String on, String chair, String code, String where) {
        at("2026-03-10");
        moved(applicant.post(path + "/hearing-request", "{}"), "OPINED");

        Answer answer = reviewer.post(path + "/hearing-arrangement", call(on, chair));

        assertThat(answer.code()).isEqualTo("INVALID_FIELDS");
        assertThat(answer.text("/faults/0/code")).isEqualTo(code);
        assertThat(answer.text("/faults/0/pointer")).isEqualTo(where);
    }

    @Test
    void whoChairedDoesNotReviewAfterwardsNorWhoReviewedChairs() {
        Client chair = as(TestIdentity.official("chair", "官主持", "140000", "reviewer"));
        at("2026-03-10");
        moved(applicant.post(path + "/hearing-request", "{}"), "OPINED");
        Client inspector = as(TestIdentity.official("r2", "官二", "140000", "reviewer"));
        moved(inspector.post(path + "/consultation", "{\"organ\":\"太原市公安局\",\"question\":\"核对\"}"), "OPINED");

        assertThat(reviewer.post(path + "/hearing-arrangement", call("2026-03-20", "r2"))
                        .text("/faults/0/code"))
                .isEqualTo("CHAIR_IS_REVIEWER");
        moved(reviewer.post(path + "/hearing-arrangement", call("2026-03-20", "chair")), "OPINED");

        assertThat(chair.post(path + "/consultation", "{\"organ\":\"太原市公安局\",\"question\":\"核对\"}")
                        .code())
                .isEqualTo("NOT_CHAIR");
    }

    @Test
    void aHearingIsCalledAnewSevenDaysAhead() {
        at("2026-03-10");
        moved(applicant.post(path + "/hearing-request", "{}"), "OPINED");
        assertThat(reviewer.post(path + "/hearing-change", anew("2026-03-20")).code())
                .isEqualTo("HEARING_CALLED");
        moved(reviewer.post(path + "/hearing-arrangement", call("2026-03-20", "chair")), "OPINED");
        at("2026-03-18");
        assertThat(reviewer.post(path + "/hearing-change", anew("2026-03-27")).text("/faults/0/code"))
                .isEqualTo("TOO_SOON");

        moved(reviewer.post(path + "/hearing-change", anew("2026-03-30")), "OPINED");

        assertThat(textOf(applicant, path, "HEARING_NOTICE")).contains("听证变更通知书", "2026年3月30日", "主持人患病");
        at("2026-03-20");
        assertThat(reviewer.post(path + "/hearing-record", HEARING_RECORD).code())
                .as("the first day no longer holds")
                .isEqualTo("HEARING_DAY_COME");
        at("2026-03-30");
        moved(reviewer.post(path + "/hearing-record", HEARING_RECORD), "OPINED");
        assertThat(reviewer.post(path + "/hearing-change", anew("2026-04-30")).code())
                .isEqualTo("HEARING_CALLED");
    }

    @Test
    void theApplicantMayGiveItUpAndTheClockGoesOn() {
        at("2026-03-10");
        moved(applicant.post(path + "/hearing-request", "{}"), "OPINED");
        moved(reviewer.post(path + "/hearing-arrangement", call("2026-03-20", "chair")), "OPINED");
        at("2026-03-12");
        assertThat(person(newPerson()).post(path + "/hearing-waiver", "{}").status())
                .isEqualTo(404);

        Answer waived = moved(applicant.post(path + "/hearing-waiver", "{}"), "OPINED");

        assertThat(waived.text("/dueOn")).as("two working days do not count").isEqualTo("2026-04-01");
        assertThat(applicant.post(path + "/hearing-waiver", "{}").code()).isEqualTo("HEARING_WAIVABLE");
        assertThat(applicant.post(path + "/hearing-request", "{}").code()).isEqualTo("HEARING_RIGHT_OPEN");
        at("2026-03-20");
        assertThat(reviewer.post(path + "/hearing-record", HEARING_RECORD).code())
                .isEqualTo("HEARING_DAY_COME");
        moved(decider.post(path + "/decision", GRANT.replace("}", ",\"overrun\":\"听证\"}")), "GRANTED");
    }

    @Test
    void theRightMayBeGivenUpBeforeItIsUsed() {
        moved(applicant.post(path + "/hearing-waiver", "{}"), "OPINED");
        assertThat(hearingLimit("/closedOn")).isEqualTo("2026-03-03");

        moved(decider.post(path + "/decision", GRANT), "GRANTED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"part\":\"CHAIR\"             | \"part\":\"OTHER\"                | /signatures CHAIR_MISSING",
                "\"part\":\"APPLICANT\"         | \"part\":\"OTHER\"                | /signatures APPLICANT_MISSING",
                "\"signed\":false,\"remark\":\"临时有公务\" | \"signed\":false    | /signatures/2/remark REQUIRED",
                "\"name\":\"官主持\",\"signed\":true | \"name\":\"官主持\",\"signed\":false,\"remark\":\"外出\" | /signatures/0 REQUIRED"
            })
    void theRecordIsSignedByWhoTookPart(String is, String becomes, String fault) {
        at("2026-03-10");
        moved(applicant.post(path + "/hearing-request", "{}"), "OPINED");
        moved(reviewer.post(path + "/hearing-arrangement", call("2026-03-20", "chair")), "OPINED");
        at("2026-03-20");

        Answer refused = reviewer.post(path + "/hearing-record", HEARING_RECORD.replace(is, becomes));

        assertThat(refused.text("/faults/0/pointer") + " " + refused.text("/faults/0/code"))
                .isEqualTo(fault);
    }

    @Test
    void onlyTheApplicantAsks() {
        assertThat(person(newPerson()).post(path + "/hearing-request", "{}").status())
                .isEqualTo(404);
        assertThat(reviewer.post(path + "/hearing-request", "{}").status()).isEqualTo(403);
    }

    private static String anew(String on) {
        return "{\"hearing\":" + call(on, "chair") + ",\"reason\":\"主持人患病\"}";
    }

    private String hearingLimit(String field) {
        return applicant.get(path + "/clock").text("/limits/6" + field);
    }

    private static String overrun(String why) {
        return "{\"outcome\":\"GRANT\",\"overrun\":\"%s\"}".formatted(why);
    }

    private static String call(String on, String chair) {
        return "{\"on\":\"%s\",\"place\":\"三楼会议室\",\"chair\":\"%s\",\"chairName\":\"官主持\"}".formatted(on, chair);
    }
}
