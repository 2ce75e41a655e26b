package io.tongban.support.idempotency;

import io.tongban.support.background.Recurring;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** Import into a service that keeps answers: forgets them after seven days. */
@Configuration(proxyBeanMethods = false)
public class IdempotencySupport {

    private static final Duration PAUSE = Duration.ofHours(1);
    private static final String FORGET = """
            delete from idempotency where (owner, operation, key) in (
                select owner, operation, key from idempotency where created_at < now() - interval '7 days' limit 10000)
            """;

    @Bean
    KeptAnswers keptAnswers(DatabaseClient database) {
        return new KeptAnswers(database);
    }

    @Bean
    Recurring forgetOldAnswers(DatabaseClient database) {
        return new Recurring("old answers", PAUSE, () -> database.sql(FORGET).then());
    }
}
