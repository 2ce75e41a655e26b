package io.tongban.approval;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.tongban.approval.testing.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.tongban.approval.share.RetryShared;
import io.tongban.approval.testing.Bundling;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Materials that other offices hold: fetched with consent, missing there, or waiting for a source that is down. */
class SharedDataIT extends Bundling {

    private static final String ITEM = "legal-aid-apply";
    private static final String NUMBER = "140105199003070012";
    private static final String CONSENT = "{\"consent\":true}";
    private static final String FOUND = """
            {"found":true,"subject":{"name":"张伟","number":"%s"},
            "record":{"number":"%s","issuedBy":"太原市公安局","validUntil":"2030-01-01"}}
            """;

    @Autowired
    RetryShared retry;

    @Test
    void itIsFetchedWithConsentOnceAndShownWithSourceAndTime() {
        says(okJson(FOUND.formatted(NUMBER, NUMBER)));
        Client applicant = person(newPerson());
        String path = complete(applicant, ITEM, "140000", PERSON_FORM);
        String key = UUID.randomUUID().toString();

        Answer fetched = applicant.post(record(path), key, CONSENT);
        Answer again = applicant.post(record(path), key, CONSENT);

        assertThat(fetched.status()).as(fetched.body().toString()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(fetched.body());
        CATALOG.verify(
                1,
                postRequestedFor(urlPathEqualTo("/share/records/query"))
                        .withRequestBody(matchingJsonPath("$.subject.number", equalTo(NUMBER))));
        JsonNode material = idCard(applicant, path);
        assertThat(material.at("/shared/outcome").asString()).isEqualTo("FETCHED");
        assertThat(material.at("/shared/source").asString()).isEqualTo("公安部(国家人口基础信息库)");
        assertThat(material.at("/shared/askedAt").asString()).startsWith("2026-03-02");
        assertThat(material.at("/shared/record/number").asString()).isEqualTo("1401**********0012");
        assertThat(material.path("mustBeUploaded").asBoolean()).isFalse();
        says(serverError());
        assertThat(applicant.post(record(path), CONSENT).code()).isEqualTo("SHARED_UNAVAILABLE");
        assertThat(idCard(applicant, path).at("/shared/outcome").asString())
                .as("what was fetched stays")
                .isEqualTo("FETCHED");
        assertThat(strings(
                        "select record::text from shared_material where application_id = '" + path.substring(18) + "'"))
                .singleElement()
                .asString()
                .doesNotContain(NUMBER)
                .contains("太原市公安局");
        submitted(applicant, path);
        assertThat(idCard(official("140000", "counter"), path)
                        .at("/shared/outcome")
                        .asString())
                .as("whoever handles the case sees it")
                .isEqualTo("FETCHED");
        assertThat(applicant.post(record(path), CONSENT).code()).isEqualTo("NOT_EDITABLE");
    }

    @Test
    void theSameRequestAtTheSameMomentHasOneAnswer() {
        says(okJson(FOUND.formatted(NUMBER, NUMBER)).withFixedDelay(300));
        Client applicant = person(newPerson());
        String path = complete(applicant, ITEM, "140000", PERSON_FORM);
        String key = UUID.randomUUID().toString();

        List<Answer> answers = atOnce(8, () -> applicant.post(record(path), key, CONSENT));

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(answers).extracting(Answer::body).containsOnly(answers.get(0).body());
    }

    @Test
    void withoutARecordItMustBeUploaded() {
        says(okJson("{\"found\":false}"));
        Client applicant = person(newPerson());
        String path = complete(applicant, ITEM, "140000", PERSON_FORM);

        Answer none = applicant.post(record(path), CONSENT);

        assertThat(none.status()).isEqualTo(409);
        assertThat(none.code()).isEqualTo("SHARED_NO_RECORD");
        assertThat(idCard(applicant, path).path("mustBeUploaded").asBoolean()).isTrue();
        Answer refused = applicant.post(path + "/submission", "{}");
        assertThat(refused.code()).isEqualTo("INCOMPLETE");
        assertThat(refused.text("/faults/0/detail")).contains("共享数据中查无记录");
        applicant.upload(path + "/materials/ID-CARD/files", "n", PDF);
        submitted(applicant, path);
    }

    @Test
    void aRecordThatHasRunOutIsNone() {
        says(okJson(FOUND.formatted(NUMBER, NUMBER).replace("2030", "2025")));
        Client applicant = person(newPerson());
        String path = complete(applicant, ITEM, "140000", PERSON_FORM);

        assertThat(applicant.post(record(path), CONSENT).code()).isEqualTo("SHARED_NO_RECORD");
    }

    /** Of another, cut off, without its members, too long, no JSON. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"found\":true,\"subject\":{\"name\":\"张伟\",\"number\":\"140202198511201025\"},\"record\":{}}",
                "{\"found\":true,\"subject\":{\"name\":\"李静\",\"number\":\"140105199003070012\"}}",
                "{\"found\":true,\"subject\":{\"name\":\"张伟\",\"number\":\"140105199003070012\"},\"record\":{\"number\":\"1\"}}",
                "{\"found\":\"yes\"}",
                "{\"found\":tr",
                "<html></html>",
                ""
            })
    void aWrongAnswerIsNotUsed(String answer) {
        says(ok(answer));
        Client applicant = person(newPerson());
        String path = complete(applicant, ITEM, "140000", PERSON_FORM);

        Answer wrong = applicant.post(record(path), CONSENT);

        assertThat(wrong.status()).isEqualTo(503);
        assertThat(wrong.code()).isEqualTo("SHARED_WRONG");
        assertThat(idCard(applicant, path).at("/shared/outcome").asString()).isEqualTo("WAITING");
        assertThat(idCard(applicant, path).at("/shared/record").isNull()).isTrue();
    }

    /** The applicant waits, also past the submission; it comes when the source is back, and is asked for once. */
    @Test
    void aSourceThatIsDownIsAskedAgainByItself() {
        says(serverError());
        Client applicant = person(newPerson());
        String path = complete(applicant, ITEM, "140000", PERSON_FORM);
        Answer down = applicant.post(record(path), CONSENT);
        assertThat(down.status()).isEqualTo(503);
        assertThat(down.code()).isEqualTo("SHARED_UNAVAILABLE");
        assertThat(down.text("/outcome")).isEqualTo("WAITING");
        submitted(applicant, path);
        CATALOG.resetRequests();
        says(okJson(FOUND.formatted(NUMBER, NUMBER)));
        retry.run().block();
        assertThat(idCard(applicant, path).at("/shared/outcome").asString())
                .as("its minute is not over")
                .isEqualTo("WAITING");

        at("2026-03-03");
        Mono.when(retry.run(), retry.run(), retry.run()).block();

        assertThat(idCard(applicant, path).at("/shared/outcome").asString()).isEqualTo("FETCHED");
        assertThat(strings("select attempts::text from shared_material where application_id = '" + path.substring(18)
                        + "'"))
                .containsExactly("2");
    }

    @Test
    void whoIsTiredOfWaitingUploads() {
        says(okJson("{\"found\":false}").withFixedDelay(3000));
        Client applicant = person(newPerson());
        String path = complete(applicant, ITEM, "140000", PERSON_FORM);
        long start = System.nanoTime();
        assertThat(applicant.post(record(path), CONSENT).code())
                .as("slow is down")
                .isEqualTo("SHARED_UNAVAILABLE");
        assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(2500);
        applicant.upload(path + "/materials/ID-CARD/files", "n", PDF);
        says(okJson("{\"found\":false}"));

        at("2026-03-03");
        retry.run().block();

        assertThat(idCard(applicant, path).at("/shared/outcome").asString()).isEqualTo("WAITING");
        submitted(applicant, path);
    }

    @Test
    void whatIsNotRightIsRefusedAndNothingIsAsked() {
        says(okJson(FOUND.formatted(NUMBER, NUMBER)));
        Client applicant = person(newPerson());
        String path = draft(applicant, ITEM, "140000");

        assertThat(applicant.post(record(path), "{\"consent\":false}").code()).isEqualTo("CONSENT_MISSING");
        assertThat(applicant.post(record(path), "{}").code()).isEqualTo("CONSENT_MISSING");
        assertThat(applicant.post(record(path), CONSENT).code()).isEqualTo("SHARED_NEEDS_NUMBER");
        assertThat(applicant
                        .post(path + "/materials/LA-CASE/shared-record", CONSENT)
                        .code())
                .isEqualTo("NOT_SHARED");
        assertThat(applicant
                        .post(path + "/materials/NONE/shared-record", CONSENT)
                        .code())
                .isEqualTo("MATERIAL_UNKNOWN");
        assertThat(person(newPerson()).post(record(path), CONSENT).status()).isEqualTo(404);
        assertThat(official("140000", "counter").post(record(path), CONSENT).status())
                .isEqualTo(403);
        CATALOG.verify(0, postRequestedFor(urlPathEqualTo("/share/records/query")));
    }

    /** What was issued here counts as given; before it is there, nothing is noted. */
    @Test
    void whatWasIssuedHereNeedsNoQuestion() {
        Client founder = person(newPerson());
        String path = filledSetup(founder);
        founder.post(path + "/submission", "{\"later\":false}");
        String notice = caseOf(founder, path, FIRM_STEP) + "/materials/NAME-NOTICE/shared-record";
        assertThat(founder.post(notice, CONSENT).code()).isEqualTo("SHARED_NO_RECORD");
        grantedThroughTheCity(caseOf(founder, path, NAME));

        Answer fetched = founder.post(notice, CONSENT);

        assertThat(fetched.status()).as(fetched.body().toString()).isEqualTo(200);
        assertThat(fetched.text("/source")).isEqualTo("本系统办结结果");
        Client other = person(newPerson());
        String own = filledSetup(other);
        assertThat(other.post(caseOf(other, own, FIRM_STEP) + "/materials/NAME-NOTICE/shared-record", CONSENT)
                        .code())
                .as("another's")
                .isEqualTo("SHARED_NO_RECORD");
        CATALOG.verify(0, postRequestedFor(urlPathEqualTo("/share/records/query")));
    }

    @Test
    void anEarlierMaterialIsOfferedAndGivenAgainWithConsent() {
        Client applicant = person(newPerson());
        byte[] own = pdf();
        String first = draft(applicant, ITEM, "140000");
        applicant.patch(first, "1", PERSON_FORM);
        for (String code : List.of("LA-CASE", "LA-ECON")) {
            applicant.upload(
                    first + "/materials/" + code + "/files", UUID.randomUUID().toString(), own);
        }
        String second = draft(applicant, ITEM, "140000");
        String offers = second + "/materials/LA-CASE/reusable-files";
        assertThat(applicant.get(offers).body()).as("a draft's is none yet").isEmpty();
        whenClean(first);
        submitted(applicant, first);

        JsonNode offered = applicant.get(offers).body();
        assertThat(offered).hasSize(1);
        String file = offered.at("/0/file").asString();
        String reuse = second + "/materials/LA-CASE/reused-files";
        String body = "{\"file\":\"%s\",\"consent\":true}".formatted(file);
        String key = UUID.randomUUID().toString();
        assertThat(applicant.post(reuse, body.replace("true", "false")).code()).isEqualTo("CONSENT_MISSING");
        Answer reused = applicant.post(reuse, key, body);

        assertThat(reused.status()).as(reused.body().toString()).isEqualTo(201);
        assertThat(applicant.post(reuse, key, body).body()).isEqualTo(reused.body());
        String given = second + "/materials/LA-CASE/files/" + reused.text("/id");
        assertThat(applicant.get(given).status()).isEqualTo(200);
        assertThat(strings(
                        "select count(*) || ' ' || min(c.refs) from material_file f join content c on c.id = f.content"
                                + " where f.id in ('" + file + "', '" + reused.text("/id") + "')"))
                .containsExactly("2 3");
        assertThat(applicant.delete(given).status()).isEqualTo(204);
        assertThat(applicant.get(first + "/materials/LA-CASE/files/" + file).status())
                .as("the earlier case keeps its own")
                .isEqualTo(200);

        Client other = person(newPerson());
        String theirs = draft(other, ITEM, "140000");
        assertThat(other.post(theirs + "/materials/LA-CASE/reused-files", body).code())
                .as("another's")
                .isEqualTo("FILE_NOT_FOUND");
        assertThat(other.get(theirs + "/materials/LA-CASE/reusable-files").body())
                .isEmpty();
        assertThat(other.get(offers).status()).isEqualTo(404);
        assertThat(applicant
                        .post(second + "/materials/LA-ECON/reused-files", body)
                        .code())
                .as("of another material")
                .isEqualTo("FILE_NOT_FOUND");
        at("2027-03-03");
        assertThat(applicant.get(offers).body()).isEmpty();
        assertThat(applicant.post(reuse, body).code()).as("too long ago").isEqualTo("MATERIAL_UNFIT");
    }

    private static void says(ResponseDefinitionBuilder answer) {
        CATALOG.stubFor(post(urlPathEqualTo("/share/records/query")).willReturn(answer));
    }

    private static String record(String path) {
        return path + "/materials/ID-CARD/shared-record";
    }

    private static JsonNode idCard(Client reader, String path) {
        return reader.get(path)
                .body()
                .path("materials")
                .valueStream()
                .filter(material -> material.path("code").asString().equals("ID-CARD"))
                .findFirst()
                .orElseThrow();
    }
}
