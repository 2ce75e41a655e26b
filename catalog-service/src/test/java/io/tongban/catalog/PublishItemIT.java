package io.tongban.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.support.identity.Passport;
import io.tongban.support.testing.TestIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An editor's version: seen first, published once, in force on its day. */
class PublishItemIT extends DeskIT {

    private static final String VERSIONS = "select count(*) from item_version where code = '%s'";

    @Test
    void theDryRunShowsTheDifferenceAndPublishesNothing() {
        String code = "lawyer-practice-fulltime";
        ObjectNode proposal = proposal(code, TOMORROW);
        ObjectNode item = at(proposal, "/item");
        item.put("name", "律师执业许可(专职)");
        at(item, "/statutory/stages").put("city", 15).put("province", 5);
        at(item, "/statutory").put("value", 20);
        at(item, "/promise").put("value", 8);
        at(item, "/levels").put("accept", "county");
        ((ArrayNode) item.path("materials")).remove(9);
        at(item, "/materials/5").put("requirement", "conditional").put("condition", "委托代理人(经办人)办理");
        ((ArrayNode) item.path("materials"))
                .addObject()
                .put("code", "POA")
                .put("requirement", "conditional")
                .put("condition", "委托代理人(经办人)办理");
        item.putObject("questions").put("agent", "yes|no");
        ObjectNode field = at(proposal, "/form/properties/internshipFirm").put("maxLength", 80);
        at(proposal, "/form/properties").set("mentor", field.deepCopy().put("title", "实习指导律师"));
        at(proposal, "/form/examples/0").put("mentor", "示例律师");

        JsonNode seen = dryRun(code, proposal);

        assertThat(seen.at("/publishable").asBoolean()).as(seen.toString()).isTrue();
        assertThat(texts(seen.at("/changes"), "about", "kind", "text"))
                .containsExactly(
                        "TEXT CHANGED 事项名称由“律师执业许可(专职律师)”改为“律师执业许可(专职)”",
                        "LIMITS CHANGED 法定期限由“30个工作日(自受理之日起)”改为“20个工作日(自受理之日起)”",
                        "LIMITS CHANGED 法定期限的比较天数由“30”改为“20”",
                        "LIMITS CHANGED 各级审查期限由“设区的市20、省10”改为“设区的市15、省5”",
                        "LIMITS CHANGED 承诺期限由“10个工作日(自受理之日起)”改为“8个工作日(自受理之日起)”",
                        "ORGANS CHANGED 受理机关层级由“设区的市”改为“县(市、区)”",
                        "MATERIALS CHANGED 材料“学历、学位证书”的提交要求由“必须提交”改为“符合下列情形时提交:委托代理人(经办人)办理”",
                        "MATERIALS ADDED 新增材料:授权委托书(委托代理人办理时)(符合下列情形时提交:委托代理人(经办人)办理)",
                        "MATERIALS REMOVED 不再需要材料:近期正面免冠彩色证件照片(必须提交)",
                        "QUESTIONS ADDED 新增问题:是否委托代理人(经办人)办理?",
                        "FORM CHANGED 填写项“实习的律师事务所”的长度有变化",
                        "FORM ADDED 新增填写项:实习指导律师",
                        "FORM CHANGED 填写示例有变化");
        assertThat(one(VERSIONS.formatted(code))).isEqualTo("1");
    }

