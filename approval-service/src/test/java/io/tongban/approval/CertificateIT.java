package io.tongban.approval;

import static io.tongban.approval.testing.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.certificate.CertificateCode;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import io.tongban.approval.testing.Holders;
import io.tongban.approval.testing.Printed;
import io.tongban.support.testing.TestIdentity;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a grant brings about: made and written down with it, or recorded where another organ issues it. */
class CertificateIT extends Holders {

    @Test
    void aGrantIssuesItsResultWithPageAndCodeInTheSameStatement() {
        Client holder = person(newPerson());
        String path = forensicPerson(holder);

        JsonNode certificate = certificate(holder, path);
        assertThat(certificate.path("result").asString()).isEqualTo("司法鉴定人执业证");
        assertThat(certificate.path("number").asString()).matches("晋司许证〔2026〕[0-9]+号");
        assertThat(certificate.path("holder").asString()).isEqualTo("张伟");
        assertThat(certificate.path("organ").asString()).isEqualTo("山西省司法厅");
        assertThat(certificate.path("status").asString()).isEqualTo("VALID");
        assertThat(certificate.path("validFrom").asString()).isEqualTo("2026-03-02");
        assertThat(certificate.path("validUntil").asString()).isEqualTo("2031-03-01");
        assertThat(CertificateCode.verdict(code(holder, path))).isEqualTo(CertificateCode.Verdict.OK);

        String page = certificate.path("document").asString();
        JsonNode source = holder.get(page).body();
        assertThat(source.path("number").asString())
                .isEqualTo(certificate.path("number").asString());
        assertThat(source.at("/check/url").asString()).isEqualTo("https://sft.example/verify/" + code(holder, path));
        Printed printed = Printed.pdf(holder.bytes(page + ".pdf")).says(source);
        assertThat(printed.codes()).containsExactly(source.at("/check/url").asString());
        assertThat(printed.text().replaceAll("\\s", ""))
                .contains("鉴定业务类别：法医类", "山西示例司法鉴定中心", CertificateCode.grouped(code(holder, path)));
    }

    /** Two results of one grant are numbered one after the other, in one series. */
    @Test
    void oneGrantMayIssueTwo() {
        String code = newCode();
        Client firm = centre(code);
        String path = draft(firm, "firm-address-change", "140100");
        filled(firm, path, organisationForm(code), """
                {"licenceNumber":"示例许可0001","oldPremises":"太原市示例路0号","newPremises":"太原市示例街1号",
                "premisesUse":"rent","newCity":"140100","movedOn":"2026-01-05"}
                """, "{\"new-licence\":[\"yes\"],\"agent\":[\"no\"]}");
        decidedByTheProvinceThroughTheCity(firm, path);

        List<JsonNode> both = of(firm, path);
        assertThat(both)
                .extracting(one -> one.path("result").asString())
                .containsExactlyInAnyOrder("备案通知书", "律师事务所执业许可证");
        List<Integer> numbers = both.stream()
                .map(one -> Integer.parseInt(one.path("number").asString().replaceAll(".*〕|号", "")))
                .sorted()
                .toList();
        assertThat(numbers.get(1)).isEqualTo(numbers.get(0) + 1);
        assertThat(both)
                .allSatisfy(one -> assertThat(one.path("number").asString()).startsWith("晋司备证〔2026〕"));
    }

    @Test
    void answersDecideWhatIsIssued() {
        String code = newCode();
        Client firm = centre(code);
        String path = draft(firm, "firm-address-change", "140100");
        filled(firm, path, organisationForm(code), """
                {"oldPremises":"太原市示例路0号","newPremises":"太原市示例街1号","premisesUse":"rent","newCity":"140100",
                "movedOn":"2026-01-05"}
                """, "{\"new-licence\":[\"no\"],\"agent\":[\"no\"]}");
        decidedByTheProvinceThroughTheCity(firm, path);

        assertThat(of(firm, path))
                .extracting(one -> one.path("result").asString())
                .containsExactly("备案通知书");
    }

