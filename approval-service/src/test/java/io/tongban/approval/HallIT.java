package io.tongban.approval;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tongban.approval.testing.ApprovalIT;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import io.tongban.support.testing.TestIdentity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

/** Slots of a hall. Each test has a day, or an organ, of its own. */
class HallIT extends ApprovalIT {

    private static final String ITEM = "forensic-person-renew";
    private static final String OTHER = "legal-aid-apply";
    private static final String SLOTS = "/api/hall/slots";

    private Client counter() {
        return official("140000", "counter");
    }

    private static String opening(String day, String begins, int capacity, String more) {
        return "{\"day\":\"%s\",\"begins\":[%s],\"minutes\":15,\"capacity\":%d%s}"
                .formatted(day, begins, capacity, more);
    }

    /** Opens one and gives its id. */
    private static String slot(Client desk, String day, String begin, int capacity) {
        Answer opened = desk.post(SLOTS, opening(day, "\"" + begin + "\"", capacity, ""));
        assertThat(opened.status()).as(opened.body().toString()).isEqualTo(201);
        return opened.text("/slots/0/id");
    }

    private static Answer book(Client who, String slot, String item) {
        return who.post(SLOTS + "/" + slot + "/bookings", "{\"itemCode\":\"" + item + "\"}");
    }

    private static String booked(Client who, String slot, String item) {
        Answer made = book(who, slot, item);
        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        return made.text("/id");
    }

    private static Answer cancel(Client who, String booking) {
        return who.post("/api/hall/bookings/" + booking + "/cancellation", "{}");
    }

    private static String stateOf(Client who, String booking) {
        for (JsonNode row : who.get("/api/hall/bookings?limit=100").body().path("items")) {
            if (row.path("id").asString().equals(booking)) {
                return row.path("state").asString();
            }
        }
        return "";
    }

    /** All at once. */
    private static List<Answer> atOnce(List<Callable<Answer>> requests) {
        return Flux.fromIterable(requests)
                .flatMap(request -> Mono.fromCallable(request).subscribeOn(Schedulers.boundedElastic()), 64)
                .collectList()
                .block();
    }

    private static void told(String booking, String event) {
        await().untilAsserted(() -> NOTICE.verify(postRequestedFor(urlEqualTo("/internal/events"))
                .withRequestBody(containing(booking))
                .withRequestBody(containing("cn.tongban.application." + event))));
    }

    @Test
    void fromTheOpenedSlotToWhoCame() {
        Client desk = official("140200", "counter");
        String slot = slot(desk, "2026-03-05", "09:30", 2);
        Client applicant = person(newPerson());
        JsonNode free = applicant
                .get(SLOTS + "?organ=140200&item=" + OTHER + "&day=2026-03-05")
                .body()
                .path("items");
        assertThat(free.findValuesAsString("id")).contains(slot);

        String booking = booked(applicant, slot, OTHER);

        assertThat(applicant
                        .get(SLOTS + "?organ=140200&day=2026-03-05")
                        .body()
                        .at("/items/0/free")
                        .asInt())
                .isEqualTo(1);
        JsonNode own = applicant.get("/api/hall/bookings").body().at("/items/0");
        assertThat(own.path("cancelBy").asString()).isEqualTo("2026-03-04");
        assertThat(own.path("state").asString()).isEqualTo("OPEN");
        told(booking, "hall-booked");
        at("2026-03-05");
        JsonNode visit = desk.get("/api/hall/visits").body().at("/items/0");
        assertThat(visit.path("applicant").asString()).isEqualTo("张*");
        assertThat(visit.path("id").asString()).isEqualTo(booking);
        String arrival = "/api/hall/bookings/" + booking + "/arrival";
        assertThat(desk.post(arrival, "{\"arrived\":false}").status())
                .as("it is ten, the slot began")
                .isEqualTo(200);
        assertThat(desk.post(arrival, "{\"arrived\":true}").text("/state"))
                .as("they came late after all")
                .isEqualTo("ARRIVED");
        assertThat(stateOf(applicant, booking)).isEqualTo("ARRIVED");
        assertThat(cancel(applicant, booking).code()).isEqualTo("BOOKING_ENDED");
    }

