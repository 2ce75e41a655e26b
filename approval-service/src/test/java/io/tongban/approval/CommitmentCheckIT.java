package io.tongban.approval;

import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import io.tongban.approval.testing.Committing;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** 告知承诺, each of the eight: what a check comes to, before and after the decision; the credit record and its repair. */
class CommitmentCheckIT extends Committing {

    private static final String FALSE_COMMITMENT = "{\"reason\":\"FALSE_COMMITMENT\",\"explanation\":\"经查实承诺不实\"}";

    private final String number = "E" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void eachIsATaskByItsMethodWithADateAndFoundTrueTheCaseGoesOn() {
        Client applicant = person(newPerson());
        String path = committed(applicant, form(number));
        List<String> dates = List.of(
                "SHARED_DATA 2026-03-23",
                "SHARED_DATA 2026-04-14",
                "SHARED_DATA 2026-04-14",
                "SHARED_DATA 2026-03-16",
                "ON_SITE 2026-05-28",
                "ASSISTANCE 2026-05-28",
                "SHARED_DATA 2026-04-14",
                "SHARED_DATA 2026-03-09");
        for (int i = 0; i < PROOFS.size(); i++) {
            JsonNode task = task(path, PROOFS.get(i));
            assertThat(task.path("method").asString() + " " + task.path("dueOn").asString())
                    .as(PROOFS.get(i))
                    .isEqualTo(dates.get(i));
        }
        granted(path);
        PROOFS.forEach(material -> is(verified(path, material, "TRUE"), "TRUE"));

        assertThat(tasks(path)).isEmpty();
        assertThat(verified(path, "NO-CRIME", "FALSE").code()).isEqualTo("COMMITMENT_STEP");
        assertThat(applicant.get(path + "/evidence").raw().body()).contains("\"COMMITMENT\"");
        told("commitment-verified", "核查属实");
    }

    @Test
    void tasksAreTheOrgansThatHasTheCase() {
        Client applicant = person(newPerson());
        String path = committed(applicant, form(number));
        String verification = one(path, "NO-CRIME") + "/verification";
        String body = "{\"result\":\"TRUE\",\"basis\":\"共享数据比对\"}";

        assertThat(official("140100", "reviewer").rows("/api/reviews/commitments"))
                .noneMatch(row -> path.endsWith(row.path("application").asString()));
        assertThat(official("140100", "reviewer").post(verification, body).code())
                .isEqualTo("APPLICATION_NOT_FOUND");
        assertThat(applicant.post(verification, body).status()).isEqualTo(403);
        assertThat(applicant.get("/api/reviews/commitments").status()).isEqualTo(403);
        Client reviewer = official(PROVINCE, "reviewer");
        assertThat(reviewer.post(verification, "{\"result\":\"TRUE\",\"basis\":\"x\",\"nextMethod\":\"ON_SITE\"}")
                        .code())
                .isEqualTo("INVALID_FIELDS");
        assertThat(reviewer.post(one(path, "PHOTO") + "/verification", body).code())
                .isEqualTo("COMMITMENT_NOT_FOUND");
        String key = UUID.randomUUID().toString();
        is(reviewer.post(verification, key, body), "TRUE");
        is(reviewer.post(verification, key, body), "TRUE");
    }

    @Test
    void whatCannotBeVerifiedGoesOnByAnotherMethodOrEndsWithoutConsequence() {
        Client applicant = person(newPerson());
        String path = committed(applicant, form(number));
        at("2026-03-10");
        for (String material : PROOFS) {
            String verification = one(path, material) + "/verification";
            is(
                    official(PROVINCE, "reviewer")
                            .post(
                                    verification,
                                    "{\"result\":\"CANNOT\",\"basis\":\"接口不可用\",\"nextMethod\":\"ASSISTANCE\"}"),
                    "OPEN");
            assertThat(task(path, material).path("method").asString()).isEqualTo("ASSISTANCE");
            is(verified(path, material, "CANNOT"), "UNVERIFIED");
        }
        assertThat(task(path, "NO-CRIME")).isNull();
        granted(path);
        signed(applicant, filledDraft(applicant, form(number)), "NO-CRIME");
        assertThat(viewsAsked(path, "NO-CRIME", "2026-03-20").code()).isEqualTo("COMMITMENT_STEP");
    }

