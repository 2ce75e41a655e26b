package io.tongban.approval;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.tongban.approval.share.RetryShared;
import io.tongban.approval.testing.Bundling;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import io.tongban.support.testing.TestIdentity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Who waited for a source is told what did not come; and nobody is asked about who did not agree. */
class SharedNoticeIT extends Bundling {

    private static final String CONSENT = "{\"consent\":true}";
    private static final String ITEM = "legal-aid-apply";
    private static final String FOUND = """
            {"found":true,"subject":{"name":"%s","number":"%s"},
            "record":{"number":"示例0001","issuedBy":"太原市公安局","validUntil":"2030-01-01"}}
            """;
    private static final String WANG = "140202198511201025";

    @Autowired
    RetryShared retry;

    @Test
    void whatTheSourceHasNotIsToldOnceHoweverManyLook() {
        Client applicant = person(newPerson());
        String path = waiting(applicant);
        says(okJson("{\"found\":false}"));

        at("2026-03-03");
        Mono.when(retry.run(), retry.run(), retry.run()).block();
        at("2026-03-04");
        retry.run().block();

        assertThat(told(path)).singleElement().asString().contains("shared-missing", "居民身份证", "公安部", applicant.owner());
        JsonNode material = material(applicant, path, "ID-CARD");
        assertThat(material.at("/shared/outcome").asString()).isEqualTo("NO_RECORD");
        assertThat(material.path("mustBeUploaded").asBoolean()).isTrue();
    }

    /** It waits on: another answer may be right. */
    @Test
    void anAnswerAboutAnotherIsToldOnceAndAskedAgain() {
        Client applicant = person(newPerson());
        String path = waiting(applicant);
        says(okJson(FOUND.formatted("李静", WANG)));
        for (String day : List.of("2026-03-03", "2026-03-04")) {
            at(day);
            Mono.when(retry.run(), retry.run()).block();
        }
        assertThat(told(path))
                .singleElement()
                .asString()
                .contains("shared-wrong")
                .doesNotContain("李静", WANG);
        assertThat(material(applicant, path, "ID-CARD").at("/shared/outcome").asString())
                .isEqualTo("WAITING");

        says(okJson(FOUND.formatted("张伟", "140105199003070012")));
        at("2026-03-05");
        retry.run().block();

        assertThat(material(applicant, path, "ID-CARD").at("/shared/outcome").asString())
                .isEqualTo("FETCHED");
        assertThat(told(path)).hasSize(1);
    }

    @Test
    void thatThereIsNoRecordIsToldAlsoAfterAWrongAnswer() {
        Client applicant = person(newPerson());
        String path = waiting(applicant);
        says(okJson(FOUND.formatted("李静", WANG)));
        at("2026-03-03");
        retry.run().block();
        says(okJson("{\"found\":false}"));
        at("2026-03-04");
        Mono.when(retry.run(), retry.run()).block();

        assertThat(told(path)).hasSize(2);
        assertThat(told(path))
                .filteredOn(body -> body.contains("shared-missing"))
                .hasSize(1);
    }

    @Test
    void whatCameIsToldNobody() {
        Client applicant = person(newPerson());
        String path = waiting(applicant);
        says(okJson(FOUND.formatted("张伟", "140105199003070012")));
        at("2026-03-03");
        retry.run().block();

        assertThat(told(path)).isEmpty();
        assertThat(material(applicant, path, "ID-CARD").at("/shared/outcome").asString())
                .isEqualTo("FETCHED");
    }

    @Test
    void theOperatorsOwnPaperIsAskedForUnderTheirLogin() {
        says(okJson(FOUND.formatted("王强", WANG)));
        Client operator = firm(newPerson());
        String path = byOperator(operator);

        Answer fetched = operator.post(agent(path), CONSENT);

        assertThat(fetched.status()).as(fetched.body().toString()).isEqualTo(200);
        CATALOG.verify(
                1,
                postRequestedFor(urlPathEqualTo("/share/records/query"))
                        .withRequestBody(matchingJsonPath("$.subject.type", equalTo("person")))
                        .withRequestBody(matchingJsonPath("$.subject.name", equalTo("王强")))
                        .withRequestBody(matchingJsonPath("$.subject.number", equalTo(WANG))));
        assertThat(material(operator, path, "AGENT-ID").at("/shared/outcome").asString())
                .isEqualTo("FETCHED");
    }

