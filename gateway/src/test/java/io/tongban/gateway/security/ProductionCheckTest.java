package io.tongban.gateway.security;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongban.gateway.login.LoginProperties;
import io.tongban.gateway.login.LoginProperties.Provider;
import io.tongban.gateway.login.PublicUrl;
import io.tongban.gateway.session.CookieProperties;
import io.tongban.support.clock.ModeProperties;
import io.tongban.support.clock.ModeProperties.Mode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProductionCheckTest {

    private static final URI OUR_ADDRESS = URI.create("https://banshi.example.gov.cn");

    private static Provider provider(String base) {
        return new Provider(
                base,
                URI.create(base + "/a"),
                URI.create(base + "/t"),
                URI.create(base + "/k"),
                URI.create(base + "/u"),
                "client",
                "secret",
                null,
                List.of("openid"));
    }

    private static void start(Mode mode, String province, String staff, Boolean secure, URI publicUrl) {
        Duration any = Duration.ofMinutes(1);
        new ProductionCheck(
                new ModeProperties(mode, false),
                new LoginProperties(provider(province), provider(staff), any, any, any, any),
                new CookieProperties(secure),
                new PublicUrl(publicUrl));
    }

    @Test
    void productionTakesRealProviders() {
        assertThatCode(() -> start(
                        Mode.PRODUCTION,
                        "https://login.example.gov.cn",
                        "https://staff.example.gov.cn",
                        null,
                        OUR_ADDRESS))
                .doesNotThrowAnyException();
    }

    @Test
    void productionRefusesAStandInAndNamesAllFaultsAtOnce() {
        assertThatThrownBy(() ->
                        start(Mode.PRODUCTION, "http://login.example.gov.cn", "https://127.0.0.1:9002", false, null))
                .hasMessageContaining("login.province.issuer: http://login.example.gov.cn")
                .hasMessageContaining("login.staff.token-uri: https://127.0.0.1:9002/t")
                .hasMessageContaining("cookies.secure: false")
                .hasMessageContaining("public-url: null");
    }

    @Test
    void aDemonstrationTakesThemAll() {
        assertThatCode(() -> start(Mode.DEMO, "http://127.0.0.1:9001", "http://127.0.0.1:9002", null, null))
                .doesNotThrowAnyException();
    }
}
