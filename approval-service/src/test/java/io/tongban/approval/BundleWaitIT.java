package io.tongban.approval;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tongban.approval.bundle.FileDependants;
import io.tongban.approval.testing.Bundling;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import io.tongban.support.background.Recurring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A dependant files itself when what it needs is granted, if nothing must be asked. */
class BundleWaitIT extends Bundling {

    private static final List<String> REST = List.of("CHARTER", "PRACTICE-EXP", "PREMISES", "ASSETS");

    @Autowired
    FileDependants dependants;

    @Autowired
    @Qualifier("draftSweepLoop")
    Recurring drafts;

    @Test
    void itFilesItselfWhenWhatItNeedsIsGrantedOnceHoweverManyLook() {
        Client founder = person(newPerson());
        String path = complete(founder);
        Answer submitted = founder.post(path + "/submission", "{}");
        assertThat(submitted.body().at("/waiting/0/filesItself").asBoolean()).isTrue();
        dependants.run().block();
        JsonNode early = step(founder.get(path).body(), FIRM_STEP);
        assertThat(early.path("status").asString()).isEqualTo("WAITING");
        assertThat(early.path("filesItself").asBoolean()).isTrue();
        assertThat(early.path("caseNumber").isNull()).isTrue();
        assertThat(early.path("dueOn").isNull()).isTrue();

        String nameCase = caseOf(founder, path, NAME);
        grantedThroughTheCity(nameCase);
        at("2026-03-05");
        Mono.when(dependants.run(), dependants.run(), dependants.run()).block();
        dependants.run().block();

        JsonNode firm = step(founder.get(path).body(), FIRM_STEP);
        assertThat(firm.path("status").asString()).isEqualTo("UNDER_WAY");
        JsonNode filed = founder.get(caseOf(founder, path, FIRM_STEP)).body();
        assertThat(filed.path("state").asString()).isEqualTo("SUBMITTED");
        assertThat(filed.path("caseNumber").asString()).isNotEmpty();
        assertThat(filed.at("/form/particulars/nameNotice").asString()).isEqualTo(number(founder, nameCase));
        String id = caseOf(founder, path, FIRM_STEP).substring(18);
        assertThat(strings("select on_day || ' ' || actor || ' ' || (detail ->> 'byItself') from application_log"
                        + " where action = 'SUBMIT' and application_id = '" + id + "'"))
                .singleElement()
                .asString()
                .startsWith("2026-03-05 province:")
                .contains("按申请人2026-03-02提交");
        assertThat(outcome(id)).containsExactly("FILED");
        assertThat(founder.post(path + "/submission", "{}").code()).isEqualTo("NOTHING_TO_SUBMIT");
    }

    @Test
    void whatIsLackingIsAskedOnceAndNothingIsReceived() {
        Client founder = person(newPerson());
        String path = filledSetup(founder);
        founder.post(path + "/submission", "{}");
        grantedThroughTheCity(caseOf(founder, path, NAME));

        Mono.when(dependants.run(), dependants.run()).block();
        dependants.run().block();

        JsonNode firm = step(founder.get(path).body(), FIRM_STEP);
        assertThat(firm.path("status").asString()).isEqualTo("READY");
        assertThat(firm.path("filesItself").asBoolean()).isFalse();
        assertThat(firm.path("caseNumber").isNull()).isTrue();
        assertThat(firm.path("dueOn").isNull()).isTrue();
        assertThat(firm.path("asked")
                        .valueStream()
                        .map(fault -> fault.path("pointer").asString()))
                .contains("/materials/CHARTER")
                .noneMatch(pointer -> pointer.contains("nameNotice"));
        String id = caseOf(founder, path, FIRM_STEP).substring(18);
        assertThat(told(id))
                .singleElement()
                .asString()
                .contains("dependant-asked", "缺少材料", founder.owner())
                .doesNotContain("张伟");
        REST.forEach(material -> give(founder, path, material));
        dependants.run().block();
        assertThat(status(founder, path, FIRM_STEP))
                .as("once asked it is the owner's")
                .isEqualTo("READY");
        assertThat(founder.post(path + "/submission", "{}").text("/submitted/0/step"))
                .isEqualTo(FIRM_STEP);
    }

