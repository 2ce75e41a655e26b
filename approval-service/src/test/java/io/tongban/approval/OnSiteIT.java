package io.tongban.approval;

import static io.tongban.approval.testing.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.deadline.SweepRun;
import io.tongban.approval.testing.ApprovalIT;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import io.tongban.support.testing.TestIdentity;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/**
 * The item that the law wants on site, with an announced day of unified acceptance (R-27b). Each test has a city of
 * its own for its announcement.
 */
@Import(SweepRun.class)
class OnSiteIT extends ApprovalIT {

    private static final String ITEM = "lq-grant";
    private static final String NUMBER = "140105199003070012";

    @Autowired
    SweepRun sweep;

    @Test
    void fromThePreparedDraftToTheMinistrysDecision() {
        announce("140200", "2026年第一批");
        at("2026-03-03");
        Client applicant = person(newPerson());
        String path = prepared(applicant, "140200");
        Client counter = official("140200", "counter");
        assertThat(counter.get(path).status()).as("not offered").isEqualTo(404);
        assertThat(applicant.post(path + "/submission", "{}").code()).isEqualTo("ONLINE_ITEM");
        assertThat(applicant.put(path + "/offer", "").status()).isEqualTo(204);

        at("2026-03-16");
        assertThat(counter.get("/api/reviews/queue?step=on-site").raw().body()).contains(id(path));
        Answer received = moved(counter.post(path + "/on-site-receipt", receipt()), "SUBMITTED");
        assertThat(received.text("/dueState")).isEqualTo("NONE");
        assertThat(textOf(applicant, path, "RECEIPT")).contains("居民身份证原件（现场核验后退回）（现场核验原件，已退回）");
        assertThat(counter.post(path + "/acceptance", "{}").code()).isEqualTo("ANNOUNCED_DAY_COME");

        at("2026-03-30");
        Answer accepted = moved(counter.post(path + "/acceptance", "{}"), "ACCEPTED");
        assertThat(accepted.text("/dueOn"))
                .as("20 working days from the announced day")
                .isEqualTo("2026-04-28");
        assertThat(applicant.get(path + "/clock").text("/limits/0/state")).isEqualTo("NONE");
        moved(official("140200", "reviewer").post(path + "/opinion", OPINION), "OPINED");
        moved(official("140200", "reviewer").post(path + "/forwarding", "{}"), "FORWARDED");
        moved(official("140000", "reviewer").post(path + "/opinion", OPINION), "OPINED");
        moved(official("140000", "decider").post(path + "/report-out", "{}"), "REPORTED");
        moved(
                official("140000", "decider")
                        .post(
                                path + "/outside-decision",
                                "{\"outcome\":\"GRANT\",\"number\":\"司律资〔2026〕1号\",\"decidedOn\":\"2026-03-30\",\"document\":\"部函\"}"),
                "GRANTED");
        moved(official("140000", "counter").post(path + "/delivery", ELECTRONIC), "DELIVERED");
    }

    @Test
    void noSweepTouchesIt() {
        announce("140300", "2026年第一批");
        at("2026-03-16");
        Client applicant = person(newPerson());
        String path = offered(applicant, "140300");
        moved(official("140300", "counter").post(path + "/on-site-receipt", receipt()), "SUBMITTED");

        for (String day : new String[] {"2026-03-24", "2026-03-30", "2026-04-20"}) {
            at(day);
            sweep.run().block();
        }

        assertThat(applicant.get(path).text("/state")).isEqualTo("SUBMITTED");
        assertThat(applicant.get(path + "/clock").body().path("deemedAccepted").asBoolean())
                .isFalse();
        Answer accepted = moved(official("140300", "counter").post(path + "/acceptance", "{}"), "ACCEPTED");
        assertThat(accepted.text("/dueOn"))
                .as("accepted late: the clock has run since the announced day")
                .isEqualTo("2026-04-28");
    }

    @Test
    void whoHasNoLoginIsServedAtTheWindow() {
        announce("140400", "2026年第一批");
        at("2026-03-17");
        Client counter = official("140400", "counter");
        String key = UUID.randomUUID().toString();
        String body = "{\"itemCode\":\"lq-grant\",\"region\":\"140400\",\"name\":\"李丽\"}";
        Answer made = counter.post("/api/applications/on-site", key, body);
        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        assertThat(counter.post("/api/applications/on-site", key, body).text("/id"))
                .isEqualTo(made.text("/id"));
        String path = "/api/applications/" + made.text("/id");

        assertThat(counter.post(path + "/on-site-receipt", receipt()).code()).isEqualTo("INCOMPLETE");
        assertThat(official("140500", "counter").patch(path, "1", PERSON_FORM).status())
                .isEqualTo(404);
        assertThat(official("140400", "reviewer").patch(path, "1", PERSON_FORM).status())
                .isEqualTo(403);
        assertThat(counter.patch(path, "1", PERSON_FORM.replace("张伟", "李丽")).status())
                .isEqualTo(200);
        moved(counter.post(path + "/on-site-receipt", receipt()), "SUBMITTED");

        assertThat(counter.patch(path, "3", PERSON_FORM).code()).isEqualTo("NOT_EDITABLE");
        assertThat(counter.get(path + "/timeline").text("/lines/0/by")).isEqualTo("长治市司法局");
    }