    private void decidedByTheProvinceThroughTheCity(Client applicant, String path) {
        submitted(applicant, path);
        moved(official("140100", "counter").post(path + "/acceptance", "{}"), "ACCEPTED");
        moved(official("140100", "reviewer").post(path + "/opinion", OPINION), "OPINED");
        moved(official("140100", "reviewer").post(path + "/forwarding", "{}"), "FORWARDED");
        moved(official("140000", "reviewer").post(path + "/opinion", OPINION), "OPINED");
        moved(official("140000", "decider").post(path + "/decision", GRANT), "GRANTED");
    }

    @Test
    void whatIsDeniedIssuesNothing() {
        Client applicant = person(newPerson());
        String path = draft(applicant, "forensic-person-register", "140000");
        opined(applicant, filled(applicant, path, PERSON_FORM, PERSON_FIELDS, "{\"expertise\":[\"title\"]}"));
        moved(
                official("140000", "decider")
                        .post(
                                path + "/decision",
                                "{\"outcome\":\"DENY\",\"reason\":\"CONDITIONS_NOT_MET\",\"text\":\"年限不足\"}"),
                "DENIED");

        assertThat(of(applicant, path)).isEmpty();
    }

    /** Results of the Ministry are recorded with its number, day and document, and made by nobody here. */
    @Test
    void theMinistrysAreRecordedOnly() {
        Client firm = firm(newPerson());
        String path = reported(firm, "foreign-rep-change", FIRM_FORM);
        moved(official("140000", "decider").post(path + "/outside-decision", OUTSIDE), "GRANTED");

        JsonNode recorded = certificate(firm, path);
        assertThat(recorded.path("recordedOnly").asBoolean()).isTrue();
        assertThat(recorded.path("number").asString()).isEqualTo("司许决〔2026〕77号");
        assertThat(recorded.path("organ").asString()).isEqualTo("司法部");
        assertThat(recorded.path("issuedOn").asString()).isEqualTo("2026-03-02");
        assertThat(recorded.path("outsideDocument").asString()).isEqualTo("部门函件");
        assertThat(recorded.path("verify").isNull()).isTrue();
        assertThat(recorded.path("document").isNull()).isTrue();
        assertThat(firm.get(path + "/documents").raw().body()).doesNotContain("\"CERTIFICATE\"");
        assertThat(visitor().get("/verify/" + encoded("司许决〔2026〕77号")).status()).isEqualTo(404);
    }

    /** 公证法第二十一条: the Ministry appoints, the province gives out the certificate. */
    @Test
    void whatTheLawLeavesToUsOnTheMinistrysDecisionIsIssuedHere() {
        Client notary = person(newPerson());
        String path = reported(notary, "notary-appoint-general", PERSON_FORM);
        moved(official("140000", "decider").post(path + "/outside-decision", OUTSIDE), "GRANTED");

        List<JsonNode> both = of(notary, path);
        assertThat(both)
                .extracting(one -> one.path("result").asString() + " "
                        + one.path("recordedOnly").asBoolean())
                .containsExactlyInAnyOrder("公证员任命决定(司法部) true", "公证员执业证 false");
    }

    private static final String OUTSIDE =
            "{\"outcome\":\"GRANT\",\"number\":\"司许决〔2026〕77号\",\"decidedOn\":\"2026-03-02\",\"document\":\"部门函件\"}";

    private String reported(Client applicant, String item, String form) {
        boolean city = item.startsWith("notary");
        String first = city ? "140100" : "140000";
        String path = complete(applicant, item, first, form);
        submitted(applicant, path);
        moved(official(first, "counter").post(path + "/acceptance", "{}"), "ACCEPTED");
        moved(official(first, "reviewer").post(path + "/opinion", OPINION), "OPINED");
        if (city) {
            moved(official(first, "reviewer").post(path + "/forwarding", "{}"), "FORWARDED");
            moved(official("140000", "reviewer").post(path + "/opinion", OPINION), "OPINED");
        }
        moved(official("140000", "decider").post(path + "/report-out", "{}"), "REPORTED");
        return path;
    }

    /** A version of before results were structured says what there will be in words: nothing is made of them. */
    @Test
    void anOlderItemVersionStillGrantsAndIssuesNothing() {
        Client applicant = person(newPerson());
        String path = granted(applicant, complete(applicant, "legal-aid-apply", "140000", PERSON_FORM));

        assertThat(of(applicant, path)).isEmpty();
        assertThat(textOf(applicant, path, "GRANT")).contains("给予法律援助决定书");
    }

