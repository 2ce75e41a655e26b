package io.tongban.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import io.tongban.approval.testing.Halls;
import io.tongban.support.testing.TestIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A slot of a hall from its opening to who came. */
class HallIT extends Halls {

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