    @Test
    void thePersonIsPresentAndIsWhoTheFormSays() {
        announce("140500", "2026年第一批");
        at("2026-03-16");
        String path = offered(person(newPerson()), "140500");
        Client counter = official("140500", "counter");

        Answer refused = counter.post(
                path + "/on-site-receipt",
                "{\"present\":false,\"identityType\":\"111\",\"identityNumber\":\"140202198511201025\",\"originals\":[]}");

        assertThat(refused.body().path("faults").findValuesAsString("pointer"))
                .containsExactly("/materials/LQ-ID-ORIG", "/materials/LQ-EDU-ORIG", "/present", "/identityNumber");
        assertThat(counter.get(path + "/timeline").raw().body()).doesNotContain(NUMBER);
        moved(counter.post(path + "/on-site-receipt", receipt()), "SUBMITTED");
        assertThat(counter.post(path + "/on-site-receipt", receipt()).code()).isEqualTo("OUT_OF_ORDER");
        Client reviewerToo = as(TestIdentity.official("140500-counter", "官", "140500", "counter", "reviewer"));
        at("2026-03-30");
        moved(as(TestIdentity.official("c2", "官二", "140500", "counter")).post(path + "/acceptance", "{}"), "ACCEPTED");
        assertThat(reviewerToo.post(path + "/opinion", OPINION).code())
                .as("who received it handled intake")
                .isEqualTo("NOT_INTAKE_PERSON");
    }

    @Test
    void outsideItsWindowsNothingIsOfferedOrReceived() {
        announce("140600", "2026年第一批");
        at("2026-03-01");
        Client applicant = person(newPerson());
        String path = prepared(applicant, "140600");
        assertThat(applicant.put(path + "/offer", "").code()).isEqualTo("FILLING_CLOSED");
        at("2026-03-10");
        assertThat(applicant.put(path + "/offer", "").status()).isEqualTo(204);
        Client counter = official("140600", "counter");

        assertThat(counter.post(path + "/on-site-receipt", receipt()).code())
                .as("filled in, but the window opens on the 16th")
                .isEqualTo("ON_SITE_CLOSED");
        at("2026-03-21");
        assertThat(counter.post(path + "/on-site-receipt", receipt()).code()).isEqualTo("ON_SITE_CLOSED");
        assertThat(applicant.get(path).text("/state")).isEqualTo("DRAFT");
    }

    @Test
    void whatIsTakenBackIsTheOwnersAlone() {
        announce("140700", "2026年第一批");
        at("2026-03-16");
        Client applicant = person(newPerson());
        String path = offered(applicant, "140700");
        assertThat(person(newPerson()).put(path + "/offer", "").status()).isEqualTo(404);
        assertThat(official("140800", "counter").get(path).status()).isEqualTo(404);
        assertThat(official("140800", "counter")
                        .post(path + "/on-site-receipt", receipt())
                        .status())
                .isEqualTo(404);

        assertThat(applicant.delete(path + "/offer").status()).isEqualTo(204);

        assertThat(official("140700", "counter")
                        .post(path + "/on-site-receipt", receipt())
                        .status())
                .isEqualTo(404);
        assertThat(applicant.get(path).status()).isEqualTo(200);
    }

    @Test
    void anOnlineItemIsNeitherOfferedNorStartedAtTheWindow() {
        Client applicant = person(newPerson());
        String path = complete(applicant, "forensic-person-renew", "140000", PERSON_FORM);
        assertThat(applicant.put(path + "/offer", "").code()).isEqualTo("ON_SITE_ITEM");
        Client counter = official("140000", "counter");
        assertThat(counter.post(
                                "/api/applications/on-site",
                                "{\"itemCode\":\"forensic-person-renew\",\"region\":\"140000\",\"name\":\"李丽\"}")
                        .code())
                .isEqualTo("ON_SITE_ITEM");
        assertThat(counter.post(
                                "/api/applications/on-site",
                                "{\"itemCode\":\"lq-grant\",\"region\":\"140100\",\"name\":\"李丽\"}")
                        .code())
                .as("another organ's window")
                .isEqualTo("CASE_HELD_HERE");
    }

