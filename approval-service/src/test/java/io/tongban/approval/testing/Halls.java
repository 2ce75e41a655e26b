package io.tongban.approval.testing;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tongban.approval.testing.Client.Answer;
import tools.jackson.databind.JsonNode;

/** Slots of halls and who books them. Each test has a day, or an organ, of its own. */
public abstract class Halls extends ApprovalIT {

    protected static final String ITEM = "forensic-person-renew";
    protected static final String OTHER = "legal-aid-apply";
    protected static final String SLOTS = "/api/hall/slots";

    protected Client counter() {
        return official("140000", "counter");
    }

    protected static String opening(String day, String begins, int capacity, String more) {
        return "{\"day\":\"%s\",\"begins\":[%s],\"minutes\":15,\"capacity\":%d%s}"
                .formatted(day, begins, capacity, more);
    }

    /** Opens one and gives its id. */
    protected static String slot(Client desk, String day, String begin, int capacity) {
        Answer opened = desk.post(SLOTS, opening(day, "\"" + begin + "\"", capacity, ""));
        assertThat(opened.status()).as(opened.body().toString()).isEqualTo(201);
        return opened.text("/slots/0/id");
    }

    protected static Answer book(Client who, String slot, String item) {
        return who.post(SLOTS + "/" + slot + "/bookings", "{\"itemCode\":\"" + item + "\"}");
    }

    protected static String booked(Client who, String slot, String item) {
        Answer made = book(who, slot, item);
        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        return made.text("/id");
    }

    protected static Answer cancel(Client who, String booking) {
        return who.post("/api/hall/bookings/" + booking + "/cancellation", "{}");
    }

    protected static String stateOf(Client who, String booking) {
        for (JsonNode row : who.get("/api/hall/bookings?limit=100").body().path("items")) {
            if (row.path("id").asString().equals(booking)) {
                return row.path("state").asString();
            }
        }
        return "";
    }

    protected static void told(String booking, String event) {
        await().untilAsserted(() -> NOTICE.verify(postRequestedFor(urlEqualTo("/internal/events"))
                .withRequestBody(containing(booking))
                .withRequestBody(containing("cn.tongban.application." + event))));
    }
}