    @Test
    void aVersionComesIntoForceOnItsDayAndListsSearchAndCountsFollow() {
        String code = "notary-transfer";
        ObjectNode proposal = proposal(code, TOMORROW);
        at(proposal, "/item").put("name", "公证员调动核准");

        JsonNode published = json(publish(code, 1, proposal).expectStatus().isCreated());

        assertThat(published.at("/version").asInt()).isEqualTo(2);
        assertThat(texts(published.at("/changes"), "text")).hasSize(1);
        assertThat(read("/api/catalog/items/" + code).at("/version").asInt()).isEqualTo(1);
        assertThat(read("/api/catalog/items/{c}/versions/2", code).at("/name").asString())
                .isEqualTo("公证员调动核准");
        assertThat(found("公证员调动")).isEmpty();
        assertThat(read("/api/catalog/items?q=gzydd").at("/counts/total").asInt())
                .isZero();

        at(TOMORROW);

        JsonNode guide = read("/api/catalog/items/" + code);
        assertThat(guide.at("/version").asInt()).isEqualTo(2);
        assertThat(guide.at("/effectiveFrom").asString()).isEqualTo(TOMORROW);
        assertThat(guide.at("/form"))
                .isEqualTo(read("/api/catalog/items/{c}/versions/1", code).at("/form"));
        assertThat(found("公证员调动")).containsExactly(code);
        assertThat(found("gzydd")).containsExactly(code);
        assertThat(read("/api/catalog/items").at("/counts").toString())
                .isEqualTo("{\"total\":64,\"online\":63,\"onSite\":1}");
        JsonNode versions = read("/api/catalog/items/{c}/versions", code);
        assertThat(texts(versions.at("/items"), "version", "effectiveFrom", "effectiveUntil", "status"))
                .containsExactly("2 2026-03-03  IN_FORCE", "1 2024-01-01 2026-03-03 PAST");
        assertThat(versions.at("/items/0/changes/0/text").asString()).contains("公证员调动核准");
    }

    private List<String> found(String q) {
        return texts(read("/api/catalog/items?q={q}", q).at("/items"), "code");
    }

    @Test
    void theNeighbourIsToldTheVersionOfItsDay() {
        String code = "notary-dismiss";
        ObjectNode proposal = proposal(code, TOMORROW);
        at(proposal, "/item/promise").put("value", 1);
        publish(code, 1, proposal).expectStatus().isCreated();
        String token = TestIdentity.neighbour("approval", "catalog", "items");

        assertThat(json(getAs(token, "/internal/items/" + code)).at("/version").asInt())
                .isEqualTo(1);
        assertThat(json(getAs(token, "/internal/items/" + code + "?on=" + TOMORROW))
                        .at("/version")
                        .asInt())
                .isEqualTo(2);
        getAs(token, "/internal/items/" + code + "?on=morning").expectStatus().isBadRequest();
    }

    @Test
    void ofTwoEditorsAtOnceOneIsTold() throws Exception {
        String code = "arb-cancel";
        ObjectNode proposal = proposal(code, TOMORROW);

        List<Integer> statuses =
                atOnce(() -> publish(code, 1, noted(proposal, "甲")), () -> publish(code, 1, noted(proposal, "乙")));

        assertThat(statuses).containsExactlyInAnyOrder(201, 412);
        assertThat(one(VERSIONS.formatted(code))).isEqualTo("2");
    }

    /** Each was checked against a catalogue that changed meanwhile, and is checked again. */
    @Test
    void editorsOfSeveralItemsAtOnceDoNotHinderEachOther() throws Exception {
        ObjectNode one = noted(proposal("lq-reissue", TOMORROW), "一");
        ObjectNode two = noted(proposal("arb-change", TOMORROW), "二");
        ObjectNode three = noted(proposal("hkmo-adviser", TOMORROW), "三");

        assertThat(atOnce(
                        () -> publish("lq-reissue", 1, one),
                        () -> publish("arb-change", 1, two),
                        () -> publish("hkmo-adviser", 1, three)))
                .containsOnly(201);
        assertThat(one("select (count(*) = max(seq))::text from item_change")).isEqualTo("true");
    }

    @Test
    void anEarlierDaySupersedesWhatWasToCome() {
        String code = "gls-worker-practice";
        publish(code, 1, noted(proposal(code, "2026-04-01"), "四月一日起"))
                .expectStatus()
                .isCreated();
        ObjectNode urgent = noted(proposal(code, TODAY), "即日起");

        assertThat(dryRun(code, urgent).at("/superseded").toString())
                .isEqualTo("[{\"version\":2,\"effectiveFrom\":\"2026-04-01\"}]");
        publish(code, 2, urgent).expectStatus().isCreated();

        assertThat(read("/api/catalog/items/" + code).at("/notes").asString()).isEqualTo("即日起");
        at("2026-04-02");
        assertThat(read("/api/catalog/items/" + code).at("/notes").asString()).isEqualTo("即日起");
        assertThat(texts(read("/api/catalog/items/{c}/versions?limit=2", code).at("/items"), "version", "status"))
                .containsExactly("3 IN_FORCE", "2 NEVER");
        JsonNode rest = read(
                "/api/catalog/items/{c}/versions?limit=2&cursor={n}",
                code,
                read("/api/catalog/items/{c}/versions?limit=2", code)
                        .at("/next")
                        .asString());
        assertThat(texts(rest.at("/items"), "version", "status")).containsExactly("1 PAST");
    }

