package io.tongban.approval;

import static io.tongban.approval.testing.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.draft.DraftSweepRun;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import io.tongban.approval.testing.Holders;
import io.tongban.approval.upload.UploadSweep;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import reactor.core.publisher.Mono;

/** A draft is offered before a new one, counted, warned of, binned, restored, erased. */
@Import(DraftSweepRun.class)
class DraftIT extends Holders {

    private static final String ITEM = "forensic-person-renew";
    private static final String NEW = "{\"itemCode\":\"" + ITEM + "\",\"region\":\"140000\"}";
    private static final int MOST = 1000;

    @Autowired
    DraftSweepRun sweep;

    @Autowired
    UploadSweep store;

    // offered, counted

    @Test
    void theOpenDraftIsOfferedBeforeANewOneIsMade() {
        Client applicant = person(newPerson());
        String first = applicant.post("/api/applications", "k", NEW).text("/id");

        Answer refused = applicant.post("/api/applications", NEW);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("DRAFT_OPEN");
        assertThat(refused.text("/draft/id")).isEqualTo(first);
        assertThat(applicant.post("/api/applications", "k", NEW).text("/id"))
                .as("the same request again")
                .isEqualTo(first);
        assertThat(person(newPerson()).post("/api/applications", NEW).status())
                .as("another person")
                .isEqualTo(201);
        assertThat(applicant
                        .post("/api/applications", NEW.replace(ITEM, "legal-aid-apply"))
                        .status())
                .as("another item")
                .isEqualTo(201);
        assertThat(applicant
                        .post("/api/applications", NEW.replace("}", ",\"another\":true}"))
                        .status())
                .isEqualTo(201);
        assertThat(applicant
                        .post("/api/applications", "k", NEW.replace("}", ",\"another\":true}"))
                        .code())
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    /** Its personal data would else stay for good. */
    @Test
    void whatTheWindowBeganAndNobodyFiledExpiresUnwarned() {
        Client counter = official("140000", "counter");
        Answer made = counter.post("/api/applications/window", """
                {"itemCode":"%s","region":"140000","name":"李丽","identityType":"414","identityNumber":"%s"}
                """.formatted(ITEM, newPerson()));
        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        String path = "/api/applications/" + made.text("/id");
        at("2026-05-29");
        sweep.run().block();
        assertThat(counter.get(path).status()).isEqualTo(200);
        at("2026-06-01");
        sweep.run().block();
        assertThat(counter.get(path).status()).isEqualTo(404);
    }

    @Test
    void ofFiftyAtOnceOneIsMade() {
        Client applicant = person(newPerson());

        List<Answer> answers = atOnce(50, () -> applicant.post("/api/applications", NEW));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        String made = answers.stream()
                .filter(answer -> answer.status() == 201)
                .findFirst()
                .orElseThrow()
                .text("/id");
        assertThat(answers).filteredOn(answer -> answer.status() != 201).allSatisfy(answer -> {
            assertThat(answer.code()).isEqualTo("DRAFT_OPEN");
            assertThat(answer.text("/draft/id")).isEqualTo(made);
        });
        assertThat(rooms(applicant)).isEqualTo(1);
    }

    @Test
    void noMoreAreOpenThanMayBeHoweverManyAskAtOnce() {
        Client applicant = person(newPerson());
        draft(applicant, ITEM, "140000");
        strings("update draft_room set drafts = 960 where owner = '" + applicant.owner() + "' returning owner");

        List<Answer> answers =
                atOnce(60, () -> applicant.post("/api/applications", NEW.replace("}", ",\"another\":true}")));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(40);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> assertThat(answer.code()).isEqualTo("DRAFTS_TOO_MANY"));
        assertThat(rooms(applicant)).isEqualTo(MOST);
        String one = "/api/applications/"
                + answers.stream()
                        .filter(answer -> answer.status() == 201)
                        .findFirst()
                        .orElseThrow()
                        .text("/id");
        assertThat(applicant.delete(one).status()).isEqualTo(204);
        draft(applicant, ITEM, "140000");
        assertThat(applicant.post(one + "/restoration", "").code()).isEqualTo("DRAFTS_TOO_MANY");
        assertThat(rooms(applicant)).isEqualTo(MOST);
    }

    @Test
    void whatIsSubmittedMakesRoom() {
        Client applicant = person(newPerson());
        String path = complete(applicant, ITEM, "140000", PERSON_FORM);
        assertThat(rooms(applicant)).isEqualTo(1);
        submitted(applicant, path);
        moved(official("140000", "counter").post(path + "/acceptance", "{}"), "ACCEPTED");

        assertThat(rooms(applicant)).isZero();
        assertThat(applicant.post("/api/applications", NEW).status()).isEqualTo(201);
    }

