package io.tongban.support.clock;

import io.swagger.v3.oas.annotations.Hidden;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code PUT /internal/clock}: sets the clock. Only there where the clock is driven, only for the scope clock. */
@Hidden
@RestController
public class DrivenClockController {

    private final DrivenClock clock;

    DrivenClockController(DrivenClock clock) {
        this.clock = clock;
    }

    @PutMapping("/internal/clock")
    @PreAuthorize("hasAuthority('SCOPE_clock')")
    public Mono<Time> set(@RequestBody Time time) {
        clock.set(time.instant());
        return Mono.just(new Time(clock.instant()));
    }

    /** @param instant null for the real time */
    public record Time(@Nullable Instant instant) {}
}
