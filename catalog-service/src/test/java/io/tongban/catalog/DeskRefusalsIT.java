package io.tongban.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.support.identity.Passport;
import io.tongban.support.testing.TestIdentity;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient.RequestBodySpec;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What an editor's version is refused for: everything at once, and nothing is published. */
class DeskRefusalsIT extends DeskIT {

    private static final String CODE = "branch-change";

    private static JsonNode refused(ResponseSpec answer, HttpStatus status) {
        return json(answer.expectStatus().isEqualTo(status).expectHeader().contentType("application/problem+json"));
    }

    private void nothingPublished(String code) {
        assertThat(one("select count(*) from item_version where code = '" + code + "'"))
                .isEqualTo("1");
    }

    @Test
    void namesAllFaultsAtOnceEachWithItsPlace() {
        ObjectNode proposal = proposal(CODE, "2026-03-01");
        ObjectNode item = at(proposal, "/item");
        at(item, "/statutory").put("unit", "moon");
        at(item, "/promise").put("value", 99);
        at(item, "/levels").put("accept", "province").put("decide", "city");
        item.put("colour", "red").put("kind_code", "01");
        item.remove("name");
        at(item, "/materials/0").put("code", "NO-SUCH");
        at(item, "/materials/1").put("condition", "天气晴朗").put("requirement", "conditional");
        at(item, "/questions").put("change", "name|weather");
        at(proposal, "/form/properties/newName").put("maxlength", 3);
        ((ObjectNode) at(proposal, "/form/properties").path("newHead")).remove("title");

        JsonNode problem = refused(publish(CODE, 1, proposal), HttpStatus.UNPROCESSABLE_CONTENT);

        assertThat(problem.at("/code").asString()).isEqualTo("ITEM_VERSION_FAULTY");
        assertThat(texts(problem.at("/faults"), "pointer", "code"))
                .contains(
                        "/effectiveFrom EFFECTIVE_TOO_EARLY",
                        "/item/statutory/unit NOT_ALLOWED",
                        "/item/promise/value PROMISE_TOO_LONG",
                        "/item/levels LEVELS_ORDER_WRONG",
                        "/item/colour NAME_UNKNOWN",
                        "/item/kind_code NAME_UNKNOWN",
                        "/item/name MISSING",
                        "/item/materials/0/code REFERENCE_UNKNOWN",
                        "/item/materials/1/condition REFERENCE_UNKNOWN",
                        "/item/questions/change ANSWERS_UNKNOWN",
                        "/form/properties/newName/maxlength SCHEMA_WORD_UNKNOWN",
                        "/form/properties/newHead/title MISSING");
        assertThat(texts(dryRun(CODE, proposal).at("/faults"), "pointer", "code"))
                .isEqualTo(texts(problem.at("/faults"), "pointer", "code"));
        assertThat(texts(problem.at("/faults"), "detail")).contains("不在可选的值之中:moon(可选:workday, day, month)");
        nothingPublished(CODE);
    }

    @Test
    void whatOnlyAnotherItemSuffersFromIsNamedToo() {
        ObjectNode proposal = proposal("firm-name-preapproval", TOMORROW);
        at(proposal, "/item")
                .put("online", false)
                .put("onlineDepth", 3)
                .put("onSiteVisits", 1)
                .put("onSiteReason", "须到现场");

        assertThat(texts(dryRun("firm-name-preapproval", proposal).at("/faults"), "pointer", "code", "detail"))
                .containsExactly(
                        "/item PACKAGE_ONLINE_WRONG packages/PK-FIRM-CHANGE.yaml: 套餐可否全程网办与其事项不一致:true",
                        "/item PACKAGE_ONLINE_WRONG packages/PK-FIRM-SETUP.yaml: 套餐可否全程网办与其事项不一致:true");
    }

    @Test
    void refusesWhatChangesNothing() {
        JsonNode problem = refused(publish(CODE, 1, proposal(CODE, TOMORROW)), HttpStatus.UNPROCESSABLE_CONTENT);

        assertThat(texts(problem.at("/faults"), "pointer", "code")).containsExactly("/item NOTHING_CHANGED");
        nothingPublished(CODE);
    }

