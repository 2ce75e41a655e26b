package io.tongban.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import io.tongban.approval.testing.PublishingIT;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** A new calendar and the open cases: every limit that was told, to both sides, once, whatever is cut off on the way. */
class RedatingIT extends PublishingIT {

    @Test
    void tellsEveryLimitThatMovedNotOnlyTheBindingOne() {
        Client applicant = person(newPerson());
        String path = accepted(applicant, "2026-09-02");
        assertThat(applicant.get(path).text("/dueOn"))
                .as("twenty days in the city")
                .isEqualTo("2026-09-30");

        publish(year2026("国办发明电〔2026〕9号", "2026-10-08", "2026-10-09"));

        JsonNode told = awaitRedating(applicant, path, 1);
        assertThat(told.path("detail")
                        .path("limits")
                        .valueStream()
                        .map(limit -> limit.path("limit").asString()))
                .containsExactly("法定办结期限");
        assertThat(told.at("/detail/oldDue").asString()).isEqualTo("2026-10-20");
        assertThat(told.at("/detail/newDue").asString()).isEqualTo("2026-10-22");
        assertThat(told.at("/detail/reason").asString()).contains("国办发明电〔2026〕9号");
        assertThat(applicant.get(path).text("/dueOn"))
                .as("the city's part is as it was")
                .isEqualTo("2026-09-30");
        await().untilAsserted(() -> NOTICE.verify(
                1,
                WireMock.postRequestedFor(WireMock.urlEqualTo("/internal/events"))
                        .withRequestBody(WireMock.containing("application.redated"))
                        .withRequestBody(WireMock.containing(id(path)))
                        .withRequestBody(WireMock.containing("法定办结期限:由2026-10-20改为2026-10-22"))));
    }

    @Test
    void theOfficialsOfTheOrganSeeWhichCasesMovedUntilTheirNextStep() {
        Client applicant = person(newPerson());
        String path = accepted(applicant, "2026-09-02");
        Client reviewer = official("140100", "reviewer");
        assertThat(redatedOf("140100")).doesNotContain(id(path));

        publish(year2026("另行通知", "2026-10-08", "2026-10-09"));
        awaitRedating(applicant, path, 1);

        assertThat(redatedOf("140100")).contains(id(path));
        assertThat(redatedOf("140800")).as("another organ").doesNotContain(id(path));
        assertThat(applicant.get("/api/reviews/queue?redated=true").status()).isEqualTo(403);
        moved(reviewer.post(path + "/opinion", OPINION), "OPINED");
        assertThat(redatedOf("140100")).doesNotContain(id(path));
    }

    @Test
    void aRunThatWasCutOffIsTakenUpAndTwoAtOnceTellOnce() throws SQLException {
        Client applicant = person(newPerson());
        List<String> paths = List.of(
                accepted(applicant, "2026-09-02"),
                accepted(applicant, "2026-09-02"),
                accepted(applicant, "2026-09-02"));
        publish(year2026("另行通知", "2026-10-08", "2026-10-09"));
        paths.forEach(path -> awaitRedating(applicant, path, 1));

        // as if the instance that published had died before it came to these
        asOwner("update application set calendar_edition = (select max(edition) from calendar_year) - 1 where id in ('"
                + String.join("','", paths.stream().map(RedatingIT::id).toList()) + "')");
        Mono.when(redating.run(), redating.run(), redating.run()).block();

        paths.forEach(path -> awaitRedating(applicant, path, 2));
        Mono.when(redating.run(), redating.run()).block();
        paths.forEach(path -> awaitRedating(applicant, path, 2));
    }

    @Test
    void aCaseDatedByAnInstanceThatDidNotKnowTheNewYearYetIsPutRight() throws SQLException {
        Client applicant = person(newPerson());
        publish(year2026("另行通知", "2026-10-08", "2026-10-09"));
        String path = accepted(applicant, "2026-09-24");
        assertThat(applicant.get(path).text("/dueOn")).isEqualTo("2026-11-02");
        asOwner(
                "update application set calendar_edition = calendar_edition - 1, due_on = '2026-10-29', red_on = '2026-10-28' "
                        + "where id = '" + id(path) + "'");

        redating.run().block();

        JsonNode told = awaitRedating(applicant, path, 1);
        assertThat(told.path("detail")
                        .path("limits")
                        .valueStream()
                        .map(limit -> limit.path("limit").asString()))
                .contains("法定办结期限", "分级审查期限");
        assertThat(queued("140100", path).path("dueOn").asString()).isEqualTo("2026-11-02");
    }