    /** Twenty decisions at once, each asked for twice: as many certificates as grants, numbers without gaps. */
    @Test
    void numbersHaveNoGapsHoweverManyAreGrantedAtOnce() {
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Client applicant = person(newPerson());
            String path = draft(applicant, "forensic-person-register", "140000");
            paths.add(opined(
                    applicant, filled(applicant, path, PERSON_FORM, PERSON_FIELDS, "{\"expertise\":[\"title\"]}")));
        }

        List<Integer> answers = atOnce(
                paths.stream().flatMap(path -> Stream.of(path, path)).toList(),
                path -> decided(path).status());

        assertThat(answers).containsOnly(200, 409);
        assertThat(answers).filteredOn(status -> status == 200).hasSize(10);
        assertThat(strings("""
                        select s.organ || s.series from document_series s where s.series like '%证' and s.last <> (
                            select count(*) from certificate c join document d on d.id = c.document_id
                            where d.organ = s.organ and c.number like '%' || s.series || '〔' || s.year || '〕%')
                        """))
                .as("series whose counter is not the count of its certificates")
                .isEmpty();
        assertThat(strings("select count(*) from certificate c where not exists ("
                        + "select from certificate_event e where e.certificate_id = c.id and e.seq = 1)"))
                .containsExactly("0");
    }

    @Test
    void everyoneSeesTheirOwnInPagesAndNobodyElses() {
        Client holder = person(newPerson());
        Set<String> mine = new TreeSet<>();
        for (int i = 0; i < 3; i++) {
            mine.add(number(holder, forensicPerson(holder)));
        }
        Client other = person(newPerson());
        forensicPerson(other);

        Answer first = holder.get("/api/certificates?limit=2");
        Answer rest = holder.get("/api/certificates?limit=2&cursor=" + first.text("/next"));
        Set<String> listed = new TreeSet<>();
        first.body().path("items").forEach(one -> listed.add(one.path("number").asString()));
        rest.body().path("items").forEach(one -> listed.add(one.path("number").asString()));

        assertThat(first.body().path("items")).hasSize(2);
        assertThat(rest.body().path("next").isNull()).isTrue();
        assertThat(listed).isEqualTo(mine);
        assertThat(person(newPerson()).get("/api/certificates").body().path("items"))
                .isEmpty();
        assertThat(other.get("/api/certificates?cursor=" + first.text("/next")).code())
                .isEqualTo("CURSOR_NOT_OURS");
        assertThat(official("140000", "reviewer").get("/api/certificates").status())
                .isEqualTo(403);
        assertThat(visitor().get("/api/certificates").status()).isEqualTo(403);
    }

    @Test
    void theOrganThatIssuedItFindsItByNumberWithItsHistory() {
        Client holder = person(newPerson());
        String path = forensicPerson(holder);
        String number = number(holder, path);
        String typed = encoded(number.replace("〔", " [").replace("〕", "] "));

        Answer found = official("140000", "reviewer").get("/api/reviews/certificates?number=" + typed);
        assertThat(found.status()).isEqualTo(200);
        assertThat(found.text("/certificate/holder")).isEqualTo("张伟");
        assertThat(found.text("/itemCode")).isEqualTo("forensic-person-register");
        assertThat(found.body().path("history")).hasSize(1);
        assertThat(found.text("/history/0/statusText")).isEqualTo("有效");
        assertThat(found.text("/history/0/basis")).contains("第三十八条");

        assertThat(official("140100", "reviewer")
                        .get("/api/reviews/certificates?number=" + typed)
                        .code())
                .as("another organ")
                .isEqualTo("CERTIFICATE_NOT_FOUND");
        assertThat(official("140000", "reviewer")
                        .get("/api/reviews/certificates?number=" + encoded("晋司许证〔2026〕999999号"))
                        .code())
                .isEqualTo("CERTIFICATE_NOT_FOUND");
        assertThat(holder.get("/api/reviews/certificates?number=" + typed).status())
                .isEqualTo(403);
        assertThat(as(TestIdentity.official("x", "编", "140000", "editor"))
                        .get("/api/reviews/certificates?number=" + typed)
                        .status())
                .isEqualTo(403);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