    @Test
    void refusesWithoutTheVersionThatWasSeenOrWithAnotherOrWithoutAKey() {
        ObjectNode proposal = proposal(CODE, TOMORROW);

        JsonNode stale = refused(publish(CODE, 7, proposal), HttpStatus.PRECONDITION_FAILED);
        JsonNode without = refused(
                as(EDITOR, posting(CODE).header("Idempotency-Key", "k").bodyValue(proposal.toString())),
                HttpStatus.PRECONDITION_REQUIRED);
        JsonNode keyless = refused(
                as(EDITOR, posting(CODE).header(HttpHeaders.IF_MATCH, "\"1\"").bodyValue(proposal.toString())),
                HttpStatus.BAD_REQUEST);

        assertThat(stale.at("/code").asString()).isEqualTo("EDITED_MEANWHILE");
        assertThat(stale.at("/version").asInt()).isEqualTo(1);
        assertThat(without.at("/code").asString()).isEqualTo("IF_MATCH_MISSING");
        assertThat(keyless.at("/code").asString()).isEqualTo("IDEMPOTENCY_KEY_MISSING");
        nothingPublished(CODE);
    }

    @Test
    void anEditorOfACountyPublishesNothingForTheProvince() {
        Passport county = TestIdentity.official("qian", "钱进", "140105", "editor");
        ObjectNode proposal = proposal(CODE, TOMORROW);

        JsonNode refused = refused(
                as(
                        county,
                        posting(CODE)
                                .header(HttpHeaders.IF_MATCH, "\"1\"")
                                .header("Idempotency-Key", "k")
                                .bodyValue(proposal.toString())),
                HttpStatus.FORBIDDEN);

        assertThat(refused.at("/code").asString()).isEqualTo("NOT_YOUR_CATALOGUE");
        nothingPublished(CODE);
    }

    private RequestBodySpec posting(String code) {
        return client.post()
                .uri("/api/catalog/admin/items/{code}/versions", code)
                .header(HttpHeaders.CONTENT_TYPE, "application/json");
    }

    static Map<String, Passport> strangers() {
        return Map.of(
                "a visitor", Passport.visitor(),
                "an applicant", TestIdentity.person("zhang", "张伟"),
                "an operator", TestIdentity.operator("wang", "王强", "31140000MD0X00016Q", "所", "operator"),
                "a counter", TestIdentity.official("liu", "刘洋", "140000", "counter"),
                "a decider", TestIdentity.official("huang", "黄志远", "140000", "decider"),
                "an auditor", TestIdentity.official("wu", "吴桐", "140000", "auditor"));
    }

    static Iterable<String> strangerNames() {
        return strangers().keySet();
    }

