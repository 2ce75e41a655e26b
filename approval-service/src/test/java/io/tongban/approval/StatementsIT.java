package io.tongban.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongban.approval.testing.ApprovalIT;
import io.tongban.approval.testing.Client;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many statements a request sends, and which ones the application role may not. */
class StatementsIT extends ApprovalIT {

    @Test
    void aMoveSendsTwoStatementsAndReadingSendsOne() {
        Client applicant = person(newPerson());
        String path = complete(applicant, "forensic-person-renew", "140000", PERSON_FORM);

        assertThat(sentBy(() -> applicant.post(path + "/submission", "{}"))).hasSize(2);
        Client counter = official("140000", "counter");
        assertThat(sentBy(() -> counter.post(path + "/acceptance", "{}"))).hasSize(2);
        assertThat(sentBy(() -> official("140000", "reviewer").post(path + "/opinion", OPINION)))
                .hasSize(2);
        assertThat(sentBy(() -> official("140000", "decider").post(path + "/decision", GRANT)))
                .hasSize(2);
        assertThat(sentBy(() -> counter.post(path + "/delivery", ELECTRONIC))).hasSize(2);
        assertThat(sentBy(() -> applicant.get(path))).hasSize(1);
        assertThat(sentBy(() -> applicant.get(path + "/timeline"))).hasSize(1);
        assertThat(sentBy(() -> counter.get("/api/reviews/queue"))).hasSize(1);
        assertThat(sentBy(() -> applicant.get("/api/applications"))).hasSize(1);
        assertThat(sentBy(() -> applicant.get("/api/certificates"))).hasSize(1);
        assertThat(sentBy(() -> counter.get("/api/reviews/certificates?number=1")))
                .hasSize(1);
    }

    @Test
    void aNewDraftSendsOneStatement() {
        Client applicant = person(newPerson());
        draft(applicant, "forensic-person-renew", "140000");

        assertThat(sentBy(() -> draft(applicant, "forensic-person-renew", "140000")))
                .hasSize(1);
    }

    /** The second one writes what the case that was filed before has told. */
    @Test
    void aNewDraftOfWhoFiledBeforeSendsTwo() {
        Client applicant = person(newPerson());
        submitted(applicant, complete(applicant, "forensic-person-renew", "140000", PERSON_FORM));

        assertThat(sentBy(() -> draft(applicant, "forensic-person-renew", "140000")))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update application_log set actor = 'x'",
                "delete from application_log",
                "update document set title = 'x'",
                "delete from document",
                "update certificate set holder = 'x'",
                "delete from certificate",
                "update certificate_event set status = 'VALID'",
                "delete from certificate_event",
                "update outbox set body = '{}'",
                "delete from outbox",
                "update item_version set body = '{}'",
                "delete from item_version",
                "update calendar_year set off = '{}'",
                "delete from calendar_year",
                "delete from application",
                "update ban set until_day = '2000-01-01'",
                "delete from ban",
                "delete from ban_lift",
                "update declared_relation set person = 'x'",
                "delete from declared_relation",
                "update interested_party set name = 'x'",
                "delete from interested_party",
                "update unified_acceptance set accepted_on = '2026-01-01'",
                "update document_read set at = now()",
                "delete from material_file",
                "update bundle set owner = 'x'",
                "delete from bundle",
                "delete from bundle_step",
                "delete from bundle_party",
                "truncate content",
                "truncate application_log",
                "alter table application_log add column x int",
                "drop table application_log"
            })
    void theApplicationRoleCannotRewriteWhatHappened(String statement) throws SQLException {
        try (Connection connection = DATABASE.asApplication()) {
            assertThatThrownBy(() -> connection.createStatement().execute(statement))
                    .isInstanceOf(SQLException.class)
                    .satisfies(error -> assertThat(((SQLException) error).getSQLState())
                            .as("insufficient privilege")
                            .isEqualTo("42501"));
        }
    }

    /** Without those of the outbox relay and the calendar's reader, which run beside any request, and what is once per official. */
    private List<String> sentBy(Runnable request) {
        statements.take();
        request.run();
        return statements.take().stream()
                .filter(sql -> !sql.contains("outbox_stream set") && !sql.startsWith("select seq, body::text"))
                .filter(sql -> !sql.contains("distinct on (year)"))
                .filter(sql -> !sql.contains("scan_attempts"))
                .filter(sql -> !sql.contains("'ROLES'"))
                .filter(sql -> !sql.contains("edition > ")
                        && !sql.contains("calendar_edition < ")
                        && !sql.contains("from lights"))
                .toList();
    }
}
