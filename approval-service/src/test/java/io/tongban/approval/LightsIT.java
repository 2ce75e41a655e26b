package io.tongban.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.deadline.RelightRun;
import io.tongban.approval.testing.ApprovalIT;
import io.tongban.approval.testing.Client;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Thresholds are configuration; where they change, the lights of open cases follow. */
@Import(RelightRun.class)
@TestPropertySource(properties = {"tongban.lights.yellow-left=75", "tongban.lights.red-left=5"})
class LightsIT extends ApprovalIT {

    @Autowired
    RelightRun lights;

    @Test
    void openCasesAreLitAnew() throws SQLException {
        lights.run().block();
        Client applicant = person(newPerson());
        String path = complete(applicant, "forensic-person-renew", "140000", PERSON_FORM);
        submitted(applicant, path);
        moved(official("140000", "counter").post(path + "/acceptance", "{}"), "ACCEPTED");
        // as if the case and the memory of the lights were of before the change
        try (Connection connection = DATABASE.asOwner();
                Statement sql = connection.createStatement()) {
            sql.execute("update lights set yellow_left = 50, red_left = 1");
            sql.execute("update application set yellow_on = '2026-03-16', red_on = '2026-03-27' where id = '"
                    + path.substring(path.lastIndexOf('/') + 1) + "'");
        }
        at("2026-03-09");
        assertThat(light(path)).isEqualTo("GREEN");

        lights.run().block();

        assertThat(light(path)).as("a quarter used").isEqualTo("YELLOW");
        at("2026-03-23");
        assertThat(light(path)).as("five days left").isEqualTo("RED");
        assertThat(applicant.get(path + "/timeline").body().path("lines"))
                .as("nobody is told")
                .hasSize(3);
    }

    private String light(String path) {
        for (JsonNode row : official("140000", "reviewer").rows("/api/reviews/queue")) {
            if (path.endsWith(row.path("id").asString())) {
                return row.path("light").asString();
            }
        }
        return "";
    }
}
