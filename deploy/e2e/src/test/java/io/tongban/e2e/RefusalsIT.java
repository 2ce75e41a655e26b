package io.tongban.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input through the gateway: a clear problem with a stable code, and nothing lost. The fine ones are the service's own. */
class RefusalsIT {

    @BeforeEach
    void aMondayInMarch() {
        TheSystem.at("2026-03-02");
    }

    @Test
    void anItemThatIsNotThere() {
        Answer answer = TheSystem.zhang()
                .post("/api/applications", "{\"itemCode\":\"no-such\",\"region\":\"140000\"}")
                .expect(404);

        assertThat(answer.code()).isEqualTo("ITEM_NOT_FOUND");
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "{\"itemCode\":5,\"region\":{}}"})
    void aBodyThatIsNoRequest(String body) {
        assertThat(TheSystem.zhang().post("/api/applications", body).expect(400).code())
                .isEqualTo("BAD_REQUEST");
    }

    @Test
    void allMissingFieldsAtOnce() {
        Answer answer = TheSystem.zhang().post("/api/applications", "{}");

        assertThat(pointers(answer)).containsExactlyInAnyOrder("/itemCode", "/region");
    }

    @Test
    void anEmptyCaseIsToldAllThatIsMissingAndStaysADraft() {
        String path = newCase("lawyer-practice-fulltime", "140105");

        Answer answer = TheSystem.zhang().post(path + "/submission", "{}").expect(422);

        assertThat(answer.code()).isEqualTo("INCOMPLETE");
        assertThat(pointers(answer)).contains("/form/matter", "/materials/FIRM-ACCEPT");
        assertThat(TheSystem.zhang().get(path).text("/state")).isEqualTo("DRAFT");
    }

    @Test
    void theOnSiteItemIsPreparedHereAndFiledInTheHall() {
        String path = Traveller.prepare(TheSystem.zhang(), "lq-grant", "140105", Applicant.ZHANG.form());

        Answer answer = TheSystem.zhang().post(path + "/submission", "{}").expect(409);

        assertThat(answer.code()).isEqualTo("ONLINE_ITEM");
        assertThat(answer.text("/detail")).contains("现场", "政务服务窗口", "为您保留");
        assertThat(TheSystem.zhang().get(path).text("/form/name")).isNotEmpty();
    }

    @Test
    void aStepOutOfOrderSaysWhichStepsAreOpen() {
        String path = TheSystem.submitted(Applicant.ZHANG);

        Answer early = TheSystem.town()
                .official("sheng-jueding")
                .post(path + "/decision", "{\"outcome\":\"GRANT\"}")
                .expect(409);
        Answer twice = TheSystem.zhang().post(path + "/submission", "{}").expect(409);

        assertThat(early.body().path("openActions").isArray()).isTrue();
        assertThat(twice.body().path("openActions").toString()).contains("WITHDRAW");
    }

    @ParameterizedTest
    @CsvSource({
        "approval,application_log,action",
        "approval,document,title",
        "approval,outbox,seq",
        "approval,item_version,version",
        "notice,inbox,event_id",
        "notice,notice,title"
    })
    void theApplicationRoleCannotRewriteWhatHappened(String database, String table, String column) throws SQLException {
        try (Connection connection = TheSystem.access().connect(database, "app")) {
            // each statement on its own, and none of them kept
            connection.setAutoCommit(false);
            for (String sql :
                    List.of("update %s set %s = %s".formatted(table, column, column), "delete from " + table)) {
                assertThatThrownBy(() -> connection.createStatement().execute(sql))
                        .as(sql)
                        .hasMessageContaining("permission denied");
                connection.rollback();
            }
        }
    }

    private static String newCase(String item, String region) {
        return "/api/applications/"
                + TheSystem.zhang()
                        .post(
                                "/api/applications",
                                "{\"itemCode\":\"%s\",\"region\":\"%s\",\"another\":true}".formatted(item, region))
                        .expect(201)
                        .text("/id");
    }

    private static List<String> pointers(Answer answer) {
        return StreamSupport.stream(answer.body().path("faults").spliterator(), false)
                .map(fault -> fault.path("pointer").asString())
                .toList();
    }
}
