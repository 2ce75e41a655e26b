package io.tongban.approval;

import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.tongban.approval.testing.Bundling;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The page of a bundle says of each material whence it came, or what is to be done. */
class BundleLinesIT extends Bundling {

    private static final String CONSENT = "{\"consent\":true}";

    @Test
    void eachLineSaysWhatWasFetchedAndWhatWaits() {
        source("ID-CARD", okJson("""
                {"found":true,"subject":{"name":"张伟","number":"140105199003070012"},
                "record":{"number":"140105199003070012","issuedBy":"太原市公安局","validUntil":"2030-01-01"}}
                """));
        source("LAWYER-CERT", serverError());
        Client founder = person(newPerson());
        String path = filledSetup(founder);
        String firm = caseOf(founder, path, FIRM_STEP) + "/materials/";
        assertThat(founder.post(caseOf(founder, path, NAME) + "/materials/ID-CARD/shared-record", CONSENT)
                        .status())
                .isEqualTo(200);
        assertThat(founder.post(firm + "LAWYER-CERT/shared-record", CONSENT).status())
                .isEqualTo(503);

        JsonNode idCard = line(founder, path, "ID-CARD").path("fetched");
        assertThat(idCard).hasSize(1);
        assertThat(idCard.at("/0/step").asString()).isEqualTo(NAME);
        assertThat(idCard.at("/0/outcome").asString()).isEqualTo("FETCHED");
        assertThat(idCard.at("/0/source").asString()).contains("公安部");
        assertThat(idCard.at("/0/askedAt").asString()).startsWith("2026-03-02");
        assertThat(idCard.at("/0/record/number").asString()).isEqualTo("1401**********0012");
        JsonNode waiting = line(founder, path, "LAWYER-CERT").at("/fetched/0");
        assertThat(waiting.path("outcome").asString()).isEqualTo("WAITING");
        assertThat(waiting.path("next").asString()).contains("再次查询", "上传");
        source("LAWYER-CERT", okJson("{\"found\":false}"));
        founder.post(firm + "LAWYER-CERT/shared-record", CONSENT);
        assertThat(line(founder, path, "LAWYER-CERT").at("/fetched/0/next").asString())
                .contains("查无记录");
        assertThat(statementsOf(() -> founder.get(path))).isEqualTo(1);
    }

    @Test
    void whatAnEarlierStepSuppliesIsThereOnceItIsGranted() {
        Client founder = person(newPerson());
        String path = filledSetup(founder);
        founder.post(path + "/submission", "{\"later\":false}");
        assertThat(line(founder, path, "NAME-NOTICE").at("/supply/there").asBoolean(true))
                .isFalse();
        String name = caseOf(founder, path, NAME);
        grantedThroughTheCity(name);

        JsonNode supply = line(founder, path, "NAME-NOTICE").path("supply");

        assertThat(supply.path("there").asBoolean()).isTrue();
        assertThat(supply.path("step").asString()).isEqualTo(NAME);
        assertThat(supply.path("number").asString()).isEqualTo(number(founder, name));
        assertThat(line(founder, path, "FOUNDERS").has("supply")).isFalse();
    }

    @Test
    void whatIsReusedIsMarkedWithItsCaseForTheOwnerAndAsReusedForOfficials() {
        Client founder = person(newPerson());
        String first = filledSetup(founder);
        founder.post(first + "/submission", "{\"later\":false}");
        String earlier = caseOf(founder, first, NAME);
        whenClean(earlier);
        String second = filledSetup(founder);
        String path = caseOf(founder, second, NAME);
        at("2026-03-04");
        String file = founder.get(path + "/materials/FOUNDERS/reusable-files")
                .body()
                .at("/0/file")
                .asString();
        Answer reused = founder.post(
                path + "/materials/FOUNDERS/reused-files", "{\"file\":\"%s\",\"consent\":true}".formatted(file));
        assertThat(reused.status()).as(reused.body().toString()).isEqualTo(201);
        String number = founder.get(earlier).text("/caseNumber");

        JsonNode shown = line(founder, second, "FOUNDERS").at("/given/0/files/1/reused");
        assertThat(shown.path("caseNumber").asString()).isEqualTo(number);
        assertThat(shown.path("givenAt").asString()).startsWith("2026-03-02");
        assertThat(line(founder, second, "FOUNDERS")
                        .at("/given/0/files/0/reused")
                        .isNull())
                .isTrue();
        assertThat(reused(founder, path, reused).path("caseNumber").asString()).isEqualTo(number);
        founder.post(second + "/submission", "{}");
        JsonNode seen = reused(official("140100", "counter"), path, reused);
        assertThat(seen.path("givenAt").asString()).startsWith("2026-03-02");
        assertThat(seen.path("caseNumber").isNull()).isTrue();
    }

    private static JsonNode reused(Client reader, String path, Answer reused) {
        return reader.get(path)
                .body()
                .path("materials")
                .valueStream()
                .flatMap(material -> material.path("files").valueStream())
                .filter(file -> file.path("id").asString().equals(reused.text("/id")))
                .findFirst()
                .orElseThrow()
                .path("reused");
    }

    private static void source(String material, ResponseDefinitionBuilder says) {
        CATALOG.stubFor(post(urlPathEqualTo("/share/records/query"))
                .withRequestBody(matchingJsonPath("$[?(@.material == '" + material + "')]"))
                .willReturn(says));
    }

    private static JsonNode line(Client reader, String path, String material) {
        return reader.get(path)
                .body()
                .path("materials")
                .valueStream()
                .filter(line -> line.path("material").asString().equals(material))
                .findFirst()
                .orElseThrow();
    }

    private long statementsOf(Runnable request) {
        statements.take();
        request.run();
        return statements.take().stream()
                .filter(sql -> sql.contains("from bundle b"))
                .count();
    }
}
