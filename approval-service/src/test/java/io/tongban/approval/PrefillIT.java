package io.tongban.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.form.Identifiers;
import io.tongban.approval.form.Identifiers.Verdict;
import io.tongban.approval.testing.ApprovalIT;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import io.tongban.support.testing.TestIdentity;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** A new form says what its owner has told before, and which fields these are. */
@ExtendWith(OutputCaptureExtension.class)
class PrefillIT extends ApprovalIT {

    private static final String ITEM = "forensic-person-renew";
    private static final String NUMBER = "140105199003070012";
    private static final String PHONE = "13900000001";
    private static final String ADDRESS = "太原市小店区";
    private static final String FIRM_ITEM = "mediation-org-record";

    @Test
    void aNewcomersFormHasTheNameOfTheirLogin() {
        Client applicant = person(newPerson());

        Answer made = begun(applicant, ITEM);

        assertThat(made.body().path("form").toString()).isEqualTo("{\"name\":\"张伟\"}");
        assertThat(marks(made.body())).containsExactly("/name IDENTITY");
        assertThat(made.text("/prefilled/0/fromName")).isEqualTo("登录时的身份信息");
        Answer read = applicant.get(path(made));
        assertThat(read.body().path("form")).isEqualTo(made.body().path("form"));
        assertThat(read.body().path("prefilled")).isEqualTo(made.body().path("prefilled"));
    }

    @Test
    void whatWasFiledBeforeIsFilledInMaskedAndMarkedWithItsNumber() {
        Client applicant = person(newPerson());
        String number = filed(applicant);
        draft(applicant, "lq-grant", "140105");

        String key = UUID.randomUUID().toString();
        Answer made = applicant.post("/api/applications", key, start("legal-aid-apply"));

        assertThat(made.status()).isEqualTo(201);
        assertThat(marks(made.body()))
                .containsExactly(
                        "/name IDENTITY",
                        "/identityType EARLIER_CASE " + number,
                        "/identityNumber EARLIER_CASE " + number,
                        "/phone EARLIER_CASE " + number,
                        "/address EARLIER_CASE " + number);
        JsonNode form = made.body().path("form");
        assertThat(form.path("phone").asString()).isEqualTo("139****0001");
        assertThat(form.path("identityNumber").asString()).isEqualTo("1401**********0012");
        assertThat(form.has("matter") || form.has("electronicDelivery"))
                .as("of each case anew")
                .isFalse();
        assertThat(applicant.get(path(made)).body().path("form")).isEqualTo(form);
        assertThat(applicant
                        .post("/api/applications", key, start("legal-aid-apply"))
                        .raw()
                        .body())
                .as("the same request again")
                .isEqualTo(made.raw().body());
    }

    /** The values themselves are there: filed with the matter alone, and an official can reveal them. */
    @Test
    void theNewCaseIsFiledWithThem() {
        Client applicant = person(newPerson());
        filed(applicant);
        Answer made = begun(applicant, ITEM);
        String path = path(made);
        Answer saved = applicant.patch(path, "1", "{\"form\":{\"matter\":\"再次申请\"}}");
        assertThat(marks(saved.body())).hasSize(5);
        applicant.upload(path + "/materials/FO-REPORT/files", "k", PDF);

        submitted(applicant, path);

        Client counter = official("140000", "counter");
        assertThat(revealed(counter, path, "/identityNumber")).isEqualTo(NUMBER);
        assertThat(revealed(counter, path, "/phone")).isEqualTo(PHONE);
        JsonNode seen = counter.get(path).body().path("prefilled");
        assertThat(seen).hasSize(5);
        assertThat(seen.findValuesAsString("caseNumber"))
                .as("where else the applicant has cases is not the office's business")
                .allMatch(number -> number.isEmpty() || number.equals("null"));
    }

    @Test
    void nothingComesFromSomebodyElse() throws SQLException {
        Client other = person(newPerson());
        filed(other);
        String secret = "select count(*) from form_secret where application_id = '%s'";

        Answer made = begun(person(newPerson()), ITEM);

        assertThat(marks(made.body())).containsExactly("/name IDENTITY");
        assertThat(rows(secret.formatted(made.text("/id")))).containsExactly("0");
    }

    /** The form named another person, so its numbers may be that person's. */
    @Test
    void whatStandsBesideAnotherNameIsNotTheirs() {
        String subject = newPerson();
        filed(person(subject));

        Answer made = begun(as(TestIdentity.person(subject, "张玮")), ITEM);

        assertThat(made.body().path("form").toString()).isEqualTo("{\"name\":\"张玮\"}");
    }

