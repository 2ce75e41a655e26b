package io.tongban.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.testing.ApprovalIT;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** While the clock stands nobody decides or hands the case on; a limit is lengthened once, and never when it is over. */
class StoppedCaseIT extends ApprovalIT {

    private static final String SUSPEND = "{\"procedure\":\"APPRAISAL\",\"days\":30,\"explanation\":\"需委托鉴定\"}";
    private static final String EXTEND = "{\"days\":5,\"reason\":\"案情复杂\"}";

    @ParameterizedTest
    @CsvSource({
        "forensic-person-renew, 140000, decider, decision, GRANT",
        "forensic-person-renew, 140000, decider, decision, DENY",
        "lawyer-practice-fulltime, 140100, reviewer, forwarding, ''",
        "foreign-rep-change, 140000, decider, report-out, ''"
    })
    void nothingIsDecidedOrHandedOnWhileTheClockStands(
            String item, String organ, String role, String step, String outcome) {
        boolean firms = item.startsWith("foreign");
        Client applicant = firms ? firm(newPerson()) : person(newPerson());
        String path = opined(applicant, item, organ, firms ? FIRM_FORM : PERSON_FORM);
        moved(official(organ, "reviewer").post(path + "/suspension", SUSPEND), "OPINED");
        JsonNode before = applicant.get(path).body();
        String body = switch (outcome) {
            case "GRANT" -> GRANT;
            case "DENY" -> "{\"outcome\":\"DENY\",\"reason\":\"CONDITIONS_NOT_MET\",\"text\":\"不合格\"}";
            default -> "{}";
        };

        Answer refused = official(organ, role).post(path + "/" + step, body);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("CLOCK_RUNNING");
        assertThat(applicant.get(path).body()).as("nothing changed").isEqualTo(before);
        moved(official(organ, "reviewer").post(path + "/resumption", "{\"result\":\"已鉴定\"}"), "OPINED");
        assertThat(official(organ, role).post(path + "/" + step, body).status()).isEqualTo(200);
    }

    @Test
    void soWhileAHearingIsToCome() {
        Client applicant = person(newPerson());
        String path = opined(applicant, "forensic-person-renew", "140000", PERSON_FORM);
        moved(official("140000", "reviewer").post(path + "/hearing-notice", "{\"matter\":\"涉及他人重大利益\"}"), "OPINED");
        moved(applicant.post(path + "/hearing-request", "{}"), "OPINED");

        assertThat(official("140000", "decider").post(path + "/decision", GRANT).code())
                .isEqualTo("CLOCK_RUNNING");
        assertThat(official("140000", "decider")
                        .post(path + "/extension", EXTEND)
                        .code())
                .isEqualTo("CLOCK_RUNNING");
        assertThat(official("140000", "reviewer")
                        .post(path + "/suspension", SUSPEND)
                        .code())
                .isEqualTo("CLOCK_RUNNING");
    }

    /** [A] Art. 42 says once: what the city has used, the province no longer has. */
    @Test
    void oneExtensionInAllStages() {
        Client applicant = person(newPerson());
        String path = opined(applicant, "lawyer-practice-fulltime", "140100", PERSON_FORM);
        moved(official("140100", "decider").post(path + "/extension", EXTEND), "OPINED");
        moved(official("140100", "reviewer").post(path + "/forwarding", "{}"), "FORWARDED");

        assertThat(official("140000", "decider")
                        .post(path + "/extension", EXTEND)
                        .code())
                .isEqualTo("NOT_EXTENDED");
    }

    @Test
    void onItsLastDayALimitMayBeExtendedAndTheDayAfterNot() {
        Client applicant = person(newPerson());
        String late = opined(applicant, "forensic-person-renew", "140000", PERSON_FORM);
        String inTime = opined(applicant, "forensic-person-renew", "140000", PERSON_FORM);
        at("2026-03-30");
        moved(official("140000", "decider").post(inTime + "/extension", EXTEND), "OPINED");
        assertThat(applicant.get(inTime).text("/dueOn")).isEqualTo("2026-04-07");

        at("2026-03-31");

        Answer refused = official("140000", "decider").post(late + "/extension", EXTEND);
        assertThat(refused.code()).isEqualTo("BEFORE_EXPIRY");
        assertThat(applicant.get(late).text("/dueOn")).isEqualTo("2026-03-30");
    }

    /** The city's twenty days are over although ten of thirty are left: it has nothing to extend. */
    @Test
    void aStageThatIsOverIsNotExtended() {
        Client applicant = person(newPerson());
        String path = opined(applicant, "lawyer-practice-fulltime", "140100", PERSON_FORM);
        at("2026-03-31");

        assertThat(official("140100", "decider")
                        .post(path + "/extension", EXTEND)
                        .code())
                .isEqualTo("BEFORE_EXPIRY");
    }

    private String opined(Client applicant, String item, String organ, String form) {
        at("2026-03-02");
        String path = complete(applicant, item, organ, form);
        submitted(applicant, path);
        moved(official(organ, "counter").post(path + "/acceptance", "{}"), "ACCEPTED");
        moved(official(organ, "reviewer").post(path + "/opinion", OPINION), "OPINED");
        return path;
    }
}
