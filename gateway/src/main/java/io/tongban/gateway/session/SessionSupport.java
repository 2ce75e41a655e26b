package io.tongban.gateway.session;

import io.tongban.support.background.Recurring;
import io.tongban.support.clock.ModeProperties;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.session.config.annotation.web.server.EnableSpringWebSession;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@EnableSpringWebSession
class SessionSupport {

    @Bean
    Sessions sessions(DatabaseClient database, JsonMapper json, SessionProperties lives, Clock clock) {
        return new R2dbcSessions(database, json, lives, clock);
    }

    @Bean
    DeskSessionIds deskSessionIds(CookieProperties cookies, ModeProperties mode) {
        return new DeskSessionIds(cookies.secureIn(mode.mode()));
    }

    @Bean
    Recurring sessionSweep(Sessions sessions, SessionProperties lives) {
        return new Recurring("session sweep", lives.sweep(), sessions::removeExpired);
    }
}
