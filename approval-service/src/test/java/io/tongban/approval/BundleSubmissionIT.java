package io.tongban.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.testing.Bundling;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import io.tongban.support.crypto.Sm3;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A package submitted: what may go goes, what waits says for what. */
class BundleSubmissionIT extends Bundling {

    private static final List<String> REST = List.of("CHARTER", "PRACTICE-EXP", "PREMISES", "ASSETS");

    @Test
    void whatIsNotCompleteStopsAll() {
        Client founder = person(newPerson());
        String path = bundle(founder, SETUP);

        Answer refused = founder.post(path + "/submission", "{}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("INCOMPLETE");
        assertThat(faults(refused))
                .contains(
                        "/steps/firm-name-preapproval/form/identityNumber REQUIRED",
                        "/steps/firm-name-preapproval/form/particulars/names REQUIRED",
                        "/steps/firm-name-preapproval/materials/FOUNDERS MATERIAL_MISSING")
                .noneMatch(fault -> fault.contains(FIRM_STEP));
        assertThat(status(founder, path, NAME)).isEqualTo("READY");
    }

    @Test
    void theDependantGoesWhenItsResultIsThere() {
        Client founder = person(newPerson());
        String path = filledSetup(founder);
        String key = UUID.randomUUID().toString();

        Answer submitted = founder.post(path + "/submission", key, "{}");
        Answer again = founder.post(path + "/submission", key, "{}");

        assertThat(submitted.status()).as(submitted.body().toString()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(submitted.body());
        assertThat(submitted.text("/submitted/0/step")).isEqualTo(NAME);
        assertThat(submitted.text("/submitted/0/answer/caseNumber")).isNotEmpty();
        assertThat(submitted.text("/waiting/0/step")).isEqualTo(FIRM_STEP);
        assertThat(submitted.text("/waiting/0/waitsFor/0")).isEqualTo(NAME);
        assertThat(founder.post(path + "/submission", key, "{\"itemVersions\":{}}")
                        .code())
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(founder.post(path + "/submission", "{}").code()).isEqualTo("NOTHING_TO_SUBMIT");
        JsonNode name = step(founder.get(path).body(), NAME);
        assertThat(name.path("status").asString()).isEqualTo("UNDER_WAY");
        assertThat(name.path("documents")).isNotEmpty();

        String nameCase = caseOf(founder, path, NAME);
        grantedThroughTheCity(nameCase);
        JsonNode firm = step(founder.get(path).body(), FIRM_STEP);
        String number = number(founder, nameCase);
        assertThat(firm.path("status").asString()).isEqualTo("READY");
        assertThat(firm.at("/supplied/nameNotice").asString()).isEqualTo(number);
        assertThat(faults(founder.post(path + "/submission", "{}")))
                .contains("/steps/firm-establish-individual/materials/CHARTER MATERIAL_MISSING")
                .noneMatch(fault -> fault.contains("nameNotice"));

        REST.forEach(material -> give(founder, path, material));
        Answer second = founder.post(path + "/submission", "{}");
        assertThat(second.status()).as(second.body().toString()).isEqualTo(200);
        assertThat(second.text("/submitted/0/step")).isEqualTo(FIRM_STEP);
        JsonNode filed = founder.get(caseOf(founder, path, FIRM_STEP)).body();
        JsonNode shown = step(founder.get(path).body(), FIRM_STEP);
        assertThat(shown.path("dueOn").asString()).isNotEmpty();
        for (String member : List.of("caseNumber", "state", "dueOn", "dueState", "promiseOn")) {
            assertThat(shown.path(member)).as(member).isEqualTo(filed.path(member));
        }
        assertThat(filed.path("state").asString()).isEqualTo("SUBMITTED");
        assertThat(filed.at("/form/particulars/nameNotice").asString()).isEqualTo(number);
        assertThat(founder.patch(path, founder.get(path).text("/revision"), "{\"parts\":[%s]}".formatted(NAME_PART))
                        .text("/faults/0/code"))
                .isEqualTo("NOT_EDITABLE");
    }

    @Test
    void whatEndsWithoutAGrantStopsWhatDependsOnIt() {
        Client founder = person(newPerson());
        String path = filledSetup(founder);
        founder.post(path + "/submission", "{}");

        moved(founder.post(caseOf(founder, path, NAME) + "/withdrawal", "{}"), "WITHDRAWN");

        assertThat(status(founder, path, NAME)).isEqualTo("ENDED");
        assertThat(status(founder, path, FIRM_STEP)).isEqualTo("BLOCKED");
        assertThat(founder.post(path + "/submission", "{}").code()).isEqualTo("NOTHING_TO_SUBMIT");
    }

    /** As if the process had been killed after the first of two moves. */
    @Test
    void theSameRequestDoesWhatABreakLeftUndone() {
        Client founder = person(newPerson());
        String path = twoAtOnce(founder);
        String key = UUID.randomUUID().toString();
        String derived = Sm3.hex((key + " " + NAME).getBytes(StandardCharsets.UTF_8));
        Answer first = founder.post(caseOf(founder, path, NAME) + "/submission", derived, "{}");
        moved(first, "SUBMITTED");

        Answer rest = founder.post(path + "/submission", key, "{}");

        assertThat(rest.status()).as(rest.body().toString()).isEqualTo(200);
        assertThat(rest.text("/submitted/0/answer/caseNumber")).isEqualTo(first.text("/caseNumber"));
        assertThat(rest.text("/submitted/1/step")).isEqualTo(FIRM_STEP);
        assertThat(rest.text("/submitted/1/answer/state")).isEqualTo("SUBMITTED");
        assertThat(founder.post(path + "/submission", key, "{}").body()).isEqualTo(rest.body());
    }

    @Test
    void ofTwoAtTheSameMomentEachStepGoesOnce() {
        Client founder = person(newPerson());
        String path = twoAtOnce(founder);
        String key = UUID.randomUUID().toString();

        List<Answer> both = Stream.of(key, key)
                .parallel()
                .map(same -> founder.post(path + "/submission", same, "{}"))
                .toList();

        assertThat(both)
                .allSatisfy(answer ->
                        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200));
        assertThat(both.get(0).body()).isEqualTo(both.get(1).body());
        assertThat(strings("select count(*)::text from application_log where action = 'SUBMIT' and application_id in ("
                        + "select application_id from bundle_step where bundle_id = '"
                        + path.substring(path.lastIndexOf('/') + 1) + "')"))
                .containsExactly("2");
    }

    /** Banned from the second permit, which only the write itself can know: the first has gone. */
    @Test
    void whatIsRefusedAfterOthersHaveGoneIsNamed() {
        Client founder = person(newPerson());
        String path = twoAtOnce(founder);
        String id = caseOf(founder, path, FIRM_STEP).substring(18);
        assertThat(strings(
                        "insert into ban (id, owner, item_class, from_day, until_day, source, seq, basis, organ, imposed_at)"
                                + " select gen_random_uuid(), a.owner, coalesce(v.body ->> 'parent', v.body ->> 'name'),"
                                + " '2026-01-01', '2027-01-01', a.id, 1, '行政许可法第七十八条', '140000', now()"
                                + " from application a join item_version v on v.code = a.item_code and v.version = a.item_version"
                                + " where a.id = '" + id + "' returning owner"))
                .hasSize(1);
        String key = UUID.randomUUID().toString();

        Answer partly = founder.post(path + "/submission", key, "{}");

        assertThat(partly.status()).isEqualTo(409);
        assertThat(partly.code()).isEqualTo("PARTLY_SUBMITTED");
        assertThat(partly.text("/submitted/0/step")).isEqualTo(NAME);
        assertThat(faults(partly)).containsExactly("/steps/firm-establish-individual BANNED");
        assertThat(status(founder, path, NAME)).isEqualTo("UNDER_WAY");
        assertThat(status(founder, path, FIRM_STEP)).isEqualTo("READY");
        assertThat(founder.post(path + "/submission", key, "{}").code())
                .as("faults are not kept")
                .isEqualTo("PARTLY_SUBMITTED");
    }

    /** The law lets nobody file that online: a guide and no case, and what follows on it waits. */
    @Test
    void whatIsFiledOnSiteIsGuidedOnly() {
        Client applicant = person(newPerson());
        String path = bundle(applicant, """
                {"package":"PK-LAWYER-FIRST","region":"140100","answers":{"cert":"no","type":"full","resident":"mainland"}}
                """);

        JsonNode site = step(applicant.get(path).body(), "lq-grant");
        assertThat(site.path("status").asString()).isEqualTo("ON_SITE");
        assertThat(site.path("applicationId").isNull()).isTrue();
        assertThat(site.path("onSiteReason").asString()).isNotEmpty();
        assertThat(applicant
                        .get(path)
                        .body()
                        .at("/forms/parts")
                        .valueStream()
                        .map(part -> part.path("step").asString("common")))
                .as("what the package can be told")
                .containsExactly("common", "lawyer-practice-fulltime");
        assertThat(status(applicant, path, "lawyer-practice-fulltime")).isEqualTo("WAITING");
        Answer nothing = applicant.post(path + "/submission", "{\"later\":false}");
        assertThat(nothing.code()).isEqualTo("NOTHING_TO_SUBMIT");
        assertThat(nothing.text("/waiting/0/status")).isEqualTo("ON_SITE");
    }

    @Test
    void statementsAreFew() {
        Client founder = person(newPerson());
        String path = twoAtOnce(founder);

        assertThat(sentBy(() -> founder.get(path))).hasSize(1);
        assertThat(sentBy(() -> founder.get("/api/bundles"))).hasSize(1);
        assertThat(sentBy(() -> bundle(founder, SETUP))).hasSize(1);
        assertThat(sentBy(() -> founder.patch(path, "2", "{\"parts\":[%s]}".formatted(COMMON))))
                .as("load, drafts, save, load")
                .hasSize(4);
        assertThat(sentBy(() -> assertThat(
                                founder.post(path + "/submission", "{}").status())
                        .isEqualTo(200)))
                .as("load, drafts, two moves of two, answer")
                .hasSize(7);
    }

    /** Both steps complete, neither waiting for the other. */
    private static String twoAtOnce(Client founder) {
        for (String name : List.of("PK-FIRM-SETUP", "PK-FIRM-SETUP-without-agent")) {
            assertThat(recorded(name)).contains("\"after\": [\n    \"firm-name-preapproval\"\n   ]");
        }
        String open = recorded("PK-FIRM-SETUP-without-agent")
                .replace("\"after\": [\n    \"firm-name-preapproval\"\n   ]", "\"after\": []")
                .replaceAll("\"supplied\": \\{\\s*\"nameNotice\": \\{[^}]*}\\s*}", "\"supplied\": {}");
        plans("PK-FIRM-SETUP", open);
        String path = bundle(founder, SETUP);
        Answer saved = founder.patch(
                path,
                "1",
                "{\"parts\":[%s,%s,%s]}"
                        .formatted(
                                COMMON,
                                NAME_PART,
                                FIRM_PART.replace("\"capital\"", "\"nameNotice\":\"1\",\"capital\"")));
        assertThat(saved.status()).as(saved.body().toString()).isEqualTo(200);
        give(founder, path, "FOUNDERS");
        REST.forEach(material -> give(founder, path, material));
        return path;
    }

    private List<String> sentBy(Runnable request) {
        statements.take();
        request.run();
        return statements.take().stream()
                .filter(sql -> !sql.contains("outbox_stream set") && !sql.startsWith("select seq, body::text"))
                .filter(sql -> !sql.contains("distinct on (year)") && !sql.contains("scan_attempts"))
                .filter(sql -> !sql.contains("edition > ")
                        && !sql.contains("calendar_edition < ")
                        && !sql.contains("from lights"))
                .toList();
    }
}