    @Test
    void whoDidNotComeIsNotedWithoutConsequence() {
        Client desk = counter();
        String early = slot(desk, "2026-03-06", "09:00", 1);
        String later = slot(desk, "2026-03-06", "11:00", 1);
        Client applicant = person(newPerson());
        String booking = booked(applicant, early, ITEM);
        String arrival = "/api/hall/bookings/" + booking + "/arrival";
        assertThat(desk.post(arrival, "{\"arrived\":false}").code()).isEqualTo("NOT_TODAY");
        at("2026-03-06");
        Client other = person(newPerson());
        String atEleven = booked(other, later, ITEM);
        assertThat(desk.post("/api/hall/bookings/" + atEleven + "/arrival", "{\"arrived\":false}")
                        .code())
                .isEqualTo("NOT_BEGUN");
        assertThat(desk.post(arrival, "{\"arrived\":false}").text("/state")).isEqualTo("ABSENT");
        at("2026-03-09");
        assertThat(desk.post(arrival, "{\"arrived\":true}").code()).isEqualTo("NOT_TODAY");
        booked(applicant, slot(desk, "2026-03-10", "09:00", 1), ITEM);
        String again = slot(desk, "2026-03-11", "09:00", 1);
        booked(other, again, ITEM);
        assertThat(stateOf(other, atEleven)).as("over, and nobody marked it").isEqualTo("LAPSED");
    }

    @Test
    void asManyAsThereIsRoomForAndNoOneMore() {
        String slot = slot(counter(), "2026-03-12", "09:00", 7);
        List<Callable<Answer>> requests = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Client applicant = person(newPerson());
            requests.add(() -> book(applicant, slot, ITEM));
        }

        List<Answer> answers = atOnce(requests);

