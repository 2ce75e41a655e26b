package io.tongban.approval;

import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import io.tongban.approval.testing.Renewing;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** 许可法第五十条: applied for in time and undecided when the permit expires, it is renewed by law. */
class RenewalIT extends Renewing {

    @Test
    void aRenewalInTimeBeginsTheDayAfterTheOldOneEnds() {
        Client centre = centre(code);
        String first = licence(centre);
        at("2031-01-06");
        String path = granted(centre, renewal(centre, code, number(centre, first), LAST_DAY));

        JsonNode made = certificate(centre, path);
        assertThat(made.path("validFrom").asString()).isEqualTo("2031-03-02");
        assertThat(made.path("validUntil").asString()).isEqualTo("2036-03-01");
        assertThat(made.path("inForce").asBoolean()).isFalse();
        assertThat(verified(centre, path).path("explanation").asString()).contains("自2031年3月2日起有效，现在尚未生效");
        assertThat(verified(centre, first).path("explanation").asString())
                .contains("现在有效", made.path("number").asString());
        at("2031-03-02");
        assertThat(verified(centre, path).path("inForce").asBoolean()).isTrue();
        assertThat(verified(centre, first).path("status").asString()).isEqualTo("VALID");
        assertThat(verified(centre, first).path("explanation").asString()).contains("已准予延续，延续后的证照编号为");
        assertThat(faults(centre.post(renewal(centre, code, number(centre, first), LAST_DAY) + "/submission", "{}")))
                .as("once is enough")
                .containsExactly("/form/particulars/licenceNumber CERTIFICATE_UNFIT");
    }

    @Test
    void whatIsUndecidedAtTheLastDayIsRenewedEvenBeforeTheSweepComes() {
        Client centre = centre(code);
        String first = licence(centre);
        String path = accepted(centre, first, "2031-01-30");
        opinion(path);
        assertThat(textOf(centre, path, "RECEIPT")).contains("2031年3月1日届满", "第五十条第二款");
        at(LAST_DAY);
        sweep.run().block();
        assertThat(centre.get(path).text("/state")).as("the day is not over").isEqualTo("OPINED");
        assertThat(limit(centre, path)).isEqualTo("DUE 2031-03-01");

        at("2031-03-04");

        JsonNode told = verified(centre, first);
        assertThat(told.path("status").asString()).isEqualTo("VALID");
        assertThat(told.path("inForce").asBoolean()).isTrue();
        assertThat(told.path("explanation").asString()).contains("依法视为准予延续（行政许可法第五十条第二款）", "正在制发");
        assertThat(centre.get(path + "/clock").body().path("deemedRenewed").asBoolean())
                .isTrue();
        assertThat(official("140000", "decider").post(path + "/decision", GRANT).code())
                .isEqualTo("NOT_RENEWED_BY_SILENCE");
        assertThat(official("140000", "decider")
                        .post(path + "/termination", "{\"reason\":\"APPLICANT_DIED\",\"explanation\":\"证明材料\"}")
                        .code())
                .isEqualTo("NOT_RENEWED_BY_SILENCE");
        assertThat(centre.post(path + "/withdrawal", "{}").code()).isEqualTo("NOT_RENEWED_BY_SILENCE");
        assertThat(centre.get(path).body().path("openActions")).isEmpty();

        sweep.run().block();

        assertThat(centre.get(path).text("/state")).isEqualTo("GRANTED");
        JsonNode made = certificate(centre, path);
        assertThat(made.path("validFrom").asString()).isEqualTo("2031-03-02");
        assertThat(made.path("validUntil").asString()).isEqualTo("2036-03-01");
        assertThat(made.path("issuedOn").asString()).isEqualTo("2031-03-04");
        assertThat(verified(centre, first).path("status").asString()).isEqualTo("VALID");
        assertThat(verified(centre, first).path("statusOn").asString())
                .isEqualTo(told.path("statusOn").asString());
        assertThat(textOf(centre, path, "GRANT")).contains("准予延续行政许可通知书", "视为准予延续", "六十日内");
        assertThat(certificate(centre, path).path("status").asString()).isEqualTo("VALID");
        JsonNode line = last(centre.get(path + "/timeline").body().path("lines"));
        assertThat(line.path("action").asString()).isEqualTo("DEEM_RENEWAL");
        assertThat(line.path("by").asString()).isEqualTo("系统");
        assertThat(line.path("basis").asString()).contains("第五十条第二款");
        assertThat(lights("140000", path)).as("the superior hears of it").contains("BLACK");
        await().until(() -> NOTICE.findAll(postRequestedFor(urlEqualTo("/internal/events"))).stream()
                .anyMatch(event -> event.getBodyAsString().contains("renewed-by-silence")
                        && event.getBodyAsString().contains(id(path))));
        moved(official("140000", "counter").post(path + "/delivery", ELECTRONIC), "DELIVERED");
    }

