package io.tongban.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.testing.ApprovalIT;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import io.tongban.support.testing.TestIdentity;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Special procedures, extension, inquiry, conflict, termination and the second correction of a licence. */
class SpecialMovesIT extends ApprovalIT {

    private static final String SUSPEND = "{\"procedure\":\"EXPERT_REVIEW\",\"days\":15,\"explanation\":\"需组织专家评审\"}";
    private static final String RESUME = "{\"result\":\"专家评审通过\"}";
    private static final String EXTEND = "{\"days\":10,\"reason\":\"案情复杂\"}";
    private static final String CONFLICT = "{\"reason\":\"申请人系本人近亲属\"}";
    private static final String TERMINATE = "{\"reason\":\"APPLICANT_DIED\",\"explanation\":\"公安机关出具证明\"}";

    private Client applicant;
    private Client counter;
    private Client reviewer;
    private Client decider;
    private String path;

    @BeforeEach
    void acceptedOnTheSecondOfMarch() {
        applicant = person(newPerson());
        counter = official("140000", "counter");
        reviewer = official("140000", "reviewer");
        decider = official("140000", "decider");
        path = complete(applicant, "forensic-person-renew", "140000", PERSON_FORM);
        submitted(applicant, path);
        moved(counter.post(path + "/acceptance", "{}"), "ACCEPTED");
    }

    @Test
    void aSpecialProcedureStopsTheClockAndEveryDecisionAndIsExplained() {
        String before = limit(3, "/dueOn");
        at("2026-03-04");
        Answer stopped = moved(reviewer.post(path + "/suspension", SUSPEND), "ACCEPTED");
        assertThat(stopped.text("/dueState")).isEqualTo("PAUSED");
        assertThat(reviewer.post(path + "/opinion", OPINION).code()).isEqualTo("CLOCK_RUNNING");
        assertThat(reviewer.post(path + "/suspension", SUSPEND).code()).isEqualTo("CLOCK_RUNNING");
        assertThat(decider.post(path + "/extension", EXTEND).code()).isEqualTo("CLOCK_RUNNING");
        assertThat(actions(reviewer)).contains("RESUME").doesNotContain("GIVE_OPINION", "SUSPEND");

        at("2026-03-11");
        moved(reviewer.post(path + "/resumption", RESUME), "ACCEPTED");

        assertThat(before).isEqualTo("2026-03-30");
        assertThat(limit(3, "/dueOn")).as("five working days later").isEqualTo("2026-04-07");
        assertThat(applicant.get(path + "/clock").raw().body()).contains("特别程序期间,不计");
        assertThat(reviewer.post(path + "/resumption", RESUME).code()).isEqualTo("SPECIAL_PROCEDURE_OPEN");
        moved(reviewer.post(path + "/opinion", OPINION), "OPINED");
    }

    @Test
    void aStopOnTheLastDayStops() {
        at("2026-03-30");
        Answer stopped = moved(reviewer.post(path + "/suspension", SUSPEND), "ACCEPTED");
        assertThat(stopped.text("/dueState")).isEqualTo("PAUSED");

        at("2026-04-03");
        moved(reviewer.post(path + "/resumption", RESUME), "ACCEPTED");

        assertThat(limit(3, "/dueOn")).isEqualTo("2026-04-03");
        assertThat(applicant.get(path + "/clock").raw().body()).contains("届满当日启动的特别程序结束");
    }