    @Test
    void aNewVersionThatAsksNothingMoreIsTakenOneThatAsksMoreIsAskedFor() throws IOException {
        Client founder = person(newPerson());
        Client other = person(newPerson());
        String path = complete(founder);
        String asked = complete(other);
        founder.post(path + "/submission", "{}");
        other.post(asked + "/submission", "{}");
        grantedThroughTheCity(caseOf(founder, path, NAME));
        String item = Files.readString(Path.of("src/test/resources/items/" + FIRM_STEP + ".json"));
        int version = new JsonMapper().readTree(item).path("version").asInt();
        String next = item.replaceFirst("\"version\"\\s*:\\s*" + version, "\"version\": " + (version + 1));
        inForce(next);
        dependants.run().block();
        grantedThroughTheCity(caseOf(other, asked, NAME));
        inForce(next.replaceFirst("\"version\"\\s*:\\s*" + (version + 1), "\"version\": " + (version + 2))
                .replaceFirst(
                        "\"materials\"\\s*:\\s*\\[",
                        "\"materials\": [" + material(item).replace("CHARTER", "NEW-PROOF") + ","));
        dependants.run().block();

        assertThat(founder.get(caseOf(founder, path, FIRM_STEP)).text("/state")).isEqualTo("SUBMITTED");
        assertThat(strings("select item_version::text from application where id = '"
                        + caseOf(founder, path, FIRM_STEP).substring(18) + "'"))
                .containsExactly(String.valueOf(version + 1));
        JsonNode firm = step(other.get(asked).body(), FIRM_STEP);
        assertThat(firm.path("status").asString()).isEqualTo("READY");
        assertThat(firm.at("/asked/0/pointer").asString()).isEqualTo("/materials/NEW-PROOF");
        assertThat(firm.path("caseNumber").isNull()).isTrue();
    }

    @Test
    void aRefusalEndsWhatDependsOnItAndSaysSo() {
        Client founder = person(newPerson());
        String path = complete(founder);
        founder.post(path + "/submission", "{}");
        moved(founder.post(caseOf(founder, path, NAME) + "/withdrawal", "{}"), "WITHDRAWN");

        Mono.when(dependants.run(), dependants.run()).block();

        JsonNode firm = step(founder.get(path).body(), FIRM_STEP);
        assertThat(firm.path("status").asString()).isEqualTo("BLOCKED");
        assertThat(firm.path("filesItself").asBoolean()).isFalse();
        String id = caseOf(founder, path, FIRM_STEP).substring(18);
        assertThat(told(id)).singleElement().asString().contains("dependant-blocked", "名称预核准");
        assertThat(outcome(id)).containsExactly("BLOCKED");
        Answer direct = founder.post(caseOf(founder, path, FIRM_STEP) + "/submission", "{}");
        assertThat(direct.status()).isEqualTo(409);
        assertThat(direct.code()).isEqualTo("WAITS_FOR_OTHERS");
    }

    @Test
    void aWaitingDraftIsNotSubmittedByAnotherWay() {
        Client founder = person(newPerson());
        String path = complete(founder);
        String firm = caseOf(founder, path, FIRM_STEP);

        Answer direct = founder.post(firm + "/submission", "{}");

        assertThat(direct.status()).isEqualTo(409);
        assertThat(direct.code()).isEqualTo("WAITS_FOR_OTHERS");
        assertThat(direct.text("/waitsFor/0/step")).isEqualTo(NAME);
        assertThat(direct.text("/waitsFor/0/name")).contains("名称预核准");
        assertThat(founder.get(firm).body().path("openActions").toString()).doesNotContain("SUBMIT");
        assertThat(founder.get(caseOf(founder, path, NAME))
                        .body()
                        .path("openActions")
                        .toString())
                .contains("SUBMIT");
        assertThat(person(newPerson()).post(firm + "/submission", "{}").status())
                .isEqualTo(404);
    }

    @Test
    void whoDoesNotWantItSaysSo() {
        Client founder = person(newPerson());
        String path = complete(founder);
        Answer submitted = founder.post(path + "/submission", "{\"later\":false}");
        assertThat(submitted.body().at("/waiting/0/filesItself").asBoolean()).isFalse();
        grantedThroughTheCity(caseOf(founder, path, NAME));

        dependants.run().block();

        assertThat(status(founder, path, FIRM_STEP)).isEqualTo("READY");
    }

    /** Killed after the earlier result was written into the form. */
    @Test
    void aBreakIsMadeGood() {
        Client founder = person(newPerson());
        String path = complete(founder);
        founder.post(path + "/submission", "{}");
        String nameCase = caseOf(founder, path, NAME);
        grantedThroughTheCity(nameCase);
        String id = caseOf(founder, path, FIRM_STEP).substring(18);
        strings("update application set form = jsonb_set(form, '{particulars,nameNotice}', '\""
                + number(founder, nameCase) + "\"'), revision = revision + 1 where id = '" + id + "' returning 'x'");

        dependants.run().block();

        assertThat(status(founder, path, FIRM_STEP)).isEqualTo("UNDER_WAY");
        assertThat(told(id)).isEmpty();
    }

