package io.tongban.gateway.session;

import java.time.Duration;
import org.springframework.session.ReactiveSessionRepository;
import reactor.core.publisher.Mono;

/** Sessions, and the right to ask the provider about one of them. */
public interface Sessions extends ReactiveSessionRepository<StoredSession> {

    /** Whether the caller, alone among all instances, may now re-check the login of that session. */
    Mono<Boolean> leaseCheck(String id, Duration life);

    Mono<Void> removeExpired();
}