    @Test
    void theSameRequestAgainGetsTheFirstAnswerAndPublishesOnce() {
        String code = "mediation-org-record";
        ObjectNode proposal = noted(proposal(code, TOMORROW), "一次");
        String key = UUID.randomUUID().toString();

        JsonNode first =
                json(publish(EDITOR, key, code, 1, proposal).expectStatus().isCreated());
        JsonNode again =
                json(publish(EDITOR, key, code, 1, proposal).expectStatus().isCreated());
        JsonNode other = json(publish(EDITOR, key, code, 1, noted(proposal, "另一"))
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT));

        assertThat(again).isEqualTo(first);
        assertThat(other.at("/code").asString()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(one(VERSIONS.formatted(code))).isEqualTo("2");
    }

    @Test
    void theSameRequestTwiceAtOncePublishesOnce() throws Exception {
        String code = "publawyer-change-cancel";
        ObjectNode proposal = noted(proposal(code, TOMORROW), "一次");

        assertThat(atOnce(
                        () -> publish(EDITOR, "twice", code, 1, proposal),
                        () -> publish(EDITOR, "twice", code, 1, proposal)))
                .containsOnly(201);
        assertThat(one(VERSIONS.formatted(code))).isEqualTo("2");
    }

    @Test
    void theLogTellsWhoPublishedWhatAndWhy() {
        String code = "public-lawyer-cert";
        publish(code, 1, noted(proposal(code, TOMORROW), "记录")).expectStatus().isCreated();
        Passport auditor = TestIdentity.official("wu", "吴桐", "140000", "auditor");

        JsonNode log = json(as(auditor, client.get().uri("/api/catalog/admin/changes?item={c}", code))
                .expectStatus()
                .isOk());

        assertThat(texts(log.at("/items"), "item", "version", "actor", "actorName", "organ", "reason"))
                .containsExactly(
                        code + " 2 staff:xu 徐静 140000 依照新规定修改",
                        code + " 1 files 目录文件  第" + one("select min(number) from publication") + "次发布");
        assertThat(log.at("/items/0/changes/0/text").asString()).contains("记录");
        assertThat(log.at("/items/0/at").asString()).startsWith("2026-03-02T10:00");
    }

    @Test
    void writesByTwoStatementsAndReadsByOne() {
        String code = "notary-head-record";
        ObjectNode proposal = noted(proposal(code, TOMORROW), "计数");
        statements.take();

        dryRun(code, proposal);
        assertThat(statements.take()).hasSize(1);
        publish(code, 1, proposal).expectStatus().isCreated();
        assertThat(statements.take()).hasSize(2);
        read("/api/catalog/items/{c}/versions", code);
        assertThat(statements.take()).hasSize(1);
        source(code);
        assertThat(statements.take()).hasSize(1);
    }

    @SafeVarargs
    private static List<Integer> atOnce(Callable<ResponseSpec>... requests) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(requests.length);
        try {
            List<Integer> statuses = new ArrayList<>();
            for (Future<ResponseSpec> answer : threads.invokeAll(List.of(requests))) {
                statuses.add(
                        answer.get().expectBody().returnResult().getStatus().value());
            }
            return statuses;
        } finally {
            threads.shutdown();
        }
    }

    private static ObjectNode noted(JsonNode proposal, String notes) {
        ObjectNode changed = (ObjectNode) proposal.deepCopy();
        at(changed, "/item").put("notes", notes);
        return changed;
    }
}