    @Test
    void theNewestCaseCounts() {
        Client applicant = person(newPerson());
        filed(applicant);
        at("2026-03-03");
        String path = complete(
                applicant,
                ITEM,
                "140000",
                PERSON_FORM.replace(PHONE, "13911112222").replace(ADDRESS, "大同市平城区"));
        String number = submitted(applicant, path).text("/caseNumber");

        Answer made = begun(applicant, "legal-aid-apply");

        assertThat(made.text("/form/phone")).isEqualTo("139****2222");
        assertThat(made.text("/form/address")).isEqualTo("大同市平城区");
        assertThat(marks(made.body())).contains("/phone EARLIER_CASE " + number);
    }

    @Test
    void anAddressThatThisFormCallsSensitiveIsSealed() throws SQLException {
        Client applicant = person(newPerson());
        filed(applicant);

        Answer made = begun(applicant, "forensic-person-register");

        assertThat(made.text("/form/address")).isEqualTo("太原市****");
        assertThat(rows("select pointer from form_secret where application_id = '" + made.text("/id") + "'"))
                .containsExactlyInAnyOrder("/identityNumber", "/phone", "/address");
    }

    @Test
    void theMarkGoesWhenTheOwnerChangesTheField() {
        Client applicant = person(newPerson());
        filed(applicant);
        Answer made = begun(applicant, ITEM);
        String path = path(made);

        Answer same = applicant.patch(path, "1", "{\"form\":{\"name\":\"张伟\",\"phone\":\"139****0001\"}}");
        Answer changed = applicant.patch(path, "2", "{\"form\":{\"phone\":\"13911112222\",\"address\":null}}");
        Answer back = applicant.patch(path, "3", "{\"form\":{\"phone\":\"%s\"}}".formatted(PHONE));

        assertThat(same.status()).as(same.body().toString()).isEqualTo(200);
        assertThat(marks(same.body())).hasSize(5);
        assertThat(fields(changed.body())).containsExactly("/name", "/identityType", "/identityNumber");
        assertThat(fields(back.body())).as("typed now").containsExactly("/name", "/identityType", "/identityNumber");
        assertThat(applicant.get(path).body().path("prefilled"))
                .isEqualTo(back.body().path("prefilled"));
    }

    @Test
    void anOrganisationHasItsNamesAndOnlyWhoFiledTheirOwnNumbers() {
        String code = code("91140100MA7XRE0F1");
        String subject = newPerson();
        Client operator = operator(subject, code, "王强", "operator");
        String form = FIRM_FORM.replace(FIRM, code).replace("山西示例律师事务所", "太原示例中心");
        String path = complete(operator, FIRM_ITEM, "140105", form);
        String number = submitted(operator, path).text("/caseNumber");

        Answer own = begun(operator, FIRM_ITEM);
        Answer colleague = begun(operator(newPerson(), code, "王强", "operator"), FIRM_ITEM);
        Answer head = begun(operator(newPerson(), code, "赵敏一", "legal-representative"), FIRM_ITEM);

        assertThat(marks(own.body()))
                .containsExactly(
                        "/principal/name IDENTITY",
                        "/principal/creditCode IDENTITY",
                        "/operator/name IDENTITY",
                        "/principal/legalRepresentative EARLIER_CASE " + number,
                        "/address EARLIER_CASE " + number,
                        "/operator/identityType EARLIER_CASE " + number,
                        "/operator/identityNumber EARLIER_CASE " + number,
                        "/operator/phone EARLIER_CASE " + number);
        assertThat(own.text("/form/operator/phone")).isEqualTo("139****0002");
        assertThat(colleague.body().at("/form/operator").toString())
                .as("another person of that name")
                .isEqualTo("{\"name\":\"王强\"}");
        assertThat(colleague.text("/form/principal/legalRepresentative")).isEqualTo("赵敏");
        assertThat(head.text("/form/principal/legalRepresentative"))
                .as("the login knows better")
                .isEqualTo("赵敏一");
        assertThat(marks(head.body())).contains("/principal/legalRepresentative IDENTITY");
    }