    // its end

    @Test
    void aDraftThatNobodyChangesIsWarnedOfThenBinnedThenErasedWithItsFiles() {
        Client applicant = person(newPerson());
        String path = draft(applicant, ITEM, "140000");
        applicant.patch(path, "1", PERSON_FORM);
        String material = material(applicant, path);
        byte[] own = ("%PDF-1.7\n% " + UUID.randomUUID() + "\n%%EOF\n").getBytes(StandardCharsets.UTF_8);
        Answer given = applicant.upload(material, "f", own);
        assertThat(given.status()).isEqualTo(201);
        String sm3 = given.text("/files/0/sm3");
        String id = path.substring(18);

        // the last change was on March 2
        at("2026-05-23");
        sweep.run().block();
        assertThat(events(id)).isEmpty();
        at("2026-05-24", 11);
        Mono.when(sweep.run(), sweep.run(), sweep.run()).block();
        sweep.run().block();
        assertThat(events(id))
                .containsExactly("1000001 cn.tongban.application.draft-expiring 2026-05-31 " + applicant.owner());
        assertThat(applicant.delete(material + "/" + given.text("/files/0/id")).status())
                .as("what could be taken back still can")
                .isEqualTo(204);
        assertThat(applicant.upload(material, "g", own).status()).isEqualTo(201);

        // changed, so its time begins anew
        at("2026-06-10");
        sweep.run().block();
        assertThat(events(id)).hasSize(1);
        at("2026-08-15", 12);
        sweep.run().block();
        assertThat(events(id))
                .hasSize(2)
                .last()
                .isEqualTo("1000002 cn.tongban.application.draft-expiring 2026-08-22 " + applicant.owner());
        at("2026-08-21");
        sweep.run().block();
        assertThat(applicant.get(path).status()).isEqualTo(200);
        at("2026-08-22", 13);
        Mono.when(sweep.run(), sweep.run(), sweep.run()).block();
        assertThat(events(id))
                .hasSize(3)
                .last()
                .isEqualTo("1000003 cn.tongban.application.draft-expired 2026-09-21 " + applicant.owner());
        assertThat(applicant.get(path).status()).isEqualTo(404);
        assertThat(applicant.post(path + "/submission", "{}").status()).isEqualTo(404);
        assertThat(applicant.patch(path, "5", PERSON_FORM).status()).isEqualTo(404);
        assertThat(applicant.get("/api/applications").body().path("items")).isEmpty();
        assertThat(applicant.get("/api/applications/bin").text("/items/0/id")).isEqualTo(id);
        assertThat(rooms(applicant)).isZero();

        at("2026-09-21", 14);
        Mono.when(sweep.run(), sweep.run()).block();
        store.run().block();
        for (String table : List.of("material_file", "form_secret", "application_log")) {
            assertThat(strings("select count(*) from " + table + " where application_id = '" + id + "'"))
                    .as(table)
                    .containsExactly("0");
        }
        assertThat(strings("select id from application where id = '" + id + "'"))
                .isEmpty();
        assertThat(strings("select id from content where sm3 = '" + sm3 + "'")).isEmpty();
        assertThat(applicant.get("/api/applications/bin").body().path("items")).isEmpty();
        assertThat(applicant.post(path + "/restoration", "").status()).isEqualTo(404);
    }

    @Test
    void aContentThatAnotherCaseHasToStays() {
        Client applicant = person(newPerson());
        String kept = complete(applicant, ITEM, "140000", PERSON_FORM);
        String path = complete(applicant, ITEM, "140000", PERSON_FORM);
        String file = kept + "/materials/"
                + applicant
                        .get(kept)
                        .body()
                        .path("materials")
                        .valueStream()
                        .filter(each -> !each.path("files").isEmpty())
                        .map(each -> each.path("code").asString() + "/files/"
                                + each.at("/files/0/id").asString())
                        .findFirst()
                        .orElseThrow();
        assertThat(applicant.delete(path).status()).isEqualTo(204);
        at("2026-04-02");
        sweep.run().block();
        store.run().block();

        assertThat(strings("select id from application where id = '" + path.substring(18) + "'"))
                .isEmpty();
        assertThat(applicant.bytes(file)).isEqualTo(PDF);
    }

