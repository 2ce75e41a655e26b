package io.tongban.approval.testing;

import io.tongban.approval.deadline.SweepRun;
import io.tongban.support.testing.TestIdentity;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

/** An organisation whose licence of five years comes to its end while it asks for another five. */
@Import(SweepRun.class)
public abstract class Renewing extends Holders {

    protected static final String LAST_DAY = "2031-03-01";
    protected static final String LATE = "{\"outcome\":\"GRANT\",\"overrun\":\"人员不足\"}";

    @Autowired
    protected SweepRun sweep;

    protected final String code = newCode();

    /** Issued on 2026-03-02. */
    protected String licence(Client centre) {
        at("2026-03-02");
        return forensicOrganisation(centre, code);
    }

    protected String applied(Client centre, String first, String on) {
        at(on);
        String path = renewal(centre, code, number(centre, first), LAST_DAY);
        submitted(centre, path);
        return path;
    }

    protected String accepted(Client centre, String first, String on) {
        String path = applied(centre, first, on);
        moved(official("140000", "counter").post(path + "/acceptance", "{}"), "ACCEPTED");
        return path;
    }

    protected void opinion(String path) {
        moved(
                as(TestIdentity.official("140000-other", "审", "140000", "reviewer"))
                        .post(path + "/opinion", OPINION),
                "OPINED");
    }

    /** State and day of the limit to decide before silence does. */
    protected static String limit(Client reader, String path) {
        for (JsonNode limit : reader.get(path + "/clock").body().path("limits")) {
            if (limit.path("name").asString().equals("延续决定期限")) {
                return limit.path("state").asString() + " "
                        + limit.path("dueOn").asString();
            }
        }
        throw new AssertionError("no limit of renewal");
    }
}
