package io.tongban.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongban.approval.testing.ApprovalIT;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Sensitive fields: masks everywhere, the value sealed, plain only for a reason that is logged. */
@ExtendWith(OutputCaptureExtension.class)
class SensitiveIT extends ApprovalIT {

    private static final String NUMBER = "140105199003070012";
    private static final String PHONE = "13900000001";

    @Test
    void everybodySeesMasksAndNoTableNorLogHoldsThePlainValue(CapturedOutput output) throws SQLException {
        Client applicant = person(newPerson());
        String path = complete(applicant, "forensic-person-renew", "140000", PERSON_FORM);
        submitted(applicant, path);

        Answer seen = official("140000", "counter").get(path);

        assertThat(seen.text("/form/identityNumber")).isEqualTo("1401**********0012");
        assertThat(seen.text("/form/phone")).isEqualTo("139****0001");
        assertThat(seen.text("/applicant"))
                .as("who handles a case must know whose it is")
                .isEqualTo("张伟");
        assertThat(official("140000", "counter")
                        .get("/api/reviews/queue?limit=100")
                        .raw()
                        .body())
                .as("a list need not")
                .doesNotContain("张伟");
        assertThat(applicant.get(path).text("/form/phone")).isEqualTo("139****0001");
        assertThat(dump()).isNotEmpty().noneMatch(row -> row.contains(NUMBER) || row.contains(PHONE));
        assertThat(output.getAll()).doesNotContain(NUMBER, PHONE);
    }

    @Test
    void aMaskThatComesBackIsNoNewValueAndANewValueReplacesIt() {
        Client applicant = person(newPerson());
        String path = draft(applicant, "forensic-person-renew", "140000");
        applicant.patch(path, "1", PERSON_FORM);

        Answer same = applicant.patch(path, "2", "{\"form\":{\"phone\":\"139****0001\",\"name\":\"张伟一\"}}");
        Answer other = applicant.patch(path, "3", "{\"form\":{\"phone\":\"13911112222\"}}");
        Answer gone = applicant.patch(path, "4", "{\"form\":{\"phone\":null}}");

        assertThat(same.status()).as(same.body().toString()).isEqualTo(200);
        assertThat(same.text("/form/phone")).isEqualTo("139****0001");
        assertThat(other.text("/form/phone")).isEqualTo("139****2222");
        assertThat(gone.body().at("/form").has("phone")).isFalse();
        assertThat(applicant
                        .patch(path, "5", "{\"form\":{\"phone\":\"139****9999\"}}")
                        .code())
                .as("a mask of something else is no phone number")
                .isEqualTo("FORM_FAULTS");
    }

    @Test
    void revealedForAReasonWhichIsLogged() throws SQLException {
        Client applicant = person(newPerson());
        String path = complete(applicant, "lawyer-practice-fulltime", "140105", PERSON_FORM);
        submitted(applicant, path);
        Client city = official("140100", "counter");
        String body = "{\"pointer\":\"/identityNumber\",\"reason\":\"核对身份信息\"}";

        assertThat(city.post(path + "/reveal", body).text("/value")).isEqualTo(NUMBER);
        assertThat(official("140000", "reviewer").post(path + "/reveal", body).status())
                .as("on the route, but the case has not come there")
                .isEqualTo(404);
        assertThat(official("140200", "counter").post(path + "/reveal", body).status())
                .isEqualTo(404);
        assertThat(applicant.post(path + "/reveal", body).status()).isEqualTo(403);
        assertThat(city.post(path + "/reveal", "{\"pointer\":\"/identityNumber\",\"reason\":\" \"}")
                        .code())
                .isEqualTo("INVALID_FIELDS");
        assertThat(city.post(path + "/reveal", "{\"pointer\":\"/name\",\"reason\":\"核对身份信息\"}")
                        .code())
                .isEqualTo("NOTHING_TO_REVEAL");
        String id = path.substring(path.lastIndexOf('/') + 1);
        assertThat(rows("select actor || ' ' || reason from reveal_log where application_id = '" + id + "'"))
                .containsExactly("staff:140100-counter 核对身份信息");
    }

    @ParameterizedTest
    @ValueSource(strings = {"update reveal_log set reason = 'none'", "delete from reveal_log"})
    void theRevealLogCannotBeRewritten(String statement) throws SQLException {
        try (Connection connection = DATABASE.asApplication()) {
            assertThatThrownBy(() -> connection.createStatement().execute(statement))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }

    /** Every row of every table as text. */
    private static List<String> dump() throws SQLException {
        List<String> all = new ArrayList<>();
        for (String table : rows("select tablename from pg_tables where schemaname = 'public'")) {
            all.addAll(rows("select t::text from " + table + " t"));
        }
        return all;
    }

    private static List<String> rows(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DATABASE.asOwner();
                ResultSet found = connection.createStatement().executeQuery(sql)) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }
}
