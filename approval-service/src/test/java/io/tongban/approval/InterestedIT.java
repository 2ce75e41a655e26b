package io.tongban.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.testing.ApprovalIT;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import io.tongban.support.testing.TestIdentity;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 利害关系人 (许可法第三十六条、第四十七条): told, heard, and waited for. */
class InterestedIT extends ApprovalIT {

    private static final String NUMBER = "140202198511201025";
    private static final String PHONE = "13911113333";

    private Client applicant;
    private Client counter;
    private Client reviewer;
    private Client decider;
    private String path;

    @BeforeEach
    void opined() {
        applicant = person(newPerson());
        counter = official("140000", "counter");
        reviewer = official("140000", "reviewer");
        decider = official("140000", "decider");
        path = complete(applicant, "forensic-person-renew", "140000", PERSON_FORM);
        submitted(applicant, path);
        moved(counter.post(path + "/acceptance", "{}"), "ACCEPTED");
        moved(reviewer.post(path + "/opinion", OPINION), "OPINED");
    }

    @Test
    void theDecisionWaitsForTheirTimeOrTheirViews() {
        assertThat(counter.post(path + "/interested-views", views("00000000-0000-0000-0000-000000000001", null))
                        .code())
                .isEqualTo("INTERESTED_TOLD");
        moved(reviewer.post(path + "/interested-parties", told("2026-03-10", false)), "OPINED");
        assertThat(decider.post(path + "/decision", GRANT).code()).isEqualTo("INTERESTED_HEARD");

        moved(counter.post(path + "/interested-views", views(party(), null)), "OPINED");

        moved(decider.post(path + "/decision", GRANT), "GRANTED");
        assertThat(reviewer.get(path).text("/interestedParties/0/views/0")).isEqualTo("不同意");
        assertThat(counter.post(path + "/interested-views", views(party(), null))
                        .code())
                .as("after the decision")
                .isEqualTo("OUT_OF_ORDER");
    }

    @Test
    void silencePastTheToldDayLetsItBeDecided() {
        moved(reviewer.post(path + "/interested-parties", told("2026-03-10", false)), "OPINED");
        at("2026-03-11");

        moved(decider.post(path + "/decision", GRANT), "GRANTED");
    }

    @Test
    void personalDataIsMaskedSealedAndTheApplicantSeesNone() {
        moved(reviewer.post(path + "/interested-parties", told("2026-03-10", false)), "OPINED");
        String seen = applicant.get(path).raw().body()
                + applicant.get(path + "/timeline").raw().body()
                + applicant.get(path + "/documents").raw().body();

        assertThat(seen).contains("李*").doesNotContain("李丽", NUMBER, PHONE, "1402**********1025");
        assertThat(reviewer.get(path).text("/interestedParties/0/contact/identityNumber"))
                .isEqualTo("1402**********1025");
        assertThat(reviewer.get(path).raw().body()).contains("李丽").doesNotContain(NUMBER, PHONE);
        String pointer = "/interestedParties/" + party() + "/identityNumber";
        assertThat(reviewer.post(path + "/reveal", "{\"pointer\":\"%s\",\"reason\":\"邮寄告知书\"}".formatted(pointer))
                        .text("/value"))
                .isEqualTo(NUMBER);
        assertThat(textOf(reviewer, path, "INTERESTED_NOTICE"))
                .contains("李丽：", "第三十六条", "2026年3月10日")
                .doesNotContain("第四十七条");
    }