    @ParameterizedTest
    @MethodSource("strangerNames")
    void strangersAreRefused(String name) {
        Passport stranger = strangers().get(name);
        ObjectNode proposal = proposal(CODE, TOMORROW);
        at(proposal, "/item").put("notes", "陌生人");
        String item = "/api/catalog/admin/items/" + CODE;

        refused(as(stranger, client.get().uri(item)), HttpStatus.FORBIDDEN);
        refused(
                as(
                        stranger,
                        client.post()
                                .uri(item + "/dry-run")
                                .header(HttpHeaders.CONTENT_TYPE, "application/json")
                                .bodyValue(proposal.toString())),
                HttpStatus.FORBIDDEN);
        refused(publish(stranger, UUID.randomUUID().toString(), CODE, 1, proposal), HttpStatus.FORBIDDEN);
        as(stranger, client.get().uri("/api/catalog/admin/changes"))
                .expectStatus()
                .isEqualTo(name.equals("an auditor") ? HttpStatus.OK : HttpStatus.FORBIDDEN);
        nothingPublished(CODE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-item", "LQ-GRANT", "x'y", "事项"})
    void anUnknownItemCannotBeEdited(String code) {
        ObjectNode proposal = proposal(CODE, TOMORROW);

        assertThat(refused(publish(code, 1, proposal), HttpStatus.NOT_FOUND)
                        .at("/code")
                        .asString())
                .isEqualTo("ITEM_UNKNOWN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{", "{\"a\":1", "\"text\"", "{\"item\":{\"name\":\"\\ud800\"}"})
    void whatIsNoJsonObjectIsRefused(String body) {
        refused(
                as(
                        EDITOR,
                        posting(CODE)
                                .header(HttpHeaders.IF_MATCH, "\"1\"")
                                .header("Idempotency-Key", "k")
                                .bodyValue(body)),
                HttpStatus.BAD_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"item\":[],\"form\":\"x\",\"effectiveFrom\":5,\"reason\":true}",
                "{\"effectiveFrom\":\"2026-02-30\",\"reason\":\" \",\"item\":{\"materials\":{},\"form\":\"x\"},\"form\":{}}",
                "{\"effectiveFrom\":\"2026-03-03\",\"reason\":\"r\",\"item\":{},\"form\":{},\"materials\":[1],\"questions\":{}}"
            })
    void whatIsNoItemIsRefusedWithFaults(String body) {
        JsonNode problem = refused(publish(CODE, 1, JSON.readTree(body)), HttpStatus.UNPROCESSABLE_CONTENT);

        assertThat(problem.at("/code").asString()).isEqualTo("ITEM_VERSION_FAULTY");
        assertThat(problem.at("/faults")).isNotEmpty();
        nothingPublished(CODE);
    }

    /** As JSON escapes them. */
    @ParameterizedTest
    @ValueSource(strings = {"a\\u0000b", "a\\u202eb", "a\\u0007b", "\\ud800x"})
    void whatHidesSomethingIsRefused(String text) {
        ObjectNode proposal = proposal(CODE, TOMORROW);
        at(proposal, "/item").put("name", "HIDDEN").putArray("related").add("HIDDEN");
        at(proposal, "/form").put("title", "HIDDEN");
        proposal.put("reason", "HIDDEN");

        JsonNode problem = refused(
                as(
                        EDITOR,
                        posting(CODE)
                                .header(HttpHeaders.IF_MATCH, "\"1\"")
                                .header("Idempotency-Key", "k")
                                .bodyValue(proposal.toString().replace("HIDDEN", text))),
                HttpStatus.UNPROCESSABLE_CONTENT);

        assertThat(texts(problem.at("/faults"), "pointer", "code"))
                .contains(
                        "/item/name TEXT_UNPRINTABLE",
                        "/item/related TEXT_WRONG",
                        "/reason TEXT_UNPRINTABLE",
                        "/form TEXT_UNPRINTABLE");
        nothingPublished(CODE);
    }

    @Test
    void whatIsTooLargeIsRefused() {
        ObjectNode proposal = proposal(CODE, TOMORROW);
        proposal.put("reason", "因".repeat(501));
        assertThat(texts(dryRun(CODE, proposal).at("/faults"), "pointer", "code"))
                .contains("/reason TEXT_TOO_LONG");
        at(proposal, "/item").put("notes", "长".repeat(400_000));

        assertThat(refused(publish(CODE, 1, proposal), HttpStatus.CONTENT_TOO_LARGE)
                        .at("/code")
                        .asString())
                .isEqualTo("TOO_LARGE");
    }

    @Test
    void markupIsKeptAsTheTextThatItIs() {
        String code = "foreign-rep-annual";
        String text = "<script>alert(1)</script> & \"'; drop table item; --";
        ObjectNode proposal = proposal(code, TODAY);
        at(proposal, "/item").put("notes", text);

        publish(code, 1, proposal).expectStatus().isCreated();

        assertThat(read("/api/catalog/items/" + code).at("/notes").asString()).isEqualTo(text);
    }

    @Test
    void theLogRefusesOtherFilters() {
        for (String query : List.of("item=A%20B", "limit=0", "cursor=x")) {
            refused(as(EDITOR, client.get().uri("/api/catalog/admin/changes?" + query)), HttpStatus.BAD_REQUEST);
        }
    }
}
