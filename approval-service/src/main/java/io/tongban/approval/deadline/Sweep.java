package io.tongban.approval.deadline;

import io.tongban.support.background.Recurring;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Writes down what time alone has done: acceptance by silence, and cases that need a superior. Any number of
 * instances may sweep at once, or none for days: the dates come from the clock's fold, not from the sweep.
 */
@Component
class Sweep {

    private final SweepGuard guard;
    private final AcceptSilent silent;
    private final Escalations escalations;

    Sweep(SweepGuard guard, AcceptSilent silent, Escalations escalations) {
        this.guard = guard;
        this.silent = silent;
        this.escalations = escalations;
    }

    /** @return false, with an alarm in the log, where the clock cannot be trusted: nothing is written then */
    Mono<Boolean> run() {
        return guard.day()
                .flatMap(day -> silent.acceptAll(day)
                        .then(escalations.raise(day))
                        .then(guard.remember(day))
                        .thenReturn(true))
                .defaultIfEmpty(false);
    }

    @Configuration(proxyBeanMethods = false)
    static class Regularly {

        @Bean
        Recurring sweepRegularly(Sweep sweep, SweepProperties properties) {
            return new Recurring("sweep", properties.pause(), () -> sweep.run().then());
        }
    }
}