    /** However late the sweep comes, nobody loses a draft of which they were not warned seven days before. */
    @Test
    void afterALongSleepOfTheSweepTheWarningStillComesSevenDaysBefore() {
        Client applicant = person(newPerson());
        String path = draft(applicant, ITEM, "140000");
        at("2026-08-03");
        sweep.run().block();
        assertThat(events(path.substring(18)))
                .containsExactly("1000001 cn.tongban.application.draft-expiring 2026-08-10 " + applicant.owner());
        at("2026-08-09");
        sweep.run().block();
        assertThat(applicant.get(path).status()).isEqualTo(200);
        Answer saved = applicant.patch(path, applicant.get(path).text("/revision"), PERSON_FORM);
        assertThat(saved.status()).isEqualTo(200);
        at("2026-08-11");
        sweep.run().block();
        assertThat(applicant.get(path).status()).as("changed, so it lives on").isEqualTo(200);
    }

    @Test
    void submittedCasesNeverExpire() {
        Client applicant = person(newPerson());
        String path = complete(applicant, "legal-aid-apply", "140000", PERSON_FORM);
        submitted(applicant, path);
        at("2027-03-02");
        sweep.run().block();

        assertThat(applicant.get(path).text("/state")).isEqualTo("SUBMITTED");
        assertThat(applicant.delete(path).code()).isEqualTo("NOT_EDITABLE");
    }

    // the bin

    @Test
    void onlyItsOwnerPutsADraftIntoTheBinAndTakesItBackOnceWithAllThatWasInIt() {
        Client applicant = person(newPerson());
        String path = complete(applicant, ITEM, "140000", PERSON_FORM);
        Client stranger = person(newPerson());
        assertThat(stranger.delete(path).status()).isEqualTo(404);
        assertThat(applicant.delete(path).status()).isEqualTo(204);
        assertThat(applicant.delete(path).status()).isEqualTo(404);
        assertThat(stranger.get("/api/applications/bin").body().path("items")).isEmpty();
        assertThat(stranger.post(path + "/restoration", "").status()).isEqualTo(404);
        assertThat(official("140000", "counter").get("/api/applications/bin").status())
                .isEqualTo(403);
        assertThat(applicant.post("/api/applications", NEW).status())
                .as("what lies in the bin is not open")
                .isEqualTo(201);

        Answer restored = applicant.post(path + "/restoration", "r", "");
        Answer again = applicant.post(path + "/restoration", "r", "");

        assertThat(restored.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(restored.body());
        assertThat(applicant.post(path + "/restoration", "other", "").status()).isEqualTo(404);
        assertThat(rooms(applicant)).isEqualTo(2);
        submitted(applicant, path);
    }

    @Test
    void ofManyRestorationsAtOnceOneCounts() {
        Client applicant = person(newPerson());
        String path = draft(applicant, ITEM, "140000");
        applicant.delete(path);

        List<Answer> answers = atOnce(20, () -> applicant.post(path + "/restoration", ""));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(rooms(applicant)).isEqualTo(1);
    }

    @Test
    void theBinIsReadPageByPage() {
        Client applicant = person(newPerson());
        IntStream.range(0, 7).forEach(i -> applicant.delete(draft(applicant, ITEM, "140000")));
        Answer first = applicant.get("/api/applications/bin?limit=5");
        Answer second = applicant.get("/api/applications/bin?limit=5&cursor=" + first.text("/next"));

        assertThat(first.body().path("items")).hasSize(5);
        assertThat(second.body().path("items")).hasSize(2);
        assertThat(person(newPerson())
                        .get("/api/applications/bin?cursor=" + first.text("/next"))
                        .code())
                .isEqualTo("CURSOR_NOT_OURS");
    }

    private void at(String day, int hour) {
        at(day);
        clock.set(clock.instant().plusSeconds((hour - 10) * 3600L));
    }

    private static String material(Client applicant, String path) {
        return applicant
                .get(path)
                .body()
                .path("materials")
                .valueStream()
                .filter(each -> each.path("mustBeUploaded").asBoolean())
                .map(each -> path + "/materials/" + each.path("code").asString() + "/files")
                .findFirst()
                .orElseThrow();
    }

    private static int rooms(Client applicant) {
        return strings("select drafts from draft_room where owner = '" + applicant.owner() + "'").stream()
                .mapToInt(Integer::parseInt)
                .sum();
    }

    private static List<String> events(String id) {
        return strings("select seq || ' ' || (body ->> 'type') || ' ' || (body #>> '{data,facts,dueOn}') || ' '"
                + " || (body #>> '{data,recipients,0}') from outbox where body ->> 'subject' = '" + id
                + "' order by seq");
    }
}