    @Test
    void foundFalseInProcessItsSignerIsHeardThenTheCaseEndsAndNoneIsSignedUntilRepaired() {
        Client applicant = person(newPerson());
        String path = committed(applicant, form(number));
        moved(official(PROVINCE, "counter").post(path + "/acceptance", "{}"), "ACCEPTED");
        Client decider = official(PROVINCE, "decider");
        PROOFS.forEach(material -> is(verified(path, material, "FALSE"), "FALSE"));
        assertThat(decider.post(path + "/termination", FALSE_COMMITMENT).code()).isEqualTo("COMMITMENT_FALSE_FIRST");
        assertThat(concluded(path, "NO-CRIME", "RECTIFY", ",\"rectifyBy\":\"2026-03-20\"")
                        .code())
                .as("nothing is granted yet")
                .isEqualTo("COMMITMENT_STEP");

        assertThat(viewsAsked(path, "NO-CRIME", "2026-03-03").code()).isEqualTo("INVALID_FIELDS");
        PROOFS.forEach(material -> is(viewsAsked(path, material, "2026-03-10"), "VIEWS_ASKED"));
        assertThat(decider.post(path + "/termination", FALSE_COMMITMENT).code()).isEqualTo("COMMITMENT_FALSE_FIRST");
        moved(official(PROVINCE, "reviewer").post(path + "/opinion", OPINION), "OPINED");
        assertThat(decider.post(path + "/decision", GRANT).code()).isEqualTo("COMMITMENTS_SETTLED");
        is(applicant.post(one(path, "NO-CRIME") + "/views", "{\"text\":\"系同名\"}"), "VIEWS_GIVEN");
        is(applicant.post(one(path, "CAPACITY") + "/views", "{\"text\":\"记录有误\"}"), "VIEWS_GIVEN");
        is(concluded(path, "CAPACITY", "CLEARED", ""), "CLEARED");
        // the others said nothing until their day
        at("2026-03-11");
        moved(decider.post(path + "/termination", FALSE_COMMITMENT), "TERMINATED");

        assertThat(textOf(applicant, path, "TERMINATION_NOTICE")).contains("承诺不实", "信用修复前", "行政复议");
        String again = filledDraft(applicant, form(number));
        assertThat(sign(applicant, again, "NO-CRIME").code()).isEqualTo("COMMITMENT_BARRED");
        Client otherLogin = person(newPerson());
        assertThat(sign(otherLogin, filledDraft(otherLogin, form(number)), "NO-CRIME")
                        .code())
                .as("the same number")
                .isEqualTo("COMMITMENT_BARRED");
        Client other = person(newPerson());
        signed(other, filledDraft(other, ownForm()), "NO-CRIME");
        told("commitment-views-asked", "2026-03-10");
        assertThat(textOf(applicant, path, "COMMITMENT_VIEWS_NOTICE")).contains("2026年3月10日（含当日）", "陈述权、申辩权");

        List<JsonNode> records = applicant.rows("/api/credit");
        assertThat(records).hasSize(7);
        for (JsonNode record : records) {
            assertThat(sign(applicant, again, "NO-CRIME").code()).isEqualTo("COMMITMENT_BARRED");
            repaired(applicant, record.path("id").asString());
        }
        signed(applicant, again, "NO-CRIME");
        signed(otherLogin, filledDraft(otherLogin, form(number)), "NO-CRIME");
        told("credit-repair-decided", "准予修复");
    }

    private void repaired(Client applicant, String record) {
        String repairs = "/api/credit/" + record + "/repairs";
        String text = "{\"text\":\"已补正并公开说明\"}";
        assertThat(person(newPerson()).post(repairs, text).code()).isEqualTo("CREDIT_RECORD_NOT_FOUND");
        Answer asked = applicant.post(repairs, text);
        assertThat(asked.status()).as(asked.body().toString()).isEqualTo(201);
        assertThat(applicant.post(repairs, text).code()).isEqualTo("REPAIR_ASKED");
        String decision = "/api/reviews/credit-repairs/" + asked.text("/id") + "/decision";
        assertThat(official("140100", "decider")
                        .post(decision, "{\"granted\":true,\"reason\":\"已经改正\"}")
                        .code())
                .isEqualTo("REPAIR_NOT_FOUND");
        Answer refused = official(PROVINCE, "decider").post(decision, "{\"granted\":false,\"reason\":\"尚未改正\"}");
        assertThat(refused.text("/state")).isEqualTo("REFUSED");
        assertThat(official(PROVINCE, "decider")
                        .post(decision, "{\"granted\":true,\"reason\":\"已经改正\"}")
                        .code())
                .isEqualTo("REPAIR_DECIDED");
        String second = applicant.post(repairs, text).text("/id");
        assertThat(official(PROVINCE, "decider").rows("/api/reviews/credit-repairs"))
                .anyMatch(row -> row.path("id").asString().equals(second));
        is(
                official(PROVINCE, "decider")
                        .post(
                                "/api/reviews/credit-repairs/" + second + "/decision",
                                "{\"granted\":true,\"reason\":\"已经改正\"}"),
                "RESTORED");
    }