    @Test
    void underTheirOwnLoginTheySeeTheirNoticeAndStateViews() {
        moved(reviewer.post(path + "/interested-parties", told("2026-03-10", false)), "OPINED");
        Client neighbour = person(newPerson());
        String take = takeUp(code());
        assertThat(neighbour.post("/api/interests", takeUp("0123456789AB")).code())
                .isEqualTo("INTEREST_NOT_FOUND");
        assertThat(neighbour.get("/api/interests/" + party()).status()).isEqualTo(404);

        Answer taken = neighbour.post("/api/interests", take);
        assertThat(taken.status()).as(taken.body().toString()).isEqualTo(200);
        assertThat(taken.text("/applicant")).isEqualTo("张*");
        assertThat(neighbour.post("/api/interests", take).status()).isEqualTo(200);
        moved(neighbour.post("/api/interests/" + party() + "/views", "{\"text\":\"影响我的经营\"}"), "OPINED");

        assertThat(neighbour.get("/api/interests").text("/items/0/views/0/text"))
                .isEqualTo("影响我的经营");
        assertThat(decider.get(path).raw().body()).contains("影响我的经营");
        assertThat(applicant.get(path + "/timeline").raw().body())
                .contains("利害关系人陈述、申辩", "\"by\":\"利害关系人\"")
                .doesNotContain("影响我的经营");
        moved(decider.post(path + "/decision", GRANT), "GRANTED");
    }

