package io.tongban.approval.deadline;

import io.tongban.support.background.Recurring;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A case written as 待公布 while its year was being published gets its date a little later. */
@Configuration(proxyBeanMethods = false)
class Redating {

    private static final Duration PAUSE = Duration.ofSeconds(60);

    @Bean
    Recurring dateUndatedCases(PublishYear publish) {
        return new Recurring("undated cases", PAUSE, publish::dateAll);
    }
}
