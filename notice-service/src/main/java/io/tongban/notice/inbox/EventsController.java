package io.tongban.notice.inbox;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Where the approval service tells what happened. */
@Hidden
@RestController
public class EventsController {

    private final ReceiveEvents receive;

    EventsController(ReceiveEvents receive) {
        this.receive = receive;
    }

    /** 204: the whole batch is kept for good, or was before. Anything else: nothing of it is kept. */
    @PostMapping(path = "/internal/events", consumes = "application/cloudevents-batch+json")
    @PreAuthorize("hasAuthority('SCOPE_events') and authentication.token.getClaimAsString('iss') == 'approval'")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    public Mono<Void> receive(@RequestBody byte[] batch) {
        return receive.handle(batch);
    }
}
