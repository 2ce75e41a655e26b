package io.tongban.approval;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tongban.approval.testing.ApprovalIT;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 禁止再次申请 (许可法第七十八条、第七十九条, R-10): imposed with the decision, asked when a case enters, corrected by a row. */
class BanIT extends ApprovalIT {

    private static final String ITEM = "forensic-person-renew";
    private static final String FALSE_MATERIAL =
            "{\"reason\":\"FALSE_MATERIAL\",\"explanation\":\"报告系伪造\",\"publicSafety\":true}";

    /** Everybody of one test has a number of their own: bans outlive a test. */
    private final String form = PERSON_FORM
            .replace("\"identityType\":\"111\"", "\"identityType\":\"414\"")
            .replace("140105199003070012", "E" + UUID.randomUUID().toString().substring(0, 8));

    @Test
    void falseMaterialAtIntakeWarnsAndBansForAYear() {
        Client applicant = person(newPerson());
        banned(applicant);

        Answer refused = applicant.post(draft(applicant) + "/submission", "{}");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("BANNED");
        assertThat(refused.text("/basis")).isEqualTo("许可法第七十八条");
        assertThat(refused.text("/until")).isEqualTo("2027-03-02");
        assertThat(refused.text("/detail")).contains("司法鉴定", "2027-03-02", "第七十八条");
    }

    @Test
    void theDocumentSaysWarningAndBan() {
        Client applicant = person(newPerson());
        String path = banned(applicant);

        assertThat(textOf(applicant, path, "NON_ACCEPTANCE")).contains("并给予警告", "2027年3月2日前（含当日）不得再次申请");
        assertThat(applicant.get(path + "/timeline").raw().body()).contains("\"bannedUntil\":\"2027-03-02\"");
    }

    @Test
    void anotherPermitIsOpenAndSoIsThisOneAfterItsEnd() {
        Client applicant = person(newPerson());
        banned(applicant);
        String other = complete(applicant, "lawyer-cert-reissue", "140105", form);
        submitted(applicant, other);
        String later = draft(applicant);

        at("2027-03-02");
        assertThat(applicant.post(later + "/submission", "{}").code()).isEqualTo("BANNED");
        at("2027-03-03");
        submitted(applicant, later);
    }

    @Test
    void anotherLoginOfTheSamePersonIsBannedTooAndAnotherPersonIsNot() {
        banned(person(newPerson()));
        Client sameNumber = person(newPerson());
        assertThat(sameNumber.post(draft(sameNumber) + "/submission", "{}").code())
                .isEqualTo("BANNED");

        Client other = person(newPerson());
        submitted(
                other,
                complete(
                        other,
                        ITEM,
                        "140000",
                        PERSON_FORM.replace("111", "414").replace("140105199003070012", "X" + newPerson())));
    }

    @Test
    void aDenialForFalseMaterialBansToo() {
        Client applicant = person(newPerson());
        String path = draft(applicant);
        submitted(applicant, path);
        moved(official("140000", "counter").post(path + "/acceptance", "{}"), "ACCEPTED");
        moved(official("140000", "reviewer").post(path + "/opinion", OPINION), "OPINED");
        moved(
                official("140000", "decider")
                        .post(
                                path + "/decision",
                                "{\"outcome\":\"DENY\",\"reason\":\"FALSE_MATERIAL\",\"text\":\"报告系伪造\",\"publicSafety\":true}"),
                "DENIED");

        assertThat(textOf(applicant, path, "DENIAL")).contains("并给予警告", "不得再次申请");
        assertThat(applicant.post(draft(applicant) + "/submission", "{}").code())
                .isEqualTo("BANNED");
    }

    @Test
    void aPermitGotByFraudBansForThreeYears() {
        Client applicant = person(newPerson());
        String permit = draft(applicant);
        submitted(applicant, permit);
        moved(official("140000", "counter").post(permit + "/acceptance", "{}"), "ACCEPTED");
        moved(official("140000", "reviewer").post(permit + "/opinion", OPINION), "OPINED");
        moved(official("140000", "decider").post(permit + "/decision", GRANT), "GRANTED");
        String proceeding = "/api/applications/"
                + moved(
                                official("140000", "reviewer")
                                        .post(permit + "/proceedings", "{\"ground\":\"FRAUD\",\"explanation\":\"贿赂\"}"),
                                "INITIATED")
                        .text("/id");
        moved(
                official("140000", "reviewer").post(proceeding + "/views-request", "{\"answerBy\":\"2026-03-10\"}"),
                "VIEWS_ASKED");
        at("2026-03-11");
        moved(
                official("140000", "decider")
                        .post(
                                proceeding + "/proceeding-decision",
                                "{\"outcome\":\"EFFECT\",\"text\":\"事实清楚\",\"publicSafety\":true}"),
                "EFFECTED");

        assertThat(textOf(applicant, proceeding, "REVOCATION")).contains("2029年3月11日前");
        Client sameNumber = person(newPerson());
        Answer refused = sameNumber.post(draft(sameNumber) + "/submission", "{}");
        assertThat(refused.text("/basis")).isEqualTo("许可法第七十九条");
        assertThat(refused.text("/until")).isEqualTo("2029-03-11");
    }

