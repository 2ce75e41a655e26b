package io.tongban.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What ends with a session, and what the provider takes away. Everybody here has a login of their own. */
class SessionEndIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    @AfterEach
    void asInTheBeginning() {
        change("staff", "datong-shencha", "{}");
        change("province", "he", "{}");
    }

    @Test
    void logoutEndsTheSessionAndItsStream() {
        Person person = Person.logIn(TheSystem.access(), Person.Desk.PROVINCE, "he");
        String cookies = person.browser().cookies();
        try (Sse stream = Sse.of(person)) {
            assertThat(stream.status()).isEqualTo(200);
            await().until(stream::open);

            assertThat(person.logOut().expect(200).text("/continueAt"))
                    .startsWith(TheSystem.access().url("province"));

            await().atMost(SOON).until(stream::ended);
        }
        Person visitor = Person.visitor(TheSystem.access());
        assertThat(visitor.send(visitor.request("/api/applications").header("Cookie", cookies))
                        .status())
                .as("the old cookie")
                .isEqualTo(401);
    }

    @Test
    void aRoleThatIsTakenAwayIsGoneWithTheNextCheck() {
        Person reviewer = Person.logIn(TheSystem.access(), Person.Desk.STAFF, "datong-shencha");
        assertThat(reviewer.get("/api/reviews/queue").status()).isEqualTo(200);

        change("staff", "datong-shencha", "{\"removed\":[\"reviewer\"]}");

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                reviewer.get("/api/me").expect(200).body().path("roles"))
                        .isEmpty());
        assertThat(reviewer.get("/api/reviews/queue").status()).isEqualTo(403);
    }

    @Test
    void aPersonWhoIsSwitchedOffIsOutWithTheNextCheck() {
        Person person = Person.logIn(TheSystem.access(), Person.Desk.PROVINCE, "he");
        try (Sse stream = Sse.of(person)) {
            await().until(stream::open);

            change("province", "he", "{\"enabled\":false}");

            await().atMost(SOON).until(() -> person.get("/api/applications").status() == 401);
            await().atMost(SOON).until(stream::ended);
        }
    }

    private static void change(String login, String person, String to) {
        int status = new Browser()
                .send(HttpRequest.newBuilder(URI.create(TheSystem.access().url(login) + "/admin/people/" + person))
                        .header("Authorization", "Bearer " + TheSystem.access().switchToken())
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(to))
                        .build())
                .statusCode();
        assertThat(status).isEqualTo(204);
    }
}