    /** One's own cases and those of the organisation are two owners. */
    @Test
    void thePersonsOwnCaseFillsNothingOfTheOrganisations() {
        String code = code("91140100MA7XRE0F2");
        String subject = newPerson();
        filed(person(subject));

        Answer made = begun(operator(subject, code, "张伟", "operator"), FIRM_ITEM);

        assertThat(fields(made.body())).containsExactly("/principal/name", "/principal/creditCode", "/operator/name");
    }

    /** What the form would refuse must not stand in its owner's way. */
    @Test
    void whatTheFormWouldNotTakeIsLeftOut() {
        Client applicant = as(TestIdentity.person(newPerson(), "张".repeat(51)));
        Answer made = begun(applicant, ITEM);

        assertThat(made.body().path("form").isEmpty()).isTrue();
        assertThat(made.body().path("prefilled").isEmpty()).isTrue();
        assertThat(applicant
                        .patch(path(made), "1", "{\"form\":{\"address\":\"太原市\"}}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void paperAtTheWindowIsTypedFromPaper() {
        Answer made = official("140000", "counter")
                .post("/api/applications/window", """
                        {"itemCode":"%s","region":"140000","name":"张伟","identityType":"111","identityNumber":"%s","another":true}
                        """.formatted(ITEM, "140602197902287716"));

        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        assertThat(made.body().path("form").isEmpty()).isTrue();
        assertThat(made.body().path("prefilled").isEmpty()).isTrue();
    }

    @Test
    void noTableAnswerOrLogHoldsAPlainValue(CapturedOutput output) throws SQLException {
        Client applicant = person(newPerson());
        filed(applicant);
        Answer made = begun(applicant, ITEM);
        String sealed = """
                select count(*), count(distinct sealed), count(distinct lookup) from form_secret
                where application_id in (select id from application where owner = '%s')""".formatted(applicant.owner());

        assertThat(made.raw().body()).doesNotContain(NUMBER, PHONE);
        assertThat(dump()).isNotEmpty().noneMatch(row -> row.contains(NUMBER) || row.contains(PHONE));
        assertThat(output.getAll()).doesNotContain(NUMBER, PHONE);
        try (Connection connection = DATABASE.asOwner();
                ResultSet counts = connection.createStatement().executeQuery(sealed)) {
            counts.next();
            assertThat(List.of(counts.getInt(1), counts.getInt(2), counts.getInt(3)))
                    .as("two values, each sealed for each case, found by one look-up")
                    .containsExactly(4, 4, 2);
        }
    }

    private Client operator(String subject, String code, String name, String role) {
        return as(TestIdentity.operator(subject, name, code, "太原示例中心", role));
    }

    private static String filed(Client applicant) {
        String path = complete(applicant, ITEM, "140000", PERSON_FORM);
        return submitted(applicant, path).text("/caseNumber");
    }

    private static String start(String item) {
        return "{\"itemCode\":\"%s\",\"region\":\"%s\",\"another\":true}"
                .formatted(item, item.equals(FIRM_ITEM) ? "140105" : "140000");
    }

    private static Answer begun(Client applicant, String item) {
        Answer made = applicant.post("/api/applications", start(item));
        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        return made;
    }

    private static String path(Answer made) {
        return "/api/applications/" + made.text("/id");
    }

    private static String revealed(Client official, String path, String pointer) {
        return official.post(path + "/reveal", "{\"pointer\":\"%s\",\"reason\":\"核对身份信息\"}".formatted(pointer))
                .text("/value");
    }

    private static List<String> fields(JsonNode view) {
        return view.path("prefilled").findValuesAsString("pointer");
    }

    private static List<String> marks(JsonNode view) {
        List<String> marks = new ArrayList<>();
        view.path("prefilled")
                .forEach(mark -> marks.add((mark.path("pointer").asString() + " "
                                + mark.path("from").asString() + " "
                                + mark.path("caseNumber").asString(""))
                        .strip()));
        return marks;
    }

    /** A credit code of an organisation that no other test knows. */
    private static String code(String first17) {
        return "0123456789ABCDEFGHJKLMNPQRTUWXY"
                .chars()
                .mapToObj(check -> first17 + (char) check)
                .filter(code -> Identifiers.creditCode(code) == Verdict.OK)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> dump() throws SQLException {
        List<String> all = new ArrayList<>();
        for (String table : rows("select tablename from pg_tables where schemaname = 'public'")) {
            all.addAll(rows("select t::text from " + table + " t"));
        }
        return all;
    }

    private static List<String> rows(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DATABASE.asOwner();
                ResultSet found = connection.createStatement().executeQuery(sql)) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }
}