    @Test
    void allIsWithdrawnInOneRequestAndADoneRequestDoesNothingMore() {
        Client founder = person(newPerson());
        String path = complete(founder);
        founder.post(path + "/submission", "{}");
        String key = UUID.randomUUID().toString();

        Answer withdrawn = founder.post(path + "/withdrawal", key, "{\"reason\":\"不办了\"}");

        assertThat(withdrawn.status()).as(withdrawn.body().toString()).isEqualTo(200);
        assertThat(withdrawn.text("/withdrawn/0/step")).isEqualTo(NAME);
        assertThat(withdrawn.text("/withdrawn/0/answer/state")).isEqualTo("WITHDRAWN");
        assertThat(withdrawn.text("/discarded/0")).isEqualTo(FIRM_STEP);
        assertThat(withdrawn.body().path("stays")).isEmpty();
        assertThat(founder.post(path + "/withdrawal", key, "{\"reason\":\"不办了\"}")
                        .body())
                .isEqualTo(withdrawn.body());
        assertThat(founder.post(path + "/withdrawal", key, "{}").code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(status(founder, path, NAME)).isEqualTo("ENDED");
        assertThat(status(founder, path, FIRM_STEP)).isEqualTo("DISCARDED");
        assertThat(founder.rows("/api/applications/bin")).hasSize(1);
        dependants.run().block();
        assertThat(status(founder, path, FIRM_STEP)).isEqualTo("DISCARDED");
        assertThat(person(newPerson()).post(path + "/withdrawal", "{}").status())
                .isEqualTo(404);
    }

    @Test
    void whatMayNoLongerBeWithdrawnStaysAndIsNamed() {
        Client founder = person(newPerson());
        String path = complete(founder);
        founder.post(path + "/submission", "{}");
        grantedThroughTheCity(caseOf(founder, path, NAME));

        Answer withdrawn = founder.post(path + "/withdrawal", "{}");

        assertThat(withdrawn.text("/discarded/0")).isEqualTo(FIRM_STEP);
        assertThat(withdrawn.text("/stays/0/step")).isEqualTo(NAME);
        assertThat(withdrawn.text("/stays/0/code")).isEqualTo("OUT_OF_ORDER");
        dependants.run().block();
        assertThat(status(founder, path, FIRM_STEP)).isEqualTo("DISCARDED");
        assertThat(status(founder, path, NAME)).isEqualTo("GRANTED");
    }

    /** Cut off after the draft went into the bin and the case was withdrawn, before the answer. */
    @Test
    void aWithdrawalThatWasCutOffIsFinishedByTheSameRequest() {
        Client founder = person(newPerson());
        String path = complete(founder);
        founder.post(path + "/submission", "{}");
        String key = UUID.randomUUID().toString();
        Answer first = founder.post(path + "/withdrawal", key, "{}");
        assertThat(strings("delete from idempotency where operation = 'bundle-withdrawal/"
                        + path.substring(path.lastIndexOf('/') + 1) + "' returning key"))
                .hasSize(1);

        Answer again = founder.post(path + "/withdrawal", key, "{}");

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(founder.post(path + "/withdrawal", "{}").body().path("withdrawn"))
                .isEmpty();
    }

    /** Idle as long as a draft that ends, while what it waits for is under way. */
    @Test
    void aWaitingDraftDoesNotExpire() {
        Client founder = person(newPerson());
        Client other = person(newPerson());
        String path = complete(founder);
        String idle = complete(other);
        founder.post(path + "/submission", "{}");

        at("2026-08-01");
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            drafts.wake();
            return told(caseOf(other, idle, FIRM_STEP).substring(18)).size() == 1;
        });

        assertThat(told(caseOf(founder, path, FIRM_STEP).substring(18))).isEmpty();
        assertThat(step(founder.get(path).body(), FIRM_STEP).path("filesItself").asBoolean())
                .isTrue();
    }

    @Test
    void whoIsBannedMeanwhileIsAsked() {
        Client founder = person(newPerson());
        String path = complete(founder);
        founder.post(path + "/submission", "{}");
        grantedThroughTheCity(caseOf(founder, path, NAME));
        String id = caseOf(founder, path, FIRM_STEP).substring(18);
        strings("insert into ban (id, owner, item_class, from_day, until_day, source, seq, basis, organ, imposed_at)"
                + " select gen_random_uuid(), a.owner, coalesce(v.body ->> 'parent', v.body ->> 'name'), '2026-01-01',"
                + " '2027-01-01', a.id, 1, '行政许可法第七十八条', '140000', now() from application a"
                + " join item_version v on v.code = a.item_code and v.version = a.item_version where a.id = '" + id
                + "' returning owner");

        dependants.run().block();

        JsonNode firm = step(founder.get(path).body(), FIRM_STEP);
        assertThat(firm.path("caseNumber").isNull()).isTrue();
        assertThat(firm.at("/asked/0/code").asString()).isEqualTo("BANNED");
        assertThat(told(id)).singleElement().asString().contains("行政许可法第七十八条");
    }

    private static String complete(Client founder) {
        String path = filledSetup(founder);
        REST.forEach(material -> give(founder, path, material));
        return path;
    }

    private static void inForce(String item) {
        CATALOG.stubFor(get(urlPathEqualTo("/internal/items/" + FIRM_STEP))
                .atPriority(1)
                .willReturn(okJson(item)));
    }

    private static String material(String item) {
        return new JsonMapper()
                .readTree(item)
                .path("materials")
                .valueStream()
                .filter(one -> one.path("code").asString().equals("CHARTER"))
                .findFirst()
                .orElseThrow()
                .toString();
    }

    private static List<String> outcome(String draft) {
        return strings("select outcome from bundle_wait where application_id = '" + UUID.fromString(draft) + "'");
    }

    /** What was told of it as a draft. */
    private static List<String> told(String draft) {
        return strings("select body::text from outbox where body ->> 'id' like '" + draft + "-1000%' order by seq");
    }
}