    /** Yellow and red days are indexes: where nothing else moves they follow, and nobody is told. */
    @Test
    void lightsFollowQuietly() {
        Client applicant = person(newPerson());
        String path = accepted(applicant, "2026-09-02");
        at("2026-09-28");
        assertThat(queued("140100", path).path("light").asString()).isEqualTo("YELLOW");

        publish(swapped("另行通知", "2026-09-29", "2026-09-19"));

        await().untilAsserted(() ->
                assertThat(queued("140100", path).path("light").asString()).isEqualTo("RED"));
        assertThat(applicant.get(path).text("/dueOn")).isEqualTo("2026-09-30");
        assertThat(redatings(applicant, path)).isEmpty();
    }

    @Test
    void oneCaseThatCannotBeReadHoldsUpNoOtherButThePublication() throws SQLException {
        Client applicant = person(newPerson());
        String good = accepted(applicant, "2026-09-02");
        String broken = accepted(applicant, "2026-09-02");
        asOwner(
                "insert into application_log select application_id, 90, at, on_day, 'INSPECT', from_state, to_state, actor,"
                        + " actor_name, actor_role, organ, basis, '{\"answerBy\": \"no day\"}' from application_log"
                        + " where application_id = '" + id(broken) + "' and seq = 1");
        String year = year2026("另行通知", "2026-10-08", "2026-10-09");
        try {
            publish(year);
            awaitRedating(applicant, good, 1);

            Answer refused = official("140000", "editor").put("/api/calendar/years/2026", year);

            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.code()).isEqualTo("CALENDAR_BUSY");
        } finally {
            asOwner("delete from application_log where application_id = '" + id(broken) + "' and seq = 90");
        }
    }

    /** Whatever became of the case; found untrue it is no check any more. */
    @Test
    void theDatesOfChecksFollowTheCalendarAndWhatHadNoneGetsOne() throws SQLException {
        Client applicant = person(newPerson());
        at("2026-09-24");
        String ended = committed(applicant, ownForm());
        granted(ended);
        is(verified(ended, "NO-CRIME", "FALSE"), "FALSE");
        String undated = committed(applicant, ownForm());
        String before = taskOf(ended, "LA-ECON").path("dueOn").asString();
        String untrue = taskOf(ended, "NO-CRIME").path("dueOn").asString();
        assertThat(before).isEqualTo("2026-10-09");
        moved(official(PROVINCE, "counter").post(ended + "/delivery", ELECTRONIC), "DELIVERED");
        asOwner("update commitment set due_on = null where application_id = '" + id(undated) + "'");

        publish(year2026("另行通知", "2026-10-08", "2026-10-09"));

        String after = applicant.get("/api/calendar/due?from=2026-09-24&days=5").text("/date");
        assertThat(after).isGreaterThan(before);
        for (String path : List.of(ended, undated)) {
            await().untilAsserted(() ->
                    assertThat(taskOf(path, "LA-ECON").path("dueOn").asString()).isEqualTo(after));
        }
        assertThat(taskOf(ended, "NO-CRIME").path("dueOn").asString()).isEqualTo(untrue);
        assertThat(official("140100", "reviewer")
                        .get("/api/reviews/commitments?limit=100")
                        .raw()
                        .body())
                .as("another organ")
                .doesNotContain(id(ended));
    }

    private String accepted(Client applicant, String day) {
        at("2026-03-02");
        String path = complete(applicant, "lawyer-practice-fulltime", "140100", PERSON_FORM);
        at(day);
        submitted(applicant, path);
        moved(official("140100", "counter").post(path + "/acceptance", "{}"), "ACCEPTED");
        return path;
    }

    /** The last of so many redatings. */
    private static JsonNode awaitRedating(Client reader, String path, int times) {
        await().untilAsserted(() -> assertThat(redatings(reader, path)).hasSize(times));
        return redatings(reader, path).get(times - 1);
    }

    private static List<JsonNode> redatings(Client reader, String path) {
        return reader.get(path + "/timeline")
                .body()
                .path("lines")
                .valueStream()
                .filter(line -> line.path("action").asString().equals("REDATE"))
                .toList();
    }

    private List<String> redatedOf(String organ) {
        return official(organ, "reviewer")
                .get("/api/reviews/queue?redated=true&limit=100")
                .body()
                .path("items")
                .valueStream()
                .map(row -> row.path("id").asString())
                .toList();
    }

    private JsonNode queued(String organ, String path) {
        return official(organ, "reviewer").rows("/api/reviews/queue").stream()
                .filter(row -> row.path("id").asString().equals(id(path)))
                .findFirst()
                .orElseThrow();
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static void asOwner(String statement) throws SQLException {
        try (Connection connection = DATABASE.asOwner();
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
