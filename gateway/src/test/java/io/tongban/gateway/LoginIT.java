package io.tongban.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.tongban.gateway.World.Instance;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoginIT {

    private static World world;
    private static Instance gateway;

    @BeforeAll
    static void start() {
        world = new World();
        gateway = world.start();
    }

    @AfterAll
    static void stop() {
        gateway.close();
        world.close();
    }

    @BeforeEach
    void services() {
        List.of(world.catalog, world.approval, world.notice).forEach(service -> {
            service.resetAll();
            service.stubFor(any(anyUrl()).willReturn(okJson("{\"ok\":true}")));
        });
    }

    private LoggedRequest seen() {
        return world.approval.getAllServeEvents().get(0).getRequest();
    }

    @Test
    void applicantLogsInAndTheServiceGetsTheirPassport() {
        Browser browser = gateway.browser();
        world.province.login(browser, World.zhang());

        HttpResponse<String> answer = browser.get("/api/applications");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(browser.cookies).containsKey("TB_SESSION").doesNotContainKey("TB_DESK");
        Map<String, Object> passport = FakeIssuer.read(seen().getHeader("X-Passport"));
        assertThat(passport)
                .containsEntry("iss", "gateway")
                .containsEntry("aud", "approval")
                .containsEntry("kind", "APPLICANT")
                .containsEntry("login", "province")
                .containsEntry("sub", "zhang")
                .containsEntry("name", "张伟")
                .containsEntry("loa", 3)
                .containsEntry("auth_time", 1_790_000_000);
    }

    @Test
    void meTellsWhoIsThere() {
        Browser browser = gateway.browser();
        assertThat(browser.get("/api/me").body()).contains("\"kind\":\"VISITOR\"");
        world.staff.login(browser, World.official("taiyuan-shouli", "140100", "counter"));

        assertThat(browser.get("/api/me").body())
                .contains("\"kind\":\"OFFICIAL\"", "\"issuer\":\"staff\"", "\"roles\":[\"counter\"]", "\"140100\"");
        assertThat(browser.cookies).containsKey("TB_DESK").doesNotContainKey("TB_SESSION");
    }
}
