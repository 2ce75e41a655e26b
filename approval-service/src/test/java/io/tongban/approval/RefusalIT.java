package io.tongban.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.testing.ApprovalIT;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The wrong thing, on purpose: a clear problem with a stable code, and nothing lost. */
class RefusalIT extends ApprovalIT {

    @Test
    void unknownItem() {
        Answer answer =
                person(newPerson()).post("/api/applications", "{\"itemCode\":\"no-such\",\"region\":\"140000\"}");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("ITEM_NOT_FOUND");
    }

    @ParameterizedTest
    @CsvSource({"140000,设区的市", "999999,设区的市", "x,设区的市"})
    void regionThatTheAcceptingOrganCannotBeFoundFor(String region, String words) {
        Answer answer = person(newPerson())
                .post(
                        "/api/applications",
                        "{\"itemCode\":\"lawyer-practice-fulltime\",\"region\":\"%s\"}".formatted(region));

        assertThat(answer.code()).isEqualTo("REGION_UNKNOWN");
        assertThat(answer.text("/detail")).contains(words);
    }

    @Test
    void aPersonForAnOrganisationsItemAndTheOtherWayRound() {
        String body = "{\"itemCode\":\"%s\",\"region\":\"140105\"}";

        assertThat(person(newPerson())
                        .post("/api/applications", body.formatted("firm-name-change"))
                        .code())
                .isEqualTo("APPLICANT_TYPE_WRONG");
        assertThat(firm(newPerson())
                        .post("/api/applications", body.formatted("lawyer-practice-fulltime"))
                        .code())
                .isEqualTo("APPLICANT_TYPE_WRONG");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "\"x\"", "{\"itemCode\":5,\"region\":{}}"})
    void aBodyThatIsNoRequest(String body) {
        Answer answer = person(newPerson()).post("/api/applications", body);

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("BAD_REQUEST");
    }

    @Test
    void allMissingFieldsAtOnceInBothLanguages() {
        Client applicant = person(newPerson());
        Answer chinese = applicant.post("/api/applications", "{}");
        Answer english = Client.send(applicant
                .request("/api/applications")
                .header("Accept-Language", "en")
                .header("Idempotency-Key", "k")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")));

        assertThat(pointers(chinese)).containsExactlyInAnyOrder("/itemCode", "/region");
        assertThat(chinese.text("/title")).isEqualTo("有字段未填写或填写有误");
        assertThat(english.text("/title")).isEqualTo("Some fields are missing or wrong");
        assertThat(english.raw().headers().allValues("vary")).anyMatch(v -> v.contains("Accept-Language"));
        assertThat(english.text("/requestId"))
                .isEqualTo(english.raw().headers().firstValue("x-request-id").orElseThrow());
    }

    @Test
    void everyPostNeedsItsKey() {
        Client applicant = person(newPerson());
        Answer answer = Client.send(applicant
                .request("/api/applications")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"itemCode\":\"legal-aid-apply\",\"region\":\"140000\"}")));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("IDEMPOTENCY_KEY_MISSING");
    }

    @Test
    void submissionTellsAllThatIsMissingOrWrong() {
        Client applicant = person(newPerson());
        String path = draft(applicant, "lawyer-practice-fulltime", "140105");
        applicant.patch(path, "1", "{\"form\":{\"name\":\"张伟\",\"identityType\":\"111\"}}");

        Answer answer = applicant.post(path + "/submission", "{}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("INCOMPLETE");
        assertThat(pointers(answer))
                .containsExactlyInAnyOrder(
                        "/form/identityNumber",
                        "/form/phone",
                        "/form/address",
                        "/form/matter",
                        "/materials/FIRM-ACCEPT",
                        "/materials/CAPACITY",
                        "/materials/NO-DISMISSAL",
                        "/materials/PHOTO");
        assertThat(applicant.get(path).text("/state")).isEqualTo("DRAFT");
    }

    @ParameterizedTest
    @CsvSource({
        "/identityNumber,CHECK_DIGIT,'{\"form\":{\"identityType\":\"111\",\"identityNumber\":\"140105199003070013\"}}'",
        "/identityNumber,IMPOSSIBLE_DATE,'{\"form\":{\"identityType\":\"111\",\"identityNumber\":\"140602197902290018\"}}'",
        "/identityNumber,FORMAT,'{\"form\":{\"identityType\":\"111\",\"identityNumber\":\"14010519900307001\"}}'",
        "/phone,FORMAT,'{\"form\":{\"phone\":\"12345\"}}'",
        "/birthDate,FORMAT,'{\"form\":{\"birthDate\":\"1990-02-30\"}}'",
        "/identityType,NOT_A_CHOICE,'{\"form\":{\"identityType\":\"999\"}}'",
        "/extra~1field,UNKNOWN_FIELD,'{\"form\":{\"extra/field\":1}}'",
        "/name,TYPE,'{\"form\":{\"name\":7}}'"
    })
    void malformedFieldsOfADraft(String pointer, String code, String patch) {
        Client applicant = person(newPerson());
        String path = draft(applicant, "forensic-person-renew", "140000");

        Answer answer = applicant.patch(path, "1", patch);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("FORM_FAULTS");
        assertThat(answer.text("/faults/0/pointer")).isEqualTo(pointer);
        assertThat(answer.text("/faults/0/code")).isEqualTo(code);
        assertThat(applicant.get(path).body().path("form").toString())
                .as("as it was begun")
                .isEqualTo("{\"name\":\"张伟\"}");
    }

    @ParameterizedTest
    @CsvSource({"CHECK_DIGIT,31140000MD0X00016X", "FORMAT,I1140000MD0X00016Q", "NOT_THE_PRINCIPAL,91140100MA0X00066N"})
    void creditCodeOfAnOrganisation(String code, String creditCode) {
        Client applicant = firm(newPerson());
        String path = draft(applicant, "firm-name-change", "140105");

        Answer answer =
                applicant.patch(path, "1", "{\"form\":{\"principal\":{\"creditCode\":\"%s\"}}}".formatted(creditCode));

        assertThat(answer.text("/faults/0/pointer")).isEqualTo("/principal/creditCode");
        assertThat(answer.text("/faults/0/code")).isEqualTo(code);
    }

    @Test
    void anOldRevisionDoesNotOverwriteANewOne() {
        Client applicant = person(newPerson());
        String path = draft(applicant, "forensic-person-renew", "140000");
        applicant.patch(path, "1", "{\"form\":{\"name\":\"张伟\"}}");

        assertThat(applicant.patch(path, "1", "{\"form\":{\"name\":\"别人\"}}").status())
                .isEqualTo(412);
        assertThat(applicant.get(path).text("/form/name")).isEqualTo("张伟");
    }

    @Test
    void theOnSiteItemNamesTheLawAndTheHallAndKeepsTheForm() {
        Client applicant = person(newPerson());
        String path = complete(applicant, "lq-grant", "140105", PERSON_FORM);

        Answer answer = applicant.post(path + "/submission", "{}");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("ONLINE_ITEM");
        assertThat(answer.text("/detail")).contains("法律职业资格管理办法", "太原市司法局政务服务窗口");
        assertThat(applicant.get(path).text("/form/name")).isEqualTo("张伟");
    }

    @Test
    void aStepOutOfOrderTellsWhatIsOpen() {
        Client applicant = person(newPerson());
        String path = complete(applicant, "forensic-person-renew", "140000", PERSON_FORM);
        submitted(applicant, path);

        Answer decided = official("140000", "decider").post(path + "/decision", GRANT);
        Answer twice = applicant.post(path + "/submission", "{}");

        assertThat(decided.status()).isEqualTo(409);
        assertThat(decided.code()).isEqualTo("OUT_OF_ORDER");
        assertThat(decided.body().path("openActions").findValuesAsString("action"))
                .containsExactly("TERMINATE", "DECLARE_CONFLICT");
        assertThat(twice.code()).isEqualTo("OUT_OF_ORDER");
        assertThat(twice.text("/openActions/0/action")).isEqualTo("WITHDRAW");
    }

    @Test
    void aDenialNeedsReasonAndWords() {
        Client applicant = person(newPerson());
        String path = complete(applicant, "forensic-person-renew", "140000", PERSON_FORM);
        submitted(applicant, path);
        moved(official("140000", "counter").post(path + "/acceptance", "{}"), "ACCEPTED");
        moved(official("140000", "reviewer").post(path + "/opinion", OPINION), "OPINED");

        Answer answer = official("140000", "decider").post(path + "/decision", "{\"outcome\":\"DENY\"}");

        assertThat(pointers(answer)).containsExactly("/reason", "/text");
    }

    @Test
    void textThatNoDatabaseKeepsAndListsOfNothing() {
        Client applicant = person(newPerson());
        String path = draft(applicant, "forensic-person-renew", "140000");

        assertThat(applicant
                        .patch(path, "1", "{\"form\":{\"matter\":\"a\\u0000b\"}}")
                        .code())
                .isEqualTo("BAD_REQUEST");
        assertThat(official("140000", "counter")
                        .post(path + "/correction-request", "{\"faults\":[null],\"days\":10}")
                        .code())
                .isEqualTo("INVALID_FIELDS");
        assertThat(official("140000", "editor")
                        .put("/api/calendar/years/2028", "{\"source\":\"x\",\"off\":[null],\"work\":[]}")
                        .code())
                .isEqualTo("INVALID_FIELDS");
        assertThat(applicant
                        .post("/api/applications", "{\"itemCode\":\"a/b\\n50%\",\"region\":\"140000\"}")
                        .code())
                .isEqualTo("INVALID_FIELDS");
    }

    @Test
    void noSuchCaseAndNoSuchAddress() {
        Client applicant = person(newPerson());

        assertThat(applicant.get("/api/applications/" + UUID.randomUUID()).code())
                .isEqualTo("APPLICATION_NOT_FOUND");
        assertThat(applicant.get("/api/applications/not-a-uuid").status()).isEqualTo(400);
        assertThat(applicant.get("/api/nothing").code()).isEqualTo("NOT_FOUND");
    }

    private static List<String> pointers(Answer answer) {
        return StreamSupport.stream(answer.body().path("faults").spliterator(), false)
                .map(fault -> fault.path("pointer").asString())
                .toList();
    }
}
