package io.tongban.approval;

import static io.tongban.approval.testing.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import io.tongban.approval.testing.Halls;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Many for few places, and the same request again. */
class HallAtOnceIT extends Halls {

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
}
