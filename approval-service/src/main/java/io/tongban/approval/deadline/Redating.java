package io.tongban.approval.deadline;

import io.tongban.support.background.Recurring;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whoever published, and however it ended: cases that were dated by an earlier calendar are found and redated. */
@Configuration(proxyBeanMethods = false)
class Redating {

    private static final Duration PAUSE = Duration.ofSeconds(30);

    @Bean
    Recurring redatingLoop(RedateCases cases, RedateTasks tasks, Relight lights) {
        return new Recurring(
                "redating", PAUSE, () -> cases.run().then(tasks.run()).then(lights.run()));
    }
}
