package io.tongban.notice.stream;

import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** Says whose streams should look into the table now. A hint: the table is the truth. */
@Component
class Wakes {

    private static final String EVERYBODY = "";

    private final Sinks.Many<String> sink = Sinks.many().multicast().directBestEffort();

    void wake(String owner) {
        sink.emitNext(owner, Sinks.EmitFailureHandler.busyLooping(Duration.ofSeconds(1)));
    }

    void wakeEverybody() {
        wake(EVERYBODY);
    }

    /** The hints for one owner; those in a hurry may drop all but the last. */
    Flux<String> of(String owner) {
        return sink.asFlux().filter(woken -> woken.equals(owner) || woken.equals(EVERYBODY));
    }
}
