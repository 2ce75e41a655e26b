package io.tongban.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Another's case and another's notice are not there: 404 everywhere, and in no list and no stream. */
class StrangersIT {

    private static String path;

    @BeforeAll
    static void aCaseOfZhang() {
        TheSystem.at("2026-03-02");
        path = TheSystem.submitted(Applicant.ZHANG);
        TheSystem.town()
                .official("sheng-shouli")
                .post(path + "/acceptance", "{}")
                .expect(200);
        await().until(() ->
                Traveller.notices(TheSystem.zhang(), TheSystem.id(path)).size() == 2);
    }

    @BeforeEach
    void aMondayInMarch() {
        TheSystem.at("2026-03-02");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/timeline", "/clock", "/documents", "/evidence", "/evidence/salts"})
    void anotherApplicantReadsNothing(String part) {
        assertThat(TheSystem.zhang().get(path + part).status()).isEqualTo(200);

        assertNotThere(TheSystem.li().get(path + part));
        assertNotThere(wang().get(path + part));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/submission", "/correction", "/withdrawal"})
    void anotherApplicantMovesNothing(String action) {
        assertNotThere(TheSystem.li().post(path + action, "{}"));
    }

    @Test
    void anotherApplicantChangesNothing() {
        String files = path + "/materials/FO-REPORT/files";
        assertNotThere(TheSystem.li().patch(path, "2", "{\"form\":{}}"));
        assertNotThere(TheSystem.li().give(files, "a.pdf", "%PDF-1.7".getBytes(StandardCharsets.UTF_8)));
        String file = TheSystem.query(
                "approval",
                "select material_code || '/files/' || id from material_file where application_id = ?::uuid",
                TheSystem.id(path));
        assertThat(TheSystem.zhang().get(path + "/materials/" + file).status()).isEqualTo(200);
        assertNotThere(TheSystem.li().get(path + "/materials/" + file));
    }

    @Test
    void anothersCaseAndNoticesAreInNoList() {
        String id = TheSystem.id(path);
        assertThat(TheSystem.li()
                        .get("/api/applications?limit=100")
                        .expect(200)
                        .raw()
                        .body())
                .doesNotContain(id);
        assertThat(Traveller.notices(TheSystem.li(), id)).isEmpty();
        String notice =
                Traveller.notices(TheSystem.zhang(), id).get(0).path("id").asString();
        assertThat(TheSystem.zhang().get("/api/notices/" + notice).status()).isEqualTo(200);
        assertThat(TheSystem.li().get("/api/notices/" + notice).status()).isEqualTo(404);
        assertThat(TheSystem.li().post("/api/notices/" + notice + "/read", "{}").status())
                .isEqualTo(404);
        assertThat(TheSystem.zhang().get("/api/notices/" + notice).text("/readAt"))
                .isEmpty();
    }

    @Test
    void anothersNoticesAreInNoStream() {
        try (Sse zhang = Sse.of(TheSystem.zhang());
                Sse li = Sse.of(TheSystem.li())) {
            await().until(() -> zhang.open() && li.open());
            String his = TheSystem.id(TheSystem.submitted(Applicant.ZHANG));
            await().until(() -> zhang.events().stream().anyMatch(event -> event.contains(his)));
            String hers = TheSystem.id(TheSystem.submitted(Applicant.LI));
            await().until(() -> li.events().stream().anyMatch(event -> event.contains(hers)));

            assertThat(li.events()).noneMatch(event -> event.contains(his));
        }
    }

    static Stream<String> othersOfficials() {
        return Stream.of("datong-shouli", "taiyuan-shouli", "xiaodian-shouli");
    }

    @ParameterizedTest
    @MethodSource("othersOfficials")
    void anOfficialOfAnotherOrganFindsNothing(String name) {
        Person official = TheSystem.town().official(name);

        for (String part : List.of("", "/timeline", "/clock", "/documents")) {
            assertNotThere(official.get(path + part));
        }
        assertNotThere(official.post(path + "/acceptance", "{}"));
        assertNotThere(official.post(path + "/delivery", "{\"channel\":\"ELECTRONIC\"}"));
        assertThat(official.post("/api/reviews/" + TheSystem.id(path) + "/claim", "{}")
                        .status())
                .isEqualTo(404);
        assertThat(official.get("/api/reviews/queue?limit=100")
                        .expect(200)
                        .raw()
                        .body())
                .doesNotContain(TheSystem.id(path));
    }

    @Test
    void anOfficialOfTheOrganFindsIt() {
        assertThat(TheSystem.town().official("sheng-shencha").get(path).status())
                .isEqualTo(200);
    }

    @Test
    void aDraftIsNobodysButTheApplicants() {
        String draft = TheSystem.draft(Applicant.ZHANG);

        assertNotThere(TheSystem.town().official("sheng-shouli").get(draft));
        assertNotThere(TheSystem.li().get(draft));
    }

    @Test
    void actingForAnOrganisationThatIsNotYoursIsRefused() {
        Answer answer = TheSystem.zhang().actingFor("31140000MD0X00016Q").get("/api/applications");

        assertThat(answer.expect(403).code()).isEqualTo("ACTING_FOR_NOT_YOURS");
    }

    private static Person wang() {
        return Applicant.WANG.in(TheSystem.town());
    }

    private static void assertNotThere(Answer answer) {
        assertThat(answer.status()).as(answer.raw().uri() + " " + answer.body()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("APPLICATION_NOT_FOUND");
    }
}