    @Test
    void aWrongBanIsTakenBackByItsOrganWithAReason() {
        Client applicant = person(newPerson());
        String path = banned(applicant);
        String number = applicant.get(path).text("/caseNumber");
        Client decider = official("140000", "decider");
        String ban = "";
        String cursor = "";
        do {
            Answer page = decider.get("/api/reviews/bans?limit=2&cursor=" + cursor);
            for (var item : page.body().path("items")) {
                ban = item.path("caseNumber").asString().equals(number)
                        ? item.path("id").asString()
                        : ban;
            }
            cursor = page.text("/next");
        } while (!cursor.isEmpty());
        String lifting = "/api/reviews/bans/" + ban + "/lifting";
        String reason = "{\"reason\":\"材料经核实系真实\"}";

        assertThat(official("140100", "decider").post(lifting, reason).code()).isEqualTo("BAN_NOT_FOUND");
        assertThat(official("140100", "decider").get("/api/reviews/bans").raw().body())
                .doesNotContain(ban);
        assertThat(applicant.get("/api/reviews/bans").status()).isEqualTo(403);
        assertThat(decider.post(lifting, "{\"reason\":\"x\"}").code()).isEqualTo("INVALID_FIELDS");
        String key = UUID.randomUUID().toString();
        assertThat(decider.post(lifting, key, reason).status()).isEqualTo(200);
        assertThat(decider.post(lifting, key, reason).status()).isEqualTo(200);
        assertThat(decider.post(lifting, reason).code()).isEqualTo("BAN_LIFTED");

        submitted(applicant, draft(applicant));
    }

    @Test
    void itIsAskedWhenTheCaseIsWrittenNotBefore() throws IOException {
        Client applicant = person(newPerson());
        String first = draft(applicant);
        submitted(applicant, first);
        String second = draft(applicant);
        CATALOG.resetRequests();
        CATALOG.stubFor(get(urlPathEqualTo("/internal/items/" + ITEM))
                .atPriority(1)
                .willReturn(okJson(Files.readString(Path.of("src/test/resources/items/" + ITEM + ".json")))
                        .withFixedDelay(2000)));

        CompletableFuture<Answer> submission =
                CompletableFuture.supplyAsync(() -> applicant.post(second + "/submission", "{}"));
        await().until(() -> !CATALOG.findAll(getRequestedFor(urlPathEqualTo("/internal/items/" + ITEM)))
                .isEmpty());
        moved(official("140000", "counter").post(first + "/non-acceptance", FALSE_MATERIAL), "NOT_ACCEPTED");

        assertThat(submission.join().code()).isEqualTo("BANNED");
        assertThat(applicant.get(second).text("/state")).isEqualTo("DRAFT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"reason\":\"OUTSIDE_COMPETENCE\",\"explanation\":\"属卫生健康事项\",\"rightOrganName\":\"卫生健康委员会\",\"publicSafety\":true}",
                "{\"reason\":\"NO_PERMIT_NEEDED\",\"explanation\":\"不需要\",\"publicSafety\":true}"
            })
    void onlyFalsehoodBans(String body) {
        Client applicant = person(newPerson());
        String path = draft(applicant);
        submitted(applicant, path);

        assertThat(official("140000", "counter")
                        .post(path + "/non-acceptance", body)
                        .text("/faults/0/pointer"))
                .isEqualTo("/publicSafety");
        moved(
                official("140000", "counter").post(path + "/non-acceptance", FALSE_MATERIAL.replace("true", "false")),
                "NOT_ACCEPTED");
        assertThat(textOf(applicant, path, "NON_ACCEPTANCE")).contains("并给予警告").doesNotContain("不得再次申请");
        submitted(applicant, draft(applicant));
    }

    @Test
    void onlyAPermitIsBanned() {
        Client applicant = person(newPerson());
        String path = complete(applicant, "legal-aid-apply", "140000", form);
        submitted(applicant, path);

        assertThat(official("140000", "counter")
                        .post(path + "/non-acceptance", FALSE_MATERIAL)
                        .text("/faults/0/code"))
                .isEqualTo("NOT_APPLICABLE");
    }

    private String draft(Client applicant) {
        return complete(applicant, ITEM, "140000", form);
    }

    private String banned(Client applicant) {
        String path = draft(applicant);
        submitted(applicant, path);
        moved(official("140000", "counter").post(path + "/non-acceptance", FALSE_MATERIAL), "NOT_ACCEPTED");
        return path;
    }
}