    @Test
    void whoNeverAgreedIsNotAskedAbout() {
        says(okJson(FOUND.formatted("王强", WANG)));
        Client operator = firm(newPerson());
        String path = byOperator(operator);
        Client colleague = as(TestIdentity.operator(newPerson(), "李静", FIRM, "山西示例律师事务所", "operator"));

        Answer refused = colleague.post(agent(path), CONSENT);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("SHARED_NEEDS_AGENT");
        assertThat(refused.text("/detail")).contains("上传");
        Client founder = person(newPerson());
        String named = draft(founder, FIRM_STEP, "140105");
        founder.patch(named, "1", PERSON_FORM.strip().replaceFirst("}$", ",\"answers\":{\"agent\":[\"yes\"]}}"));
        assertThat(founder.post(agent(named), CONSENT).code())
                .as("an agent who is only named")
                .isEqualTo("SHARED_NEEDS_AGENT");
        CATALOG.verify(0, postRequestedFor(urlPathEqualTo("/share/records/query")));
    }

    /** Of another operator who has taken over nothing is asked: the upload remains. */
    @Test
    void consentIsNotInherited() {
        says(serverError());
        Client operator = firm(newPerson());
        String path = byOperator(operator);
        assertThat(operator.post(agent(path), CONSENT).status()).isEqualTo(503);
        Client colleague = as(TestIdentity.operator(newPerson(), "李静", FIRM, "山西示例律师事务所", "operator"));
        Answer taken = colleague.patch(path, colleague.get(path).text("/revision"), """
                {"form":{"operator":{"name":"李静","identityType":"111","identityNumber":"140105199003070012"}}}
                """);
        assertThat(taken.status()).as(taken.body().toString()).isEqualTo(200);
        CATALOG.resetRequests();
        says(okJson(FOUND.formatted("李静", "140105199003070012")));

        at("2026-03-03");
        retry.run().block();

        assertThat(material(colleague, path, "AGENT-ID").path("shared").isNull())
                .as("who has come may agree, or upload")
                .isTrue();
        at("2026-03-10");
        retry.run().block();
        assertThat(told(path)).isEmpty();
        CATALOG.verify(
                0,
                postRequestedFor(urlPathEqualTo("/share/records/query"))
                        .withRequestBody(matchingJsonPath("$.consent.application", equalTo(path.substring(18)))));
    }

    private static String waiting(Client applicant) {
        says(serverError());
        String path = complete(applicant, ITEM, "140000", PERSON_FORM);
        assertThat(applicant
                        .post(path + "/materials/ID-CARD/shared-record", CONSENT)
                        .status())
                .isEqualTo(503);
        return path;
    }

    private static String byOperator(Client operator) {
        String path = draft(operator, "firm-head-change", "140105");
        Answer saved =
                operator.patch(path, "1", FIRM_FORM.strip().replaceFirst("}$", ",\"answers\":{\"agent\":[\"yes\"]}}"));
        assertThat(saved.status()).as(saved.body().toString()).isEqualTo(200);
        return path;
    }

    private static String agent(String path) {
        return path + "/materials/AGENT-ID/shared-record";
    }

    private static void says(ResponseDefinitionBuilder answer) {
        CATALOG.stubFor(post(urlPathEqualTo("/share/records/query")).willReturn(answer));
    }

    private static List<String> told(String path) {
        return strings(
                "select body::text from outbox where body ->> 'type' like '%.shared-%' and body ->> 'subject' = '"
                        + path.substring(18) + "'");
    }

    private static JsonNode material(Client reader, String path, String code) {
        return reader.get(path)
                .body()
                .path("materials")
                .valueStream()
                .filter(material -> material.path("code").asString().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
