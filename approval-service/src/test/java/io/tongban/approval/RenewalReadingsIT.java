package io.tongban.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import io.tongban.approval.testing.Renewing;
import org.junit.jupiter.api.Test;

/** How 许可法第五十条 is read where it is silent: each is marked 待法制机构确认 in LIFECYCLE.md. */
class RenewalReadingsIT extends Renewing {

    @Test
    void whoIsWaitedForIsNotRenewed() {
        Client centre = centre(code);
        String first = licence(centre);
        String path = applied(centre, first, "2031-01-27");
        at("2031-01-28");
        moved(official("140000", "counter").post(path + "/correction-request", """
                {"faults":[{"pointer":"/form/address","what":"地址不完整","how":"写明门牌号"}],"days":60}
                """), "CORRECTING");
        at("2031-03-04");
        sweep.run().block();

        assertThat(centre.get(path).text("/state")).isEqualTo("CORRECTING");
        assertThat(verified(centre, first).path("status").asString()).isEqualTo("EXPIRED");
    }

    /** 第四十五条 deducts from 本节规定的期限 alone; 第五十条 is not among them (待法制机构确认). */
    @Test
    void aSpecialProcedureDoesNotPutOffTheLastDay() {
        Client centre = centre(code);
        String path = accepted(centre, licence(centre), "2031-01-30");
        moved(official("140000", "reviewer").post(path + "/suspension", """
                {"procedure":"EXPERT_REVIEW","days":60,"explanation":"需组织专家评审"}
                """), "ACCEPTED");
        at("2031-03-02");
        sweep.run().block();

        assertThat(centre.get(path).text("/state")).isEqualTo("GRANTED");
    }

    /** The day of a certificate that is not ours counts once an official has accepted the application. */
    @Test
    void ofACertificateFromOutsideTheDayCountsOnceItWasLookedAt() {
        Client centre = centre(code);
        at("2026-03-02");
        String accepted = renewal(centre, code, "示例鉴许0001", "2026-05-10");
        submitted(centre, accepted);
        moved(official("140000", "counter").post(accepted + "/acceptance", "{}"), "ACCEPTED");
        String unseen = renewal(centre, code, "示例鉴许0002", "2026-05-10");
        submitted(centre, unseen);
        assertThat(limit(centre, accepted)).isEqualTo("DUE 2026-05-10");
        at("2026-05-12");
        sweep.run().block();

        assertThat(centre.get(accepted).text("/state")).isEqualTo("GRANTED");
        assertThat(certificate(centre, accepted).path("validFrom").asString()).isEqualTo("2026-05-11");
        assertThat(centre.get(unseen).text("/state")).isEqualTo("ACCEPTED");
    }

    /** The permit is renewed, whatever paper has replaced another meanwhile. */
    @Test
    void aRenewalFollowsThePermitToThePaperThatReplacedTheOneItNamed() {
        Client centre = centre(code);
        String first = licence(centre);
        String path = accepted(centre, first, "2031-01-20");
        String change = granted(centre, headChange(centre, code, number(centre, first)));
        at("2031-03-03");

        assertThat(verified(centre, change).path("explanation").asString()).contains("视为准予延续");
        sweep.run().block();

        assertThat(centre.get(path).text("/state")).isEqualTo("GRANTED");
        assertThat(verified(centre, first).path("status").asString()).isEqualTo("REPLACED");
        assertThat(verified(centre, change).path("renewedBy").asString()).isEqualTo(number(centre, path));
    }

    /** Whoever had the case, it is the deciding organ that should have decided: the certificate is its own. */
    @Test
    void whatWasStillWithTheCityIsRenewedInTheNameOfTheProvince() {
        Client centre = centre(code);
        String first = licence(centre);
        at("2031-01-20");
        String path = draft(centre, "two-stage-renew", "140100");
        renewal(centre, path, code, number(centre, first), LAST_DAY);
        submitted(centre, path);
        moved(official("140100", "counter").post(path + "/acceptance", "{}"), "ACCEPTED");
        assertThat(official("140000", "counter").get(path).status())
                .as("not there yet")
                .isEqualTo(404);
        at("2031-03-02");
        sweep.run().block();

        assertThat(certificate(centre, path).path("organ").asString()).isEqualTo("山西省司法厅");
        assertThat(textOf(centre, path, "GRANT")).contains("晋司许准〔2031〕", "山西省人民政府或者司法部");
        moved(official("140000", "counter").post(path + "/delivery", ELECTRONIC), "DELIVERED");
    }

    /** 许可法第六十九条 knows no difference: what silence gave, its organ may take back. */
    @Test
    void whatSilenceGaveCanBeRevoked() {
        Client centre = centre(code);
        String path = accepted(centre, licence(centre), "2031-01-20");
        at("2031-03-02");
        sweep.run().block();
        Answer opened = official("140000", "reviewer")
                .post(path + "/proceedings", "{\"ground\":\"NOT_QUALIFIED\",\"explanation\":\"不具备条件\"}");
        String proceeding = "/api/applications/" + moved(opened, "INITIATED").text("/id");
        moved(
                official("140000", "reviewer").post(proceeding + "/views-request", "{\"answerBy\":\"2031-03-10\"}"),
                "VIEWS_ASKED");
        moved(centre.post(proceeding + "/views", "{\"text\":\"无异议\"}"), "VIEWS_GIVEN");
        moved(
                official("140000", "decider")
                        .post(proceeding + "/proceeding-decision", "{\"outcome\":\"EFFECT\",\"text\":\"事实清楚\"}"),
                "EFFECTED");

        assertThat(verified(centre, path).path("status").asString()).isEqualTo("REVOKED");
    }

    /** What was ended meanwhile is not brought back by silence; the case stays for somebody to decide. */
    @Test
    void aPermitThatWasEndedMeanwhileIsNotRenewed() {
        Client centre = centre(code);
        String first = licence(centre);
        String path = accepted(centre, first, "2031-01-20");
        String end = draft(centre, "forensic-org-cancel", "140000");
        granted(
                centre,
                filled(
                        centre,
                        end,
                        organisationForm(code),
                        """
                {"licenceNumber":"%s","reason":"own-wish","ceasedOn":"2031-01-20","openCases":0,"keeper":"示例档案馆"}
                """.formatted(number(centre, first)),
                        "{\"agent\":[\"no\"]}"));
        at("2031-03-03");
        sweep.run().block();

        assertThat(centre.get(path).text("/state")).isEqualTo("ACCEPTED");
        assertThat(verified(centre, first).path("status").asString()).isEqualTo("DEREGISTERED");
        opinion(path);
        assertThat(official("140000", "decider").post(path + "/decision", LATE).code())
                .isEqualTo("CERTIFICATE_UNFIT");
    }
}