    @Test
    void ofTheCaseItselfTheySeeNothingAndStrangersSeeNothingAtAll() {
        moved(reviewer.post(path + "/interested-parties", told("2026-03-10", false)), "OPINED");
        Client neighbour = person(newPerson());
        assertThat(neighbour.post("/api/interests", takeUp(code())).status()).isEqualTo(200);

        for (String part : List.of("", "/timeline", "/clock", "/documents")) {
            assertThat(neighbour.get(path + part).status()).as(part).isEqualTo(404);
        }
        assertThat(neighbour.post(path + "/withdrawal", "{}").status()).isEqualTo(404);
        assertThat(neighbour.post(path + "/hearing-request", "{}").status()).isEqualTo(404);
        Client stranger = person(newPerson());
        assertThat(stranger.post("/api/interests", takeUp(code())).code())
                .as("taken up by another")
                .isEqualTo("INTEREST_NOT_FOUND");
        assertThat(stranger.get("/api/interests").body().path("items")).isEmpty();
        assertThat(stranger.post("/api/interests/" + party() + "/views", "{\"text\":\"我\"}")
                        .status())
                .isEqualTo(404);
        Client foreign = official("140200", "reviewer");
        assertThat(foreign.post(path + "/interested-parties", told("2026-03-10", false))
                        .status())
                .isEqualTo(404);
        assertThat(official("140200", "counter")
                        .post(path + "/interested-views", views(party(), null))
                        .status())
                .isEqualTo(404);
        assertThat(applicant
                        .post(path + "/interested-parties", told("2026-03-10", false))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void whereMajorInterestsAreTouchedBothMayAskForAHearing() {
        at("2026-03-03");
        moved(reviewer.post(path + "/interested-parties", told("2026-03-10", true)), "OPINED");
        assertThat(textOf(reviewer, path, "INTERESTED_NOTICE")).contains("第四十七条第一款", "截止日：2026年3月10日");
        moved(counter.post(path + "/interested-views", views(party(), null)), "OPINED");
        assertThat(decider.post(path + "/decision", GRANT).code()).isEqualTo("BOTH_TOLD");
        moved(reviewer.post(path + "/hearing-notice", "{\"matter\":\"涉及他人重大利益\"}"), "OPINED");
        moved(applicant.post(path + "/hearing-waiver", "{}"), "OPINED");
        assertThat(decider.post(path + "/decision", GRANT).code()).isEqualTo("INTERESTED_HEARD");

        at("2026-03-10");
        Answer asked = moved(counter.post(path + "/interested-views", views(party(), "ASKED")), "OPINED");
        assertThat(asked.text("/dueState")).isEqualTo("PAUSED");
        assertThat(applicant.post(path + "/hearing-waiver", "{}").code()).isEqualTo("HEARING_OWN");
        moved(
                reviewer.post(
                        path + "/hearing-arrangement",
                        "{\"on\":\"2026-03-20\",\"place\":\"三楼\",\"chair\":\"chair\",\"chairName\":\"官主持\"}"),
                "OPINED");
        assertThat(reviewer.get(path + "/documents").raw().body()).contains("您为该事项的利害关系人");
        assertThat(reviewer.get(path + "/documents")
                        .body()
                        .path("items")
                        .valueStream()
                        .filter(document -> document.path("kind").asString().equals("HEARING_NOTICE"))
                        .map(document -> document.path("number").asString()))
                .as("two of one series in one move")
                .hasSize(2)
                .doesNotHaveDuplicates();
        assertThat(applicant.get(path + "/documents").raw().body()).doesNotContain("您为该事项的利害关系人");
        at("2026-03-20");
        Answer held = moved(reviewer.post(path + "/hearing-record", HEARING_RECORD), "OPINED");
        assertThat(held.text("/dueOn")).as("eight working days do not count").isEqualTo("2026-04-10");
        moved(decider.post(path + "/decision", GRANT), "GRANTED");
    }

    @Test
    void afterFiveWorkingDaysNoHearingIsAskedFor() {
        at("2026-03-03");
        moved(reviewer.post(path + "/interested-parties", told("2026-03-30", true)), "OPINED");
        at("2026-03-11");

        assertThat(counter.post(path + "/interested-views", views(party(), "ASKED"))
                        .text("/faults/0/code"))
                .isEqualTo("NOT_OPEN");
        moved(counter.post(path + "/interested-views", views(party(), "WAIVED")), "OPINED");
    }

    @Test
    void theApplicantIsHeardToo() {
        assertThat(applicant.post(path + "/views", "{\"text\":\"不影响他人\"}").code())
                .isEqualTo("INTERESTED_TOLD");
        moved(reviewer.post(path + "/interested-parties", told("2026-03-10", false)), "OPINED");

        moved(applicant.post(path + "/views", "{\"text\":\"不影响他人\"}"), "OPINED");
    }

    @Test
    void anOfficialWhoIsThePartyStandsAside() {
        Client self = as(TestIdentity.official("self-" + newPerson(), "李丽", "140000", "reviewer"));
        self.post("/api/reviews/relations", "{\"kind\":\"SELF\",\"number\":\"%s\",\"note\":\"本人\"}".formatted(NUMBER));
        moved(reviewer.post(path + "/interested-parties", told("2026-03-10", false)), "OPINED");

        assertThat(self.post(path + "/consultation", "{\"organ\":\"公安局\",\"question\":\"核对\"}")
                        .code())
                .isEqualTo("NOT_CONFLICTED");
    }

    @ParameterizedTest
    @CsvSource({"2026-03-06,/answerBy", "2026-06-01,/answerBy", "2026-02-01,/answerBy"})
    void theTimeForViewsHasItsBounds(String day, String pointer) {
        assertThat(reviewer.post(path + "/interested-parties", told(day, false)).text("/faults/0/pointer"))
                .isEqualTo(pointer);
        assertThat(reviewer.post(path + "/interested-parties", "{}").status()).isEqualTo(422);
    }

    private String party() {
        return reviewer.get(path).text("/interestedParties/0/id");
    }

    private String code() {
        Matcher code = Pattern.compile("查询码([0-9A-F]{12})").matcher(textOf(reviewer, path, "INTERESTED_NOTICE"));
        assertThat(code.find()).isTrue();
        return code.group(1);
    }

    private String takeUp(String code) {
        return "{\"caseNumber\":\"%s\",\"code\":\"%s\"}"
                .formatted(reviewer.get(path).text("/caseNumber"), code);
    }

    private static String told(String answerBy, boolean majorInterests) {
        return """
                {"name":"李丽","type":"PERSON","number":"%s","phone":"%s","address":"太原市小店区",
                "matter":"与其共用场所","answerBy":"%s","majorInterests":%s}
                """.formatted(NUMBER, PHONE, answerBy, majorInterests);
    }

    private static String views(String party, String hearing) {
        String wish = hearing == null ? "" : ",\"hearing\":\"" + hearing + "\"";
        return "{\"party\":\"%s\",\"views\":{\"text\":\"不同意\"%s}}".formatted(party, wish);
    }
}