    /** The dates are those of the law, whenever it is written down. */
    @Test
    void theDeliveryRunsFromTheLastDayHoweverLateTheSweepComes() {
        Client centre = centre(code);
        String path = accepted(centre, licence(centre), "2031-01-30");
        at("2031-03-20");
        sweep.run().block();

        Answer seen = centre.get(path);
        assertThat(seen.text("/state")).isEqualTo("GRANTED");
        assertThat(certificate(centre, path).path("validFrom").asString()).isEqualTo("2031-03-02");
        assertThat(strings("select detail ->> 'decidedOn' from application_log where action = 'DEEM_RENEWAL'"
                        + " and application_id = '" + id(path) + "'"))
                .containsExactly(LAST_DAY);
    }

    @Test
    void severalInstancesSweepingAtOnceRenewOnce() {
        Client centre = centre(code);
        String first = licence(centre);
        String path = accepted(centre, first, "2031-01-30");
        at("2031-03-02");

        Mono.when(sweep.run(), sweep.run(), sweep.run()).block();

        assertThat(of(centre, path)).hasSize(1);
        assertThat(centre.get(path + "/timeline").body().path("lines"))
                .filteredOn(line -> line.path("action").asString().equals("DEEM_RENEWAL"))
                .hasSize(1);
    }

    @Test
    void aLateApplicationIsTakenAndToldThatSilenceDoesNotRenewIt() {
        Client centre = centre(code);
        String first = licence(centre);
        at("2031-01-31");
        String path = renewal(centre, code, number(centre, first), LAST_DAY);

        Answer taken = submitted(centre, path);

        assertThat(taken.text("/note")).contains("不足三十日", "不适用视为准予延续");
        assertThat(textOf(centre, path, "RECEIPT")).contains("不足三十日");
        assertThat(limit(centre, path)).startsWith("NONE");
        moved(official("140000", "counter").post(path + "/acceptance", "{}"), "ACCEPTED");
        at("2031-03-10");
        sweep.run().block();
        assertThat(centre.get(path).text("/state")).isEqualTo("ACCEPTED");
        assertThat(verified(centre, first).path("status").asString()).isEqualTo("EXPIRED");

        opinion(path);
        moved(official("140000", "decider").post(path + "/decision", LATE), "GRANTED");
        assertThat(certificate(centre, path).path("validFrom").asString())
                .as("a licence does not reach back")
                .isEqualTo("2031-03-10");
        assertThat(verified(centre, first).path("status").asString()).isEqualTo("EXPIRED");
    }

    @Test
    void afterTheLastDayThereIsNothingToRenew() {
        Client centre = centre(code);
        String first = licence(centre);
        at("2031-03-02");

        Answer refused = centre.post(renewal(centre, code, number(centre, first), LAST_DAY) + "/submission", "{}");

        assertThat(faults(refused)).containsExactly("/form/particulars/licenceNumber CERTIFICATE_UNFIT");
        assertThat(refused.text("/faults/0/detail")).contains("已于2031-03-02过期");
    }

    @Test
    void theLastDayIsTheCertificatesAndNotWhatSomebodyWrites() {
        Client centre = centre(code);
        String first = licence(centre);
        at("2031-01-06");

        Answer refused = centre.post(renewal(centre, code, number(centre, first), "2031-06-01") + "/submission", "{}");

        assertThat(faults(refused)).containsExactly("/form/particulars/expiresOn EXPIRY_DIFFERS");
    }

    private List<String> lights(String organ, String path) {
        return official(organ, "supervisor").rows("/api/reviews/escalations").stream()
                .filter(row -> row.path("id").asString().equals(id(path)))
                .map(row -> row.path("light").asString())
                .toList();
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static JsonNode last(JsonNode lines) {
        return lines.path(lines.size() - 1);
    }
}
