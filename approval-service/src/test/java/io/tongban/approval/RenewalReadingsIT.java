package io.tongban.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.testing.Client;
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
