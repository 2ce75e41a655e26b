package io.tongban.approval;

import static io.tongban.approval.testing.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import io.tongban.approval.testing.Holders;
import io.tongban.support.testing.TestIdentity;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What a grant does to the certificate that the application names; and who may name one. */
class CertificateEffectsIT extends Holders {

    private final String code = newCode();

    @Test
    void aChangeReplacesTheOldOneAndTheNewOneNamesItAndKeepsItsLastDay() {
        Client centre = centre(code);
        String first = forensicOrganisation(centre, code);
        String number = number(centre, first);
        at("2026-04-01");

        String change = granted(centre, headChange(centre, code, number));

        JsonNode old = verified(centre, first);
        assertThat(old.path("status").asString()).isEqualTo("REPLACED");
        assertThat(old.path("statusText").asString()).isEqualTo("换发作废");
        assertThat(old.path("statusOn").asString()).isEqualTo("2026-04-01");
        assertThat(old.path("explanation").asString()).isEqualTo("本证照已于2026年4月1日换发作废，不再有效。");
        JsonNode made = certificate(centre, change);
        assertThat(made.path("validUntil").asString()).as("as before").isEqualTo("2031-03-01");
        assertThat(made.path("holder").asString()).isEqualTo("山西示例司法鉴定中心");
        assertThat(textOf(centre, change, "CERTIFICATE")).contains("原证照编号：" + number, "新负责人姓名：示例新负责人");
        assertThat(history(number)).containsExactly("VALID", "REPLACED");
    }

    @Test
    void anEndIsToldWithItsDay() {
        Client holder = person(newPerson());
        String first = forensicPerson(holder);
        String number = number(holder, first);
        at("2026-05-06");

        granted(holder, cancellation(holder, number));

        assertThat(verified(holder, first).path("statusText").asString()).isEqualTo("注销");
        assertThat(verified(holder, first).path("statusOn").asString()).isEqualTo("2026-05-06");
        assertThat(history(number)).containsExactly("VALID", "DEREGISTERED");
    }

    @Test
    void aNumberThatIsNotOursPasses() {
        Client holder = person(newPerson());

        String path = granted(holder, cancellation(holder, "京司鉴0001"));

        assertThat(textOf(holder, path, "CERTIFICATE")).contains("所涉证照编号：京司鉴0001");
    }