    @Test
    void foundFalseAfterTheGrantItIsToBePutRightAndOnlyWhatIsNotIsARecord() {
        Client applicant = person(newPerson());
        String path = committed(applicant, form(number));
        granted(path);
        for (String material : PROOFS) {
            is(verified(path, material, "FALSE"), "FALSE");
            is(viewsAsked(path, material, "2026-03-10"), "VIEWS_ASKED");
            String order = ",\"rectifyBy\":\"2026-03-20\"";
            assertThat(concluded(path, material, "RECTIFY", order).code())
                    .as("not heard yet")
                    .isEqualTo("COMMITMENT_STEP");
            is(applicant.post(one(path, material) + "/views", "{\"text\":\"说明\"}"), "VIEWS_GIVEN");
            assertThat(concluded(path, material, "RECTIFY", "").code()).isEqualTo("INVALID_FIELDS");
            is(concluded(path, material, "RECTIFY", order), "RECTIFYING");
            assertThat(concluded(path, material, "NOT_RECTIFIED", "").code()).isEqualTo("COMMITMENT_STEP");
        }
        assertThat(official(PROVINCE, "reviewer")
                        .post(path + "/proceedings", "{\"ground\":\"FALSE_COMMITMENT\",\"explanation\":\"承诺不实\"}")
                        .code())
                .as("there is time to put it right")
                .isEqualTo("COMMITMENT_FALSE_FIRST");
        told("commitment-rectification", "行政复议");
        assertThat(textOf(applicant, path, "RECTIFICATION_ORDER")).contains("2026年3月20日（含当日）前整改", "行政复议");
        moved(official(PROVINCE, "counter").post(path + "/delivery", ELECTRONIC), "DELIVERED");
        PROOFS.subList(1, 8).forEach(material -> is(concluded(path, material, "RECTIFIED", ""), "RECTIFIED"));
        signed(applicant, filledDraft(applicant, form(number)), "NO-CRIME");

        at("2026-03-21");
        is(concluded(path, "NO-CRIME", "NOT_RECTIFIED", ""), "FINAL");
        assertThat(sign(applicant, filledDraft(applicant, form(number)), "NO-CRIME")
                        .code())
                .isEqualTo("COMMITMENT_BARRED");
        told("credit-recorded", "逾期未整改");
    }

    @Test
    void aPermitGotByAnUntrueCommitmentIsRevokedAfterHearingItsHolder() {
        Client applicant = person(newPerson());
        String path = committed(applicant, form(number));
        granted(path);
        Client reviewer = official(PROVINCE, "reviewer");
        String open = "{\"ground\":\"FALSE_COMMITMENT\",\"explanation\":\"承诺不实\"}";
        assertThat(reviewer.post(path + "/proceedings", open).code()).isEqualTo("COMMITMENT_FALSE_FIRST");
        is(verified(path, "NO-CRIME", "FALSE"), "FALSE");
        String proceeding = "/api/applications/"
                + moved(reviewer.post(path + "/proceedings", open), "INITIATED").text("/id");
        assertThat(official(PROVINCE, "decider")
                        .post(one(path, "NO-CRIME") + "/conclusion", "{\"outcome\":\"CLEARED\",\"text\":\"另行处理\"}")
                        .code())
                .as("one of the two decides")
                .isEqualTo("PROCEEDING_OPEN");
        moved(reviewer.post(proceeding + "/views-request", "{\"answerBy\":\"2026-03-10\"}"), "VIEWS_ASKED");
        signed(applicant, filledDraft(applicant, form(number)), "NO-CRIME");
        at("2026-03-11");
        moved(
                official(PROVINCE, "decider")
                        .post(proceeding + "/proceeding-decision", "{\"outcome\":\"EFFECT\",\"text\":\"事实清楚\"}"),
                "EFFECTED");

        assertThat(textOf(applicant, proceeding, "REVOCATION")).contains("以不实承诺取得行政许可", "信用修复前");
        assertThat(item(applicant, path, "NO-CRIME").path("state").asString()).isEqualTo("FINAL");
        assertThat(sign(applicant, filledDraft(applicant, form(number)), "NO-CRIME")
                        .code())
                .isEqualTo("COMMITMENT_BARRED");
    }

    @Test
    void takenBackBeforeItIsCheckedTheProofTakesItsPlace() {
        Client applicant = person(newPerson());
        String path = committed(applicant, form(number));
        moved(official(PROVINCE, "counter").post(path + "/acceptance", "{}"), "ACCEPTED");
        for (String material : PROOFS) {
            String withdrawal = one(path, material) + "/withdrawal";
            assertThat(applicant.post(withdrawal, "").code()).isEqualTo("COMMITMENT_PROOF_FIRST");
            assertThat(person(newPerson()).post(withdrawal, "").status()).isEqualTo(404);
            Answer given = applicant.upload(
                    path + "/materials/" + material + "/files",
                    UUID.randomUUID().toString(),
                    PDF);
            assertThat(given.status()).as(given.body().toString()).isEqualTo(201);
            moved(applicant.post(withdrawal, ""), "ACCEPTED");
            assertThat(applicant.post(withdrawal, "").code()).isEqualTo("COMMITMENT_NOT_FOUND");
        }
        assertThat(tasks(path)).isEmpty();
        assertThat(verified(path, "NO-CRIME", "FALSE").code()).isEqualTo("COMMITMENT_NOT_FOUND");
        assertThat(applicant
                        .attach(
                                path + "/materials/NO-CRIME/files",
                                UUID.randomUUID().toString(),
                                applicant.uploaded("x.pdf", PDF))
                        .code())
                .isEqualTo("NOT_EDITABLE");
        told("commitment-withdrawn", "无犯罪记录证明");
    }