        assertThat(answers)
                .extracting(Answer::status)
                .filteredOn(status -> status == 201)
                .hasSize(7);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .extracting(Answer::code)
                .containsOnly("SLOT_FULL");
        at("2026-03-12");
        assertThat(counter().get("/api/hall/visits?limit=100").body().path("items"))
                .filteredOn(row -> row.path("slot").asString().equals(slot))
                .hasSize(7);
    }

    @Test
    void onePersonAtOnceBooksOnce() {
        String one = slot(counter(), "2026-03-13", "09:00", 50);
        String two = slot(counter(), "2026-03-13", "10:00", 50);
        Client applicant = person(newPerson());
        List<Callable<Answer>> requests = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String slot = i % 2 == 0 ? one : two;
            requests.add(() -> book(applicant, slot, ITEM));
        }

        List<Answer> answers = atOnce(requests);

        assertThat(answers)
                .extracting(Answer::status)
                .filteredOn(status -> status == 201)
                .hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .extracting(Answer::code)
                .containsOnly("BOOKED_ALREADY");
        assertThat(book(applicant, one, OTHER).status()).as("another item").isEqualTo(201);
    }

    @Test
    void closingMeetsBookingsAndCancellationsAtOnce() {
        for (int round = 0; round < 5; round++) {
            String slot = slot(counter(), "2026-03-16", "09:%02d".formatted(round), 30);
            List<Client> people = new ArrayList<>();
            List<Callable<Answer>> requests = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                Client applicant = person(newPerson());
                people.add(applicant);
                if (i % 3 == 0) {
                    String booking = booked(applicant, slot, ITEM);
                    requests.add(() -> cancel(applicant, booking));
                } else {
                    requests.add(() -> book(applicant, slot, ITEM));
                }
            }
            requests.add(() -> counter().post(SLOTS + "/" + slot + "/closing", "{\"reason\":\"设备检修\"}"));
            Collections.rotate(requests, 5);

            List<Answer> answers = atOnce(requests);

            assertThat(answers).extracting(Answer::status).contains(200);
            assertThat(people)
                    .flatExtracting(who ->
                            who.get("/api/hall/bookings").body().path("items").findValuesAsString("state"))
                    .as("nobody is left in a closed slot")
                    .doesNotContain("OPEN");
        }
    }

    @Test
    void theSameRequestAgainIsTheSameBooking() {
        String slot = slot(counter(), "2026-03-17", "09:00", 1);
        Client applicant = person(newPerson());
        String key = UUID.randomUUID().toString();
        String path = SLOTS + "/" + slot + "/bookings";
        Answer first = applicant.post(path, key, "{\"itemCode\":\"" + ITEM + "\"}");
        assertThat(applicant.post(path, key, "{\"itemCode\":\"" + ITEM + "\"}").text("/id"))
                .isEqualTo(first.text("/id"));
        assertThat(applicant.post(path, key, "{\"itemCode\":\"" + OTHER + "\"}").code())
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
        String once = UUID.randomUUID().toString();
        String body = opening("2026-03-17", "\"14:00\",\"14:15\"", 1, "");
        Answer opened = counter().post(SLOTS, once, body);
        assertThat(counter().post(SLOTS, once, body).text("/slots/1/id")).isEqualTo(opened.text("/slots/1/id"));
        assertThat(counter()
                        .post(SLOTS, opening("2026-03-17", "\"14:30\",\"14:15\"", 1, ""))
                        .code())
                .isEqualTo("SLOT_EXISTS");
        assertThat(applicant.get(SLOTS + "?organ=140000&day=2026-03-17").raw().body())
                .as("all or none")
                .doesNotContain("\"beginsAt\":\"2026-03-17T14:30");
    }

    @Test
    void aBookingIsCancelledUntilTheEndOfTheDayBefore() {
        String slot = slot(counter(), "2026-03-19", "09:00", 1);
        Client applicant = person(newPerson());
        String booking = booked(applicant, slot, ITEM);
        assertThat(cancel(person(newPerson()), booking).status()).isEqualTo(404);
        at("2026-03-18");
        assertThat(cancel(applicant, booking).text("/state")).isEqualTo("CANCELLED");
        told(booking, "hall-cancelled");
        assertThat(cancel(applicant, booking).code()).isEqualTo("BOOKING_ENDED");
        String second = booked(applicant, slot, ITEM);
        at("2026-03-19");
        assertThat(cancel(applicant, second).code()).isEqualTo("CANCEL_TOO_LATE");
        assertThat(stateOf(applicant, second)).isEqualTo("OPEN");
    }

    @Test
    void whoBookedIsToldThatTheSlotIsClosed() {
        String slot = slot(counter(), "2026-03-20", "09:00", 3);
        Client applicant = person(newPerson());
        String booking = booked(applicant, slot, ITEM);
        String closing = SLOTS + "/" + slot + "/closing";
        String reason = "{\"reason\":\"大厅设备检修\"}";
        assertThat(official("140200", "counter").post(closing, reason).code()).isEqualTo("SLOT_NOT_FOUND");
        assertThat(applicant.post(closing, reason).status()).isEqualTo(403);

        assertThat(official("140000", "supervisor").post(closing, reason).status())
                .isEqualTo(200);

        told(booking, "hall-closed");
        assertThat(stateOf(applicant, booking)).isEqualTo("CLOSED");
        assertThat(book(person(newPerson()), slot, ITEM).code()).isEqualTo("SLOT_CLOSED");
        assertThat(counter().post(closing, reason).code()).isEqualTo("SLOT_CLOSED");
        String again = slot(counter(), "2026-03-20", "09:00", 1);
        booked(applicant, again, ITEM);
        at("2026-03-20");
        assertThat(counter().post(SLOTS + "/" + again + "/closing", reason).code())
                .isEqualTo("SLOT_OVER");
        assertThat(book(person(newPerson()), again, ITEM).code()).isEqualTo("SLOT_OVER");
    }

    @Test
    void aSlotServesItsItemAndItsOrgan() {
        Client desk = counter();
        Answer opened = desk.post(SLOTS, opening("2026-03-23", "\"09:00\"", 1, ",\"itemCode\":\"" + ITEM + "\""));
        String slot = opened.text("/slots/0/id");
        assertThat(book(person(newPerson()), slot, OTHER).code()).isEqualTo("SLOT_OTHER_ITEM");
        assertThat(book(person(newPerson()), slot, "no-such-item").code()).isEqualTo("ITEM_NOT_FOUND");
        assertThat(book(person(newPerson()), UUID.randomUUID().toString(), ITEM).code())
                .isEqualTo("SLOT_NOT_FOUND");
        assertThat(desk.post(SLOTS, opening("2026-03-23", "\"10:00\"", 1, ",\"itemCode\":\"no-such-item\""))
                        .code())
                .isEqualTo("ITEM_NOT_FOUND");
        assertThat(person(newPerson())
                        .get(SLOTS + "?organ=140000&item=" + OTHER + "&day=2026-03-23")
                        .body()
                        .path("items")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void aBookingMayBeAboutACaseOfOnesOwn() {
        String slot = slot(counter(), "2026-03-24", "09:00", 5);
        Client applicant = person(newPerson());
        String draft = draft(applicant, ITEM, "140000");
        String id = draft.substring(draft.lastIndexOf('/') + 1);
        String body = "{\"itemCode\":\"%s\",\"application\":\"%s\"}";
        assertThat(person(newPerson())
                        .post(SLOTS + "/" + slot + "/bookings", body.formatted(ITEM, id))
                        .code())
                .isEqualTo("APPLICATION_NOT_FOUND");
        assertThat(applicant
                        .post(SLOTS + "/" + slot + "/bookings", body.formatted(OTHER, id))
                        .raw()
                        .body())
                .contains("/application", "OTHER_ITEM");
        assertThat(applicant
                        .post(SLOTS + "/" + slot + "/bookings", body.formatted(ITEM, id))
                        .status())
                .isEqualTo(201);
        assertThat(applicant.get("/api/hall/bookings").text("/items/0/application"))
                .isEqualTo(id);
    }

    @Test
    void soManyAreOpenAtATimeAndNoMore() {
        Client applicant = person(newPerson());
        String slot = slot(counter(), "2026-03-25", "09:00", 50);
        List<String> items = List.of(
                ITEM, OTHER, "joint-licence-test", "forensic-small-files", "forensic-person-cancel", "two-stage-renew");
        List<Callable<Answer>> requests = new ArrayList<>();
        items.forEach(item -> requests.add(() -> book(applicant, slot, item)));

        List<Answer> answers = atOnce(requests);

        assertThat(answers).as(answers.toString()).extracting(Answer::code).containsOnlyOnce("BOOKINGS_TOO_MANY");
        assertThat(answers)
                .extracting(Answer::status)
                .filteredOn(status -> status == 201)
                .hasSize(5);
        String booking = applicant.get("/api/hall/bookings").text("/items/0/id");
        assertThat(cancel(applicant, booking).status()).isEqualTo(200);
        String left = items.stream()
                .filter(item -> !applicant
                        .get("/api/hall/bookings")
                        .body()
                        .path("items")
                        .findValuesAsString("itemCode")
                        .contains(item))
                .findFirst()
                .orElseThrow();
        assertThat(book(applicant, slot, left).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-03-07 | \"09:00\" | | /day",
                "2027-03-08 | \"09:00\" | | /day",
                "2026-03-02 | \"09:00\" | | /begins/0",
                "2026-03-26 | \"09:00\",\"09:00\" | | /begins/1",
                "2026-03-26 | \"23:55\" | | /begins/0"
            })
    void whatMakesNoSlotIsSaid(String day, String begins, String more, String pointer) {
        Answer refused = counter().post(SLOTS, opening(day, begins, 1, more == null ? "" : more));

        assertThat(refused.code()).as(refused.body().toString()).isEqualTo("INVALID_FIELDS");
        assertThat(refused.body().path("faults").findValuesAsString("pointer")).containsExactly(pointer);
    }

    @Test
    void aDayOffIsMeantWhereItIsSaidAndBoundsAreBounds() {
        assertThat(counter()
                        .post(SLOTS, opening("2026-03-07", "\"09:00\"", 1, ",\"dayOff\":true"))
                        .status())
                .isEqualTo(201);
        assertThat(counter()
                        .post(SLOTS, opening("2026-03-26", "\"09:00\"", 501, ""))
                        .code())
                .isEqualTo("INVALID_FIELDS");
        assertThat(counter().post(SLOTS, opening("2026-03-26", "", 1, "")).code())
                .isEqualTo("INVALID_FIELDS");
        assertThat(official("140000", "reviewer")
                        .post(SLOTS, opening("2026-03-26", "\"09:00\"", 1, ""))
                        .status())
                .isEqualTo(403);
        assertThat(person(newPerson())
                        .post(SLOTS, opening("2026-03-26", "\"09:00\"", 1, ""))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void foreignOfficialsAndOthersSeeNothing() {
        String slot = slot(counter(), "2026-03-27", "09:00", 2);
        Client applicant = person(newPerson());
        String booking = booked(applicant, slot, ITEM);
        at("2026-03-27");
        Client foreign = official("140200", "counter");

        assertThat(foreign.get("/api/hall/visits?day=2026-03-27").raw().body()).doesNotContain(booking);
        assertThat(foreign.post("/api/hall/bookings/" + booking + "/arrival", "{\"arrived\":true}")
                        .code())
                .isEqualTo("BOOKING_NOT_FOUND");
        assertThat(person(newPerson()).get("/api/hall/bookings").body().path("items"))
                .isEmpty();
        assertThat(applicant.get("/api/hall/visits").status()).isEqualTo(403);
        assertThat(counter().get("/api/hall/bookings").status()).isEqualTo(403);
        assertThat(official("140000", "reviewer").get("/api/hall/visits").status())
                .isEqualTo(403);
    }

    @Test
    void listsGoOnWhereTheyEnded() {
        Client desk = official("140300", "counter");
        Answer opened =
                desk.post(SLOTS, opening("2026-03-30", "\"09:00\",\"09:15\",\"09:30\",\"09:45\",\"10:00\"", 1, ""));
        assertThat(opened.status()).isEqualTo(201);
        Client applicant = person(newPerson());
        String list = SLOTS + "?organ=140300&day=2026-03-30&limit=2";
        List<String> seen = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = applicant
                    .get(next.isEmpty() ? list : list + "&cursor=" + next)
                    .body();
            seen.addAll(page.path("items").findValuesAsString("id"));
            next = page.path("next").asString("");
        } while (!next.isEmpty());
        assertThat(seen).isEqualTo(opened.body().path("slots").findValuesAsString("id"));
        String cursor = applicant.get(list).text("/next");
        assertThat(applicant
                        .get(SLOTS + "?organ=140300&day=2026-03-31&cursor=" + cursor)
                        .status())
                .isEqualTo(400);
        assertThat(as(TestIdentity.official("x", "官", "140300", "counter"))
                        .get("/api/hall/visits?cursor=" + cursor)
                        .status())
                .isEqualTo(400);
    }
}