    /** On-site checks, another organ's answer, a leader's leave: none of it stops the clock. */
    @ParameterizedTest
    @ValueSource(strings = {"INSPECTION", "CONSULTATION", "LEADER_ON_LEAVE", "HEARING", "testing", "检测"})
    void theListOfArticle45IsClosed(String procedure) {
        Answer answer = reviewer.post(
                path + "/suspension", "{\"procedure\":\"%s\",\"days\":5,\"explanation\":\"x\"}".formatted(procedure));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("NOT_A_SPECIAL_PROCEDURE");
        assertThat(answer.text("/faults/0/pointer")).isEqualTo("/procedure");
        assertThat(applicant.get(path).text("/dueState")).isEqualTo("DUE");
        assertThat(applicant.get(path + "/timeline").body().path("lines")).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"procedure\":\"TESTING\",\"days\":0,\"explanation\":\"x\"}",
                "{\"procedure\":\"TESTING\",\"days\":5}",
                "{\"procedure\":\"\",\"days\":5,\"explanation\":\"x\"}",
                "{\"days\":5,\"explanation\":\"x\"}"
            })
    void theTimeAndTheProcedureAreTold(String body) {
        Answer answer = reviewer.post(path + "/suspension", body);

        assertThat(answer.code()).isEqualTo("INVALID_FIELDS");
        assertThat(applicant.get(path).text("/dueState")).isEqualTo("DUE");
    }

    @Test
    void anExtensionComesOnceBeforeExpiryByTheHeadAndIsAtMostTenDays() {
        assertThat(decider.post(path + "/extension", "{\"days\":11,\"reason\":\"x\"}")
                        .code())
                .isEqualTo("INVALID_FIELDS");
        assertThat(reviewer.post(path + "/extension", EXTEND).status()).isEqualTo(403);

        moved(decider.post(path + "/extension", EXTEND), "ACCEPTED");

        assertThat(limit(3, "/dueOn")).isEqualTo("2026-04-14");
        assertThat(decider.post(path + "/extension", EXTEND).code()).isEqualTo("NOT_EXTENDED");
    }

    @Test
    void nothingIsExtendedOrStoppedAfterExpiry() {
        at("2026-03-31");

        assertThat(decider.post(path + "/extension", EXTEND).code()).isEqualTo("BEFORE_EXPIRY");
        assertThat(reviewer.post(path + "/suspension", SUSPEND).code()).isEqualTo("BEFORE_EXPIRY");
    }

    @Test
    void anInspectionNeedsTwoOfficialsAndStopsNothing() {
        String one = inspection("\"a\"", "\"a\"");
        Answer refused = reviewer.post(path + "/inspection", one);
        assertThat(refused.text("/faults/0/code")).isEqualTo("TWO_OFFICIALS");

        Answer done = moved(reviewer.post(path + "/inspection", inspection("\"a\"", "\"b\"")), "ACCEPTED");
        moved(reviewer.post(path + "/consultation", "{\"organ\":\"太原市公安局\",\"question\":\"核对身份\"}"), "ACCEPTED");

        assertThat(done.text("/dueState")).isEqualTo("DUE");
        assertThat(limit(3, "/dueOn")).isEqualTo("2026-03-30");
        Answer seen = applicant.get(path + "/timeline");
        assertThat(seen.raw().body()).as("internal").doesNotContain("查看场所", "核对身份");
    }

    @Test
    void anInspectionSaysWhenWhoAndWhatAndNobodyWhoMustNotStandsThere() {
        Client colleague = as(TestIdentity.official("r3", "官三", "140000", "reviewer"));
        moved(colleague.post(path + "/conflicts", CONFLICT), "ACCEPTED");
        String wrong = inspection("\"140000-counter\"", "\"r3\"")
                .replace("\"until\":\"10:00\"", "\"until\":\"09:00\"")
                .replace("\"signed\":true", "\"signed\":false");

        Answer refused = reviewer.post(path + "/inspection", wrong);
        assertThat(refused.body()
                        .path("faults")
                        .valueStream()
                        .map(f -> f.path("pointer").asString() + " "
                                + f.path("code").asString()))
                .containsExactly(
                        "/until OUT_OF_RANGE",
                        "/officials/0/account INTAKE_PERSON",
                        "/officials/1/account CONFLICTED",
                        "/applicant/remark REQUIRED");
        assertThat(reviewer.post(path + "/inspection", inspection("\"a b\"", "\"b\""))
                        .code())
                .as("no account")
                .isEqualTo("INVALID_FIELDS");

        moved(
                reviewer.post(
                        path + "/inspection",
                        inspection("\"a\"", "\"b\"").replace("\"signed\":true", "\"signed\":false,\"remark\":\"不在场\"")),
                "ACCEPTED");
        assertThat(textOf(reviewer, path, "INSPECTION_RECORD"))
                .contains("2026年3月2日09:00至10:00", "甲（a）、乙（b）", "张伟（未签名：不在场）");
    }

    @Test
    void whoDeclaredAConflictDoesNothingMoreInTheCase() {
        assertThat(reviewer.post(path + "/conflicts", "{\"reason\":\"近亲属\"}").code())
                .isEqualTo("INVALID_FIELDS");
        Client busy = as(TestIdentity.official("r4", "官四", "140000", "reviewer"));
        String claim = "/api/reviews/" + path.substring(path.lastIndexOf('/') + 1) + "/claim";
        assertThat(busy.post(claim, "").status()).isEqualTo(204);
        moved(reviewer.post(path + "/conflicts", CONFLICT), "ACCEPTED");
        assertThat(reviewer.post(path + "/conflicts", CONFLICT).code())
                .as("a colleague's claim stays")
                .isEqualTo("NOT_CONFLICTED");
        assertThat(reviewer.post(claim, "").code()).isEqualTo("CLAIMED_BY_ANOTHER");
        assertThat(busy.delete(claim).status()).isEqualTo(204);
        assertThat(reviewer.post(claim, "").code()).isEqualTo("NOT_YOUR_STEP");
        assertThat(decider.get(path + "/timeline").raw().body()).contains("申报回避", "申请人系本人近亲属");
        assertThat(applicant.get(path + "/timeline").raw().body())
                .contains("申报回避")
                .doesNotContain("申请人系本人近亲属");

        assertThat(reviewer.post(path + "/opinion", OPINION).code()).isEqualTo("NOT_CONFLICTED");
        assertThat(actions(reviewer)).isEmpty();
        Client colleague = as(TestIdentity.official("r2", "官二", "140000", "reviewer"));
        moved(colleague.post(path + "/opinion", OPINION), "OPINED");
        assertThat(official("140100", "reviewer")
                        .post(path + "/conflicts", "{\"reason\":\"别的机关\"}")
                        .status())
                .as("another organ")
                .isEqualTo(404);
    }

    @Test
    void aCaseWithoutItsApplicantEnds() {
        assertThat(decider.post(path + "/termination", "{\"reason\":\"TOO_HARD\",\"explanation\":\"x\"}")
                        .status())
                .isIn(400, 422);
        moved(decider.post(path + "/termination", TERMINATE), "TERMINATED");

        assertThat(applicant.get(path).body().path("openActions")).isEmpty();
        assertThat(decider.post(path + "/termination", TERMINATE).code()).isEqualTo("OUT_OF_ORDER");
    }

    @Test
    void whoStandsAsideNeitherTakesOriginalsNorSeesWhatIsSealed() {
        moved(counter.post(path + "/conflicts", CONFLICT), "ACCEPTED");

        assertThat(counter.post(path + "/reveal", "{\"pointer\":\"/identityNumber\",\"reason\":\"核对身份信息\"}")
                        .code())
                .isEqualTo("NOT_CONFLICTED");
        moved(reviewer.post(path + "/opinion", OPINION), "OPINED");
        moved(decider.post(path + "/decision", GRANT), "GRANTED");
        assertThat(counter.post(path + "/hand-ins", "{\"materialCode\":\"POA\",\"channel\":\"POST\"}")
                        .code())
                .isEqualTo("NOT_CONFLICTED");
        assertThat(counter.post(path + "/delivery", ELECTRONIC).code()).isEqualTo("NOT_CONFLICTED");
    }

    @Test
    void aCaseLosesItsApplicantAtAnyTimeBeforeTheResultIsDelivered() {
        String fresh = complete(applicant, "forensic-person-renew", "140000", PERSON_FORM);
        submitted(applicant, fresh);
        moved(decider.post(fresh + "/termination", TERMINATE), "TERMINATED");

        moved(reviewer.post(path + "/opinion", OPINION), "OPINED");
        moved(decider.post(path + "/decision", GRANT), "GRANTED");
        assertThat(decider.post(path + "/termination", TERMINATE.replace("APPLICANT_DIED", "FALSE_COMMITMENT"))
                        .text("/faults/0/code"))
                .isEqualTo("NOT_NOW");
        moved(decider.post(path + "/termination", TERMINATE), "TERMINATED");
        assertThat(textOf(applicant, path, "TERMINATION_NOTICE")).contains("申请人死亡");
        assertThat(applicant.get(path + "/clock").raw().body()).doesNotContain("\"DUE\"");
    }

    @Test
    void whoApprovedTheSecondNoticeHandledNoIntake() {
        Client other = person(newPerson());
        String fresh = complete(other, "forensic-person-renew", "140000", PERSON_FORM);
        submitted(other, fresh);
        String fault =
                "{\"faults\":[{\"pointer\":\"/materials/FO-REPORT\",\"what\":\"不清晰\",\"how\":\"重新扫描\"}],\"days\":10}";
        moved(counter.post(fresh + "/correction-request", fault), "CORRECTING");
        String first = given(other, fresh, "first");
        moved(other.post(fresh + "/correction", "{}"), "SUBMITTED");
        moved(decider.post(fresh + "/further-correction-request", fault), "CORRECTING");

        assertThat(other.post(fresh + "/correction", "{}").code())
                .as("nothing since the second notice")
                .isEqualTo("NOTHING_CORRECTED");
        assertThat(other.delete(fresh + "/materials/FO-REPORT/files/" + first).code())
                .as("given in with the first correction")
                .isEqualTo("MATERIAL_KEPT");
        given(other, fresh, "second");
        moved(other.post(fresh + "/correction", "{}"), "SUBMITTED");
        moved(counter.post(fresh + "/acceptance", "{}"), "ACCEPTED");
        moved(reviewer.post(fresh + "/opinion", OPINION), "OPINED");
        moved(decider.post(fresh + "/decision", GRANT), "GRANTED");
    }

    private static String given(Client who, String path, String key) {
        Answer answer = who.upload(path + "/materials/FO-REPORT/files", key, ("%PDF-1.7 " + key).getBytes());
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer.text("/files/0/id");
    }

    @ParameterizedTest
    @CsvSource({
        "suspension",
        "suspension-extension",
        "resumption",
        "inspection",
        "consultation",
        "hearing-notice",
        "extension",
        "termination"
    })
    void anotherOrganFindsNoCase(String step) {
        String body = switch (step) {
            case "suspension" -> SUSPEND;
            case "suspension-extension" -> "{\"days\":5,\"explanation\":\"x\"}";
            case "resumption" -> RESUME;
            case "inspection" -> inspection("\"a\"", "\"b\"");
            case "consultation" -> "{\"organ\":\"x\",\"question\":\"y\"}";
            case "hearing-notice" -> "{\"matter\":\"x\"}";
            case "extension" -> EXTEND;
            default -> TERMINATE;
        };
        String role = step.equals("extension") || step.equals("termination") ? "decider" : "reviewer";

        assertThat(official("140100", role).post(path + "/" + step, body).status())
                .isEqualTo(404);
        assertThat(applicant.post(path + "/" + step, body).status()).isEqualTo(403);
    }

    @Test
    void aSecondCorrectionOnlyOfWhatCameWithTheFirst() {
        Client other = person(newPerson());
        String fresh = complete(other, "forensic-person-renew", "140000", PERSON_FORM);
        submitted(other, fresh);
        String material = other.get(fresh)
                .body()
                .path("materials")
                .valueStream()
                .filter(m -> m.path("mustBeUploaded").asBoolean())
                .findFirst()
                .orElseThrow()
                .path("code")
                .asString();
        String fault = "{\"faults\":[{\"pointer\":\"%s\",\"what\":\"不清晰\",\"how\":\"重新扫描\"}],\"days\":10}";
        String ofMaterial = fault.formatted("/materials/" + material);
        assertThat(decider.post(fresh + "/further-correction-request", ofMaterial)
                        .code())
                .isEqualTo("SECOND_CORRECTION");
        moved(counter.post(fresh + "/correction-request", ofMaterial), "CORRECTING");
        assertThat(other.upload(fresh + "/materials/" + material + "/files", "again", PDF)
                        .status())
                .isEqualTo(201);
        moved(other.post(fresh + "/correction", "{}"), "SUBMITTED");

        assertThat(counter.post(fresh + "/correction-request", ofMaterial).code())
                .isEqualTo("FIRST_CORRECTION");
        Answer old = decider.post(fresh + "/further-correction-request", fault.formatted("/form/address"));
        assertThat(old.text("/faults/0/code")).isEqualTo("NOT_NEWLY_GIVEN");
        moved(decider.post(fresh + "/further-correction-request", ofMaterial), "CORRECTING");
        assertThat(other.upload(fresh + "/materials/" + material + "/files", "third", PDF)
                        .status())
                .isEqualTo(201);
        moved(other.post(fresh + "/correction", "{}"), "SUBMITTED");
        assertThat(decider.post(fresh + "/further-correction-request", ofMaterial)
                        .code())
                .isEqualTo("SECOND_CORRECTION");
    }

    private static String inspection(String first, String second) {
        return """
                {"on":"2026-03-02","from":"09:00","until":"10:00","place":"太原市","notes":"查看场所",
                "officials":[{"account":%s,"name":"甲"},{"account":%s,"name":"乙"}],
                "photos":[],"applicant":{"name":"张伟","signed":true}}
                """.formatted(first, second);
    }

    private String limit(int at, String field) {
        return applicant.get(path + "/clock").text("/limits/" + at + field);
    }

    private List<String> actions(Client who) {
        return who.get(path)
                .body()
                .path("openActions")
                .valueStream()
                .map(action -> action.path("action").asString())
                .toList();
    }
}