    /** Checked and taken back at once: one of the two is. */
    @Test
    void aCheckAndAWithdrawalAtOnceAreOne() {
        Client applicant = person(newPerson());
        String path = committed(applicant, form(number));
        applicant.upload(path + "/materials/NO-CRIME/files", UUID.randomUUID().toString(), PDF);
        CompletableFuture<Answer> check = CompletableFuture.supplyAsync(() -> verified(path, "NO-CRIME", "FALSE"));
        CompletableFuture<Answer> back =
                CompletableFuture.supplyAsync(() -> applicant.post(one(path, "NO-CRIME") + "/withdrawal", ""));

        assertThat(List.of(check.join().status() == 200, back.join().status() == 200))
                .containsOnlyOnce(true);
    }

    @Test
    void whoIsBarredMeanwhileDoesNotEnterByWhatWasSignedBefore() {
        Client applicant = person(newPerson());
        String before = filledDraft(applicant, form(number));
        signed(applicant, before, PROOFS.toArray(String[]::new));
        String path = committed(applicant, form(number));
        is(verified(path, "NO-CRIME", "FALSE"), "FALSE");
        is(applicant.post(one(path, "NO-CRIME") + "/views", "{\"text\":\"说明\"}"), "VIEWS_GIVEN");
        moved(official(PROVINCE, "counter").post(path + "/acceptance", "{}"), "ACCEPTED");
        moved(official(PROVINCE, "decider").post(path + "/termination", FALSE_COMMITMENT), "TERMINATED");

        Answer refused = applicant.post(before + "/submission", "{}");
        assertThat(refused.text("/faults/0/code")).isEqualTo("COMMITMENT_BARRED");
    }

    @Test
    void figuresAreByCertificationAndItem() {
        at("2026-06-15");
        Client applicant = person(newPerson());
        String path = committed(applicant, form(number));
        submitted(applicant, complete(applicant, ITEM, PROVINCE, form(number)));
        is(verified(path, "NO-CRIME", "TRUE"), "TRUE");
        is(verified(path, "CAPACITY", "FALSE"), "FALSE");
        is(verified(path, "ASSETS", "CANNOT"), "UNVERIFIED");

        JsonNode figures = official(PROVINCE, "supervisor")
                .get("/api/reviews/statistics?from=2026-06-15&to=2026-06-15")
                .body();
        JsonNode item = figures.path("byItem")
                .valueStream()
                .filter(row -> row.path("item").asString().equals(ITEM))
                .findFirst()
                .orElseThrow();
        assertThat(item.at("/figures/byCommitment").asInt()).isEqualTo(1);
        assertThat(item.at("/figures/received").asInt()).isEqualTo(2);
        assertThat(figures.path("commitments")
                        .valueStream()
                        .filter(row -> row.path("item").asString().equals(ITEM))
                        .map(row -> row.path("commitment").asString() + " " + row.path("signed") + row.path("verified")
                                + row.path("false") + row.path("unverified") + row.path("withdrawn")))
                .containsExactly(
                        "CM-01 11000",
                        "CM-02 11100",
                        "CM-03 10000",
                        "CM-04 10000",
                        "CM-05 10000",
                        "CM-06 10010",
                        "CM-07 10000",
                        "CM-08 10000");
    }

    private JsonNode task(String path, String material) {
        return tasks(path).stream()
                .filter(row -> row.path("material").asString().equals(material))
                .findFirst()
                .orElse(null);
    }

    private List<JsonNode> tasks(String path) {
        return official(PROVINCE, "reviewer").rows("/api/reviews/commitments").stream()
                .filter(row -> path.endsWith(row.path("application").asString()))
                .toList();
    }

    /** The applicant is told so, in a notice that the notice service has words for. */
    private static void told(String event, String words) {
        await().untilAsserted(() -> assertThat(NOTICE.findAll(postRequestedFor(urlEqualTo("/internal/events"))))
                .anyMatch(request -> request.getBodyAsString().contains("cn.tongban.application." + event)
                        && request.getBodyAsString().contains(words)));
    }
}