    @Test
    void anAnnouncementIsCorrectedByAnotherAndCasesKeepTheirs() {
        String first = announce("140900", "2026年第一批").text("/id");
        at("2026-03-16");
        Client applicant = person(newPerson());
        String before = offered(applicant, "140900");
        moved(official("140900", "counter").post(before + "/on-site-receipt", receipt()), "SUBMITTED");
        String postponed = announcement("140900", "2026年第一批")
                .replace("\"acceptedOn\":\"2026-03-30\"", "\"acceptedOn\":\"2026-04-01\"");
        assertThat(editor().post("/api/calendar/unified-acceptances", postponed).code())
                .isEqualTo("ANNOUNCED_ALREADY");
        String correction = postponed.replace("}", ",\"replaces\":\"" + first + "\"}");
        assertThat(editor().post("/api/calendar/unified-acceptances", correction)
                        .status())
                .isEqualTo(201);
        assertThat(editor().post("/api/calendar/unified-acceptances", correction)
                        .code())
                .isEqualTo("ANNOUNCED_ALREADY");

        String after = offered(person(newPerson()), "140900");
        moved(official("140900", "counter").post(after + "/on-site-receipt", receipt()), "SUBMITTED");
        at("2026-03-30");
        moved(official("140900", "counter").post(before + "/acceptance", "{}"), "ACCEPTED");
        assertThat(official("140900", "counter")
                        .post(after + "/acceptance", "{}")
                        .code())
                .isEqualTo("ANNOUNCED_DAY_COME");
        assertThat(applicant
                        .get("/api/calendar/unified-acceptances?item=lq-grant")
                        .raw()
                        .body())
                .contains("2026-04-01")
                .doesNotContain(first + "\",\"itemCode");
    }

    @ParameterizedTest
    @CsvSource({
        "fillingUntil, 2026-03-01, /fillingUntil",
        "onSiteFrom, 2026-03-01, /onSiteFrom",
        "onSiteUntil, 2026-03-15, /onSiteUntil",
        "acceptedOn, 2026-03-19, /acceptedOn",
        "region, 999999, /region"
    })
    void anAnnouncementIsInOrder(String field, String value, String pointer) {
        String wrong = announcement("141000", "2026年第一批")
                .replaceAll("\"" + field + "\":\"[^\"]*\"", "\"" + field + "\":\"" + value + "\"");

        assertThat(editor().post("/api/calendar/unified-acceptances", wrong)
                        .body()
                        .path("faults")
                        .findValuesAsString("pointer"))
                .contains(pointer);
        assertThat(official("140000", "decider")
                        .post("/api/calendar/unified-acceptances", wrong)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void twentyReceiptsAtOnceAreOne() {
        announce("141100", "2026年第一批");
        at("2026-03-16");
        String path = offered(person(newPerson()), "141100");
        Client counter = official("141100", "counter");

        assertThat(atOnce(
                        20,
                        () -> counter.post(path + "/on-site-receipt", receipt()).status()))
                .containsOnly(200, 409)
                .filteredOn(status -> status == 200)
                .hasSize(1);
    }

    private Client editor() {
        return as(TestIdentity.official("editor", "编", "140000", "editor"));
    }

    private Answer announce(String region, String batch) {
        Answer announced = editor().post("/api/calendar/unified-acceptances", announcement(region, batch));
        assertThat(announced.status()).as(announced.body().toString()).isEqualTo(201);
        return announced;
    }

    private static String announcement(String region, String batch) {
        return """
                {"itemCode":"lq-grant","region":"%s","batch":"%s","fillingFrom":"2026-03-02","fillingUntil":"2026-03-13",
                "onSiteFrom":"2026-03-16","onSiteUntil":"2026-03-20","acceptedOn":"2026-03-30","source":"省司法厅公告(演示)"}
                """.formatted(region, batch);
    }

    private static String prepared(Client applicant, String region) {
        String path = draft(applicant, ITEM, region);
        assertThat(applicant.patch(path, "1", PERSON_FORM).status()).isEqualTo(200);
        return path;
    }

    private static String offered(Client applicant, String region) {
        String path = prepared(applicant, region);
        assertThat(applicant.put(path + "/offer", "").status()).isEqualTo(204);
        return path;
    }

    private static String receipt() {
        return """
                {"present":true,"identityType":"111","identityNumber":"%s","originals":["LQ-ID-ORIG","LQ-EDU-ORIG"]}
                """.formatted(NUMBER);
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
