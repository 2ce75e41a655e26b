package io.tongban.e2e;

import java.time.LocalDate;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What becomes of a certificate after the end, as anybody is told: revoked by its organ, expired by its day. */
final class Afterwards {

    /** Issued here on 10 March 2026, for six months. */
    static final String EXPIRING = "firm-name-preapproval";
    /** A licence without a last day, decided by the province. */
    static final String REVOKED = "lawyer-practice-fulltime";

    private final Town town;
    private final Certificates certificates;

    Afterwards(Town town, Certificates certificates) {
        this.town = town;
        this.certificates = certificates;
    }

    /** 撤销, the holder heard first (许可法第六十九条). */
    String revoked(Person holder, String path) {
        Person reviewer = town.official("sheng-shencha");
        town.clocks().at(LocalDate.of(2026, 3, 16));
        JsonNode certificate = Certificates.of(holder, path).get(0);
        Answer opened = reviewer.post(path + "/proceedings", "{\"ground\":\"FRAUD\",\"explanation\":\"演示:材料系伪造\"}")
                .expect(200);
        String proceeding = "/api/applications/" + opened.text("/id");
        reviewer.post(proceeding + "/views-request", "{\"answerBy\":\"2026-03-25\"}")
                .expect(200);
        holder.post(proceeding + "/views", "{\"text\":\"演示:无异议\"}").expect(200);
        town.official("sheng-jueding")
                .post(proceeding + "/proceeding-decision", "{\"outcome\":\"EFFECT\",\"text\":\"演示:事实清楚\"}")
                .expect(200);
        return told(certificate, "REVOKED", "2026-03-16");
    }

    String expired(Person holder, String path) {
        JsonNode certificate = Certificates.of(holder, path).get(0);
        LocalDate last = LocalDate.parse(certificate.path("validUntil").asString());
        town.clocks().at(last);
        told(certificate, "VALID", certificate.path("issuedOn").asString());
        town.clocks().at(last.plusDays(1));
        return told(certificate, "EXPIRED", last.plusDays(1).toString());
    }

    private String told(JsonNode certificate, String status, String on) {
        JsonNode told = certificates.told(certificate);
        List<String> is =
                List.of(told.path("status").asString(), told.path("statusOn").asString());
        Certificates.same("told of " + certificate.path("number").asString(), is, List.of(status, on));
        return told.path("statusText").asString();
    }
}
