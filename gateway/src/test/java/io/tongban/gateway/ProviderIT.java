package io.tongban.gateway;

import static io.tongban.gateway.World.official;
import static io.tongban.gateway.World.zhang;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.tongban.gateway.World.Instance;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How logins are kept true to what the provider says, and what happens when it says nothing. */
class ProviderIT {

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

    private static String token(Browser browser) {
        browser.get("/api/me");
        return browser.cookies.get("XSRF-TOKEN");
    }

    @Test
    void aRemovedRoleActsWithinFiveMinutes() {
        Browser browser = counter();
        world.staff.userInfo(access, official("taiyuan-shouli", "140100", "auditor"));
        assertThat(browser.post("/api/reviews/1/claim", "{}", "X-XSRF-TOKEN", token(browser))
                        .statusCode())
                .as("not asked again yet")
                .isEqualTo(200);

        world.pass(Duration.ofMinutes(4).plusSeconds(1));
        assertThat(browser.post("/api/reviews/1/claim", "{}").statusCode()).isEqualTo(403);
        assertThat(browser.get("/api/me").body()).contains("\"roles\":[\"auditor\"]");
    }

    @Test
    void theProviderIsAskedOncePerPauseHoweverManyRequestsAtOnce() {
        Browser browser = counter();
        world.staff.slowUserInfo(access, official("taiyuan-shouli", "140100", "counter"));
        world.pass(Duration.ofMinutes(4).plusSeconds(1));
        HttpRequest request = browser.request("GET", "/api/reviews/queue", BodyPublishers.noBody());
        List<CompletableFuture<HttpResponse<String>>> answers = Stream.generate(
                        () -> Browser.http().sendAsync(request, BodyHandlers.ofString()))
                .limit(12)
                .toList();

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
        assertThat(queue(browser)).isEqualTo(200);
        world.staff.server().verify(1, WireMock.getRequestedFor(WireMock.urlEqualTo("/userinfo")));
    }

    @Test
    void aRefusalOfTheProviderEndsTheSession() {
        Browser browser = counter();
        world.staff.refuseUserInfo(access);
        world.pass(Duration.ofMinutes(4).plusSeconds(1));

        assertThat(queue(browser)).isEqualTo(401);
        assertThat(browser.cookies).doesNotContainKey("TB_DESK");
    }

    @Test
    void anExpiredAccessTokenIsRenewedAndARevokedGrantEndsTheSession() {
        Browser browser = counter();
        world.pass(Duration.ofMinutes(6));
        world.staff.refreshed("refresh-" + access, "second");
        world.staff.userInfo("second", official("taiyuan-shouli", "140100", "counter"));
        assertThat(queue(browser)).isEqualTo(200);

        world.pass(Duration.ofMinutes(6));
        world.staff.refreshRefused("refresh-second");
        assertThat(queue(browser)).isEqualTo(401);
    }

    @Test
    void userInfoAboutSomebodyElseEndsTheSession() {
        Browser browser = counter();
        world.staff.userInfo(access, official("another", "140100", "decider"));
        world.pass(Duration.ofMinutes(4).plusSeconds(1));

        assertThat(queue(browser)).isEqualTo(401);
    }

    @Test
    void aProviderThatIsDownEndsTheSessionOnlyAfterTheLimit() {
        Browser browser = counter();
        world.staff.down();
        world.pass(Duration.ofMinutes(5));
        assertThat(queue(browser)).isEqualTo(200);
        world.pass(Duration.ofMinutes(15));
        assertThat(queue(browser)).isEqualTo(200);
        world.pass(Duration.ofMinutes(11));
        assertThat(queue(browser)).as("31 minutes unconfirmed").isEqualTo(401);
    }

    @Test
    void theGatewayStartsAndRecoversWhileAProviderIsDown() {
        gateway.close();
        world.province.down();
        gateway = world.start();
        Browser browser = gateway.browser();
        assertThat(browser.get("/api/catalog/items").statusCode()).isEqualTo(200);
        browser.get("/oauth2/authorization/province");
        HttpResponse<String> failed = browser.get("/login/oauth2/code/province?code=x&state=y");
        assertThat(failed.headers().firstValue("Location")).contains("/login?error");

        world.province.up();
        world.province.login(browser, zhang());
        assertThat(browser.get("/api/me").body()).contains("\"kind\":\"APPLICANT\"");
    }

    @Test
    void aProviderThatDiesDuringALoginMakesAFailedLoginNotAnError() {
        Browser browser = gateway.browser();
        world.province.begin(browser, zhang(), UnaryOperator.identity());
        world.province.down();
        HttpResponse<String> back = browser.get(world.province.callback());

        assertThat(back.statusCode()).isEqualTo(302);
        assertThat(back.headers().firstValue("Location")).contains("/login?error");
        assertThat(Map.copyOf(browser.cookies)).isNotEmpty();
        assertThat(browser.get("/login?error&lang=en").body()).contains("Sign-in not completed");
    }
}