    /** All that is wrong is told at once, and of somebody else's certificate only that it is not yours. */
    @Test
    void aForeignCertificateIsRefusedAmongAllOtherFaults() {
        Client owner = person(newPerson());
        String number = number(owner, forensicPerson(owner));
        Client thief = person(newPerson());
        String path = draft(thief, "forensic-person-cancel", "140000");
        String revision = thief.get(path).text("/revision");
        thief.patch(
                path,
                revision,
                "{\"form\":{\"name\":\"张伟\",\"particulars\":{\"certificateNumber\":\"" + number + "\"}}}");

        Answer refused = thief.post(path + "/submission", "{}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(faults(refused))
                .contains(
                        "/form/particulars/certificateNumber CERTIFICATE_NOT_YOURS",
                        "/form/phone REQUIRED",
                        "/form/particulars/reason REQUIRED");
        assertThat(refused.raw().body()).doesNotContain("司法鉴定人执业证的", "2031");
        assertThat(history(number)).containsExactly("VALID");
    }

    /** However it is typed, a number of ours is known for one. */
    @ParameterizedTest
    @CsvSource({"[,]", "【,】", "' ( ',' )'", "（,）", "'',''"})
    void howeverItIsTypedANumberOfOursIsKnown(String left, String right) {
        Client owner = person(newPerson());
        String number = number(owner, forensicPerson(owner));
        String typed = number.replace("〔", left).replace("〕", right).replace("号", "\u200b 号");

        Answer refused = submission(person(newPerson()), typed);

        assertThat(faults(refused)).containsExactly("/form/particulars/certificateNumber CERTIFICATE_NOT_YOURS");
    }

    @Test
    void anUnfitOneIsRefusedAndSaysWhy() {
        Client holder = person(newPerson());
        String number = number(holder, forensicPerson(holder));
        granted(holder, cancellation(holder, number));

        Answer refused = submission(holder, number);

        assertThat(faults(refused)).containsExactly("/form/particulars/certificateNumber CERTIFICATE_UNFIT");
        assertThat(refused.text("/faults/0/detail")).contains("已于2026-03-02注销");
    }

    @Test
    void oneOfAnotherKindIsRefused() {
        Client centre = centre(code);
        String organisation = number(centre, forensicOrganisation(centre, code));
        String path = draft(centre, "gls-office-change-cancel", "140105");
        filled(
                centre,
                path,
                organisationForm(code),
                """
                {"officeName":"示例法律服务所","licenceNumber":"%s","cancelReason":"不再执业"}
                """.formatted(organisation),
                "{\"change\":[\"cancel\"],\"agent\":[\"no\"]}");

        Answer refused = centre.post(path + "/submission", "{}");

        assertThat(faults(refused)).containsExactly("/form/particulars/licenceNumber CERTIFICATE_OF_OTHER_TYPE");
    }

    @Test
    void nobodyChangesAndEndsAtOnce() {
        Client centre = centre(code);
        String path = draft(centre, "gls-office-change-cancel", "140105");
        filled(centre, path, organisationForm(code), """
                {"officeName":"示例法律服务所","licenceNumber":"示例基0001","newName":"示例新所","cancelReason":"不再执业"}
                """, "{\"change\":[\"name\",\"cancel\"],\"agent\":[\"no\"]}");

        assertThat(faults(centre.post(path + "/submission", "{}"))).containsExactly("/answers RESULTS_CONTRADICT");
    }

    /** Two cases about one certificate: whoever writes first wins, and the other is told. */
    @Test
    void oneOfTwoCasesAboutOneCertificateIsRefused() {
        Client centre = centre(code);
        String number = number(centre, forensicOrganisation(centre, code));
        List<String> cases = Stream.generate(() -> opined(centre, headChange(centre, code, number)))
                .limit(4)
                .toList();

        List<Answer> answers = atOnce(cases, path -> decided(path));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .extracting(Answer::code)
                .isSubsetOf("CERTIFICATE_MOVED", "CERTIFICATE_UNFIT");
        assertThat(history(number)).containsExactly("VALID", "REPLACED");
        String loser = cases.get(answers.indexOf(answers.stream()
                .filter(answer -> answer.status() != 200)
                .findFirst()
                .orElseThrow()));
        assertThat(decided(loser).code()).isEqualTo("CERTIFICATE_UNFIT");
        assertThat(decided(loser).text("/detail")).contains(number, "换发作废");
        assertThat(of(centre, loser)).isEmpty();
        assertThat(centre.get(loser).text("/state")).isEqualTo("OPINED");
    }

    /** A number that comes to be one of ours, somebody else's, while the case is under way does not become its object. */
    @Test
    void onlyWhatTheCaseNamedWhenItCameInIsActedUpon() {
        Client guesser = person(newPerson());
        String last = number(guesser, forensicPerson(guesser));
        int next = Integer.parseInt(last.replaceAll(".*〕|号", "")) + 1;
        String guessed = last.replaceAll("〕.*", "〕") + next + "号";
        String path = opined(guesser, cancellation(guesser, guessed));
        Client owner = person(newPerson());
        String first = forensicPerson(owner);
        assertThat(number(owner, first)).isEqualTo(guessed);

        moved(decided(path), "GRANTED");

        assertThat(verified(owner, first).path("status").asString()).isEqualTo("VALID");
    }

    /** A person founds a firm; from then on the licence is the firm's, by its name. */
    @Test
    void whatAPersonFoundedIsTheOrganisations() {
        Client founder = person(newPerson());
        String name = "山西示例" + newPerson() + "律师事务所";
        String path = draft(founder, "firm-establish-individual", "140100");
        filled(founder, path, PERSON_FORM, """
                {"firmName":"%s","nameNotice":"示例0001","premises":"太原市示例街1号","capital":10,
                "licenceNumber":"示例0001","practiceYears":6}
                """.formatted(name), "{\"agent\":[\"no\"]}");
        throughTheCity(founder, path);
        String number = number(founder, path);
        assertThat(certificate(founder, path).path("holder").asString()).isEqualTo(name);

        String ownCode = newCode();
        Client firm = as(TestIdentity.operator(newPerson(), "王强", ownCode, name, "operator"));
        JsonNode seen = firm.get("/api/certificates").body().at("/items/0");
        assertThat(seen.path("number").asString()).isEqualTo(number);
        assertThat(seen.path("document").isNull())
                .as("its page is in the founder's case")
                .isTrue();
        String change = draft(firm, "firm-head-change", "140100");
        filled(
                firm,
                change,
                organisationForm(ownCode).replace("山西示例司法鉴定中心", name),
                """
                {"licenceNumber":"%s","currentHead":"张伟","newHead":"示例二","newHeadLicence":"示例0002",
                "newHeadPhone":"13900000003","resolvedOn":"2026-01-10"}
                """.formatted(number),
                "{\"agent\":[\"no\"]}");
        throughTheCity(firm, change);

        assertThat(verified(founder, path).path("status").asString()).isEqualTo("REPLACED");
        assertThat(certificate(firm, change).path("holder").asString()).isEqualTo(name);
        assertThat(submissionOfHeadChange(centre(newCode()), number))
                .containsExactly("/form/particulars/licenceNumber CERTIFICATE_NOT_YOURS");
    }

    private List<String> submissionOfHeadChange(Client other, String number) {
        String path = draft(other, "firm-head-change", "140100");
        other.patch(path, "1", "{\"form\":{\"particulars\":{\"licenceNumber\":\"" + number + "\"}}}");
        return faults(other.post(path + "/submission", "{}")).stream()
                .filter(fault -> fault.contains("CERTIFICATE"))
                .toList();
    }

    private void throughTheCity(Client applicant, String path) {
        submitted(applicant, path);
        moved(official("140100", "counter").post(path + "/acceptance", "{}"), "ACCEPTED");
        moved(official("140100", "reviewer").post(path + "/opinion", OPINION), "OPINED");
        moved(official("140100", "reviewer").post(path + "/forwarding", "{}"), "FORWARDED");
        moved(official("140000", "reviewer").post(path + "/opinion", OPINION), "OPINED");
        moved(official("140000", "decider").post(path + "/decision", GRANT), "GRANTED");
    }

    private Answer submission(Client applicant, String number) {
        return applicant.post(cancellation(applicant, number) + "/submission", "{}");
    }

    private static List<String> history(String number) {
        return strings(
                "select e.status from certificate c join certificate_event e on e.certificate_id = c.id where c.number = '"
                        + number + "' order by e.seq");
    }
}
