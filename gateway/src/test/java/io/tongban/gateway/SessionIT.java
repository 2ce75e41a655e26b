package io.tongban.gateway;

import static io.tongban.gateway.World.official;
import static io.tongban.gateway.World.zhang;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tongban.gateway.World.Instance;
import io.tongban.gateway.login.PendingLogin;
import io.tongban.gateway.session.Sessions;
import io.tongban.gateway.session.StoredSession;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How sessions live and end. */
class SessionIT {

    private World world;
    private Instance gateway;

    @BeforeEach
    void start() {
        world = new World();
        world.servicesAnswer();
        gateway = world.start("tongban.gateway.session.sweep", "200ms");
    }

    @AfterEach
    void stop() {
        gateway.close();
        world.close();
    }

    private Browser counter() {
        Browser browser = gateway.browser();
        access = world.staff.login(browser, official("taiyuan-shouli", "140100", "counter"));
        return browser;
    }

    private String access;

    private static int queue(Browser browser) {
        return browser.get("/api/reviews/queue").statusCode();
    }

    @Test
    void aSessionSurvivesARestartOfTheGateway() {
        Browser browser = counter();
        gateway.close();
        gateway = world.start();

        assertThat(browser.at(gateway.url()).get("/api/me").body()).contains("\"kind\":\"OFFICIAL\"");
    }

    @Test
    void aLoginBegunAtOneInstanceEndsAtAnother() {
        Browser browser = gateway.browser();
        world.province.begin(browser, zhang(), UnaryOperator.identity());
        try (Instance other = world.start()) {
            browser.at(other.url()).get(world.province.callback());
            assertThat(browser.get("/api/me").body()).contains("\"kind\":\"APPLICANT\"");
        }
    }

    @Test
    void theDatabaseKnowsNeitherIdNorPerson() throws SQLException {
        Browser browser = counter();
        try (Connection connection = world.database.asOwner();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select session::text, encode(sealed, 'escape') from session")) {
            assertThat(rows.next()).isTrue();
            String row = rows.getString(1) + rows.getString(2);
            assertThat(row)
                    .doesNotContain(browser.cookies.get("TB_DESK"))
                    .doesNotContain("taiyuan-shouli")
                    .doesNotContain(access);
            assertThat(rows.next()).isFalse();
        }
    }

    @Test
    void logoutEndsTheSessionAndGoesOnToTheProvider() {
        Browser browser = counter();
        browser.get("/api/me");
        String id = browser.cookies.get("TB_DESK");

        HttpResponse<String> out = browser.send("POST", "/logout", BodyPublishers.noBody(), "Accept", "text/html");
        assertThat(out.statusCode()).isEqualTo(302);
        assertThat(out.headers().firstValue("Location").orElseThrow())
                .startsWith(world.staff.url() + "/logout?id_token_hint=ey")
                .contains("post_logout_redirect_uri=http");
        assertThat(browser.cookies).doesNotContainKey("TB_DESK");

        browser.cookies.put("TB_DESK", id);
        assertThat(browser.get("/api/me").body()).contains("\"kind\":\"VISITOR\"");
    }

    @Test
    void logoutWithoutTheCsrfTokenDoesNothing() {
        Browser browser = counter();
        browser.cookies.remove("XSRF-TOKEN");

        HttpResponse<String> refused = browser.send("POST", "/logout", BodyPublishers.noBody());
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("CSRF_REFUSED");
        assertThat(browser.get("/api/me").body()).contains("\"kind\":\"OFFICIAL\"");
    }

    @Test
    void logoutTellsAScriptWhereToGoOn() {
        Browser browser = counter();
        browser.get("/api/me");
        assertThat(browser.send("POST", "/logout", BodyPublishers.noBody(), "Accept", "application/json")
                        .body())
                .startsWith("{\"continueAt\":\"" + world.staff.url() + "/logout?id_token_hint=");
    }

    @Test
    void idleAndOldSessionsEndAndAreSweptAway() {
        Browser idle = counter();
        Browser busy = counter();
        world.staff.refreshed("refresh-" + access, access);
        for (int quarters = 0; quarters < 2; quarters++) {
            world.pass(Duration.ofMinutes(16));
            assertThat(queue(busy)).isEqualTo(200);
        }
        assertThat(queue(idle)).isEqualTo(401);
        await().untilAsserted(() -> assertThat(rows()).isEqualTo(1));

        for (int halves = 0; halves < 24; halves++) {
            world.pass(Duration.ofMinutes(29));
            queue(busy);
        }
        assertThat(queue(busy)).as("after 12 hours, however busy").isEqualTo(401);
        await().untilAsserted(() -> assertThat(rows()).isZero());
    }

    private int rows() throws SQLException {
        try (Connection connection = world.database.asOwner();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from session")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Test
    void twoRequestsThatChangeASessionDoNotOverwriteEachOther() {
        Sessions sessions = gateway.context().getBean(Sessions.class);
        StoredSession first = pending(sessions.createSession().block(), "a");
        sessions.save(first).block();
        StoredSession copy = sessions.findById(first.getId()).block();
        sessions.save(pending(first, "b")).block();

        assertThatThrownBy(() -> sessions.save(pending(copy, "c")).block()).hasMessageContaining("SESSION_CHANGED");
        StoredSession now = sessions.findById(first.getId()).block();
        assertThat(now.<PendingLogin>getAttribute(StoredSession.PENDING).state())
                .isEqualTo("b");
    }

    @Test
    void aLateSaveDoesNotBringBackAnEndedSession() {
        Sessions sessions = gateway.context().getBean(Sessions.class);
        StoredSession session = pending(sessions.createSession().block(), "a");
        sessions.save(session).block();
        sessions.deleteById(session.getId()).block();

        assertThatThrownBy(() -> sessions.save(pending(session, "b")).block()).hasMessageContaining("SESSION_CHANGED");
        assertThat(sessions.findById(session.getId()).blockOptional()).isEmpty();
    }

    private static StoredSession pending(StoredSession session, String state) {
        session.setAttribute(
                StoredSession.PENDING,
                new PendingLogin("http://a", "client", "http://b", Set.of(), state, Map.of(), Map.of(), "http://c"));
        return session;
    }
}
