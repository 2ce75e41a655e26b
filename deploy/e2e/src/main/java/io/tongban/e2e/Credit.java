package io.tongban.e2e;

import static io.tongban.e2e.Certificates.same;

import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** 信用记录: what an untrue commitment costs its signer, and how it is repaired. */
final class Credit {

    private static final String REASON = "{\"granted\":%s,\"reason\":\"演示:%s\"}";

    private final Town town;
    private final CommitmentWalk walk;
    private final Consumer<String> progress;

    Credit(Town town, CommitmentWalk walk, Consumer<String> progress) {
        this.town = town;
        this.walk = walk;
        this.progress = progress;
    }

    /**
     * Refused on the next commitment, of another item; once the record is repaired the same notice is signed.
     *
     * @param path of the case of the untrue one
     */
    void barredAndRepaired(Certified untrue, String path) {
        Certified next = untrue.next();
        String draft = walk.draft(next);
        same("the next commitment", walk.sign(next, draft).code(), "COMMITMENT_BARRED");
        progress.accept("再次承诺被拒");
        Person person = untrue.applicant().in(town);
        String id = path.substring(path.lastIndexOf('/') + 1);
        for (JsonNode record :
                person.get("/api/credit?limit=100").expect(200).body().path("items")) {
            if (record.path("application").asString().equals(id)) {
                repaired(person, record);
            }
        }
        walk.signed(next, draft);
    }

    /** Asked for, refused once, asked for again, granted. */
    private void repaired(Person person, JsonNode record) {
        String repairs = "/api/credit/" + record.path("id").asString() + "/repairs";
        boolean province = record.path("organ").asString().equals("山西省司法厅");
        Person decider = town.official(province ? "sheng-jueding" : "taiyuan-jueding");
        for (boolean granted : List.of(false, true)) {
            String asked =
                    person.post(repairs, "{\"text\":\"演示:已经改正\"}").expect(201).text("/id");
            same("asked twice", person.post(repairs, "{\"text\":\"演示:已经改正\"}").code(), "REPAIR_ASKED");
            Answer decided = decider.post(
                            "/api/reviews/credit-repairs/" + asked + "/decision",
                            REASON.formatted(granted, granted ? "已经改正" : "尚未改正"))
                    .expect(200);
            same("repair", decided.text("/state"), granted ? "RESTORED" : "REFUSED");
        }
        progress.accept("信用已修复");
    }
}
