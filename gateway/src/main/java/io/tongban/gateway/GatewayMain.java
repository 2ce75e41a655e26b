package io.tongban.gateway;

import io.tongban.support.clock.ClockSupport;
import io.tongban.support.clock.ModeProperties;
import io.tongban.support.identity.IdentityProperties;
import io.tongban.support.identity.Tokens;
import io.tongban.support.postgres.PostgresSupport;
import io.tongban.support.web.WebSupport;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The one door. It never runs on a driven clock: sessions and passports live on real time. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
@EnableConfigurationProperties({IdentityProperties.class, ModeProperties.class})
@Import({WebSupport.class, PostgresSupport.class})
public class GatewayMain {

    public static void main(String[] arguments) {
        SpringApplication.run(GatewayMain.class, arguments);
    }

    @Bean
    @ConditionalOnMissingBean(Clock.class)
    Clock clock() {
        return Clock.system(ClockSupport.ZONE);
    }

    /** Signs passports; services know the public half. */
    @Bean
    Tokens tokens(IdentityProperties identity, Clock clock) {
        Path file = identity.key();
        if (file == null) {
            throw new IllegalStateException("tongban.identity.key: absent (expected: a file with a private JWK)");
        }
        return Tokens.from(identity.name(), file, clock);
    }
}
