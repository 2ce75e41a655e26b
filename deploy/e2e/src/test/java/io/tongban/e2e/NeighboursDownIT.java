package io.tongban.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One service is down, the others go on and lose nothing. */
class NeighboursDownIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String COPY_USED = "事项目录暂不可用";

    @BeforeEach
    void aMondayInMarch() {
        TheSystem.at("2026-03-02");
    }

    @Test
    void withoutTheCatalogueFilingGoesOnFromTheCopyAlsoAfterARestart() {
        TheSystem.draft(Applicant.ZHANG);
        TheSystem.draft(Applicant.ZHANG);
        try {
            TheSystem.system().stop("catalog");
            filedFromTheCopy();
            Answer guide = TheSystem.zhang().get("/api/catalog/items/" + TheSystem.FORENSIC);
            assertThat(guide.status()).isEqualTo(503);
            assertThat(guide.code()).isEqualTo("UNAVAILABLE");
            assertThat(guide.header("Retry-After")).isNotEmpty();

            TheSystem.system().startAgain("approval");

            await().atMost(SOON)
                    .until(() -> TheSystem.zhang().get("/api/applications").status() == 200);
            filedFromTheCopy();
            Answer neverSeen =
                    TheSystem.zhang().post("/api/applications", "{\"itemCode\":\"never-seen\",\"region\":\"140000\"}");
            assertThat(neverSeen.expect(503).code()).isEqualTo("CATALOGUE_UNAVAILABLE");
        } finally {
            TheSystem.system().startAgain("catalog");
        }
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(newCase()
                                .expect(201)
                                .body()
                                .path("catalogFromCopy")
                                .asBoolean())
                        .isFalse());
    }

    @Test
    void withoutTheNoticesNothingIsLostAndAllIsToldLaterInOrderOnce() {
        String path = TheSystem.draft(Applicant.ZHANG);
        String id = TheSystem.id(path);
        Person counter = TheSystem.town().official("sheng-shouli");
        List<String> told = List.of("submitted", "accepted", "granted", "delivered");
        try {
            TheSystem.system().stop("notice");
            TheSystem.zhang().post(path + "/submission", "{}").expect(200);
            counter.post(path + "/acceptance", "{}").expect(200);
            TheSystem.town()
                    .official("sheng-shencha")
                    .post(path + "/opinion", "{\"proposal\":\"GRANT\",\"text\":\"符合条件\"}")
                    .expect(200);
            TheSystem.town()
                    .official("sheng-jueding")
                    .post(path + "/decision", "{\"outcome\":\"GRANT\"}")
                    .expect(200);
            counter.post(path + "/delivery", "{\"channel\":\"ELECTRONIC\"}").expect(200);

            assertThat(TheSystem.zhang().get("/api/notices").expect(503).code()).isEqualTo("UNAVAILABLE");
            assertThat(TheSystem.query("approval", "select sent_seq from outbox_stream where stream = ?::uuid", id))
                    .isEqualTo("0");
        } finally {
            TheSystem.system().startAgain("notice");
        }
        await().atMost(SOON)
                .ignoreExceptionsInstanceOf(Unexpected.class)
                .untilAsserted(() -> assertThat(Traveller.notices(TheSystem.zhang(), id))
                        .extracting(notice -> notice.path("event").asString())
                        .isEqualTo(told));
        assertThat(TheSystem.query("notice", "select count(*) from inbox where event_id like ? || '-%'", id))
                .as("the opinion too, though nobody is told")
                .isEqualTo("5");
    }

    private static void filedFromTheCopy() {
        TheSystem.at("2026-03-02", "approval", "notice");
        Answer started = newCase().expect(201);
        assertThat(started.body().path("catalogFromCopy").asBoolean()).isTrue();
        String path = TheSystem.draft(Applicant.ZHANG);
        Answer submitted = TheSystem.zhang().post(path + "/submission", "{}").expect(200);
        assertThat(submitted.text("/note")).contains(COPY_USED);
    }

    private static Answer newCase() {
        return TheSystem.zhang()
                .post(
                        "/api/applications",
                        "{\"itemCode\":\"%s\",\"region\":\"140105\",\"another\":true}".formatted(TheSystem.FORENSIC));
    }
}
