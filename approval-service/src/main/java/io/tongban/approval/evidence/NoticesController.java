package io.tongban.approval.evidence;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Where the notice service reports what it told and when it was first read. */
@Hidden
@RestController
public class NoticesController {

    /** A relay sends 50 at most. */
    private static final int MOST = 200;

    private final KeepNotices keep;

    NoticesController(KeepNotices keep) {
        this.keep = keep;
    }

    /** 204: all of it is in the chains, or was before. Anything else: told again later. */
    @PostMapping(path = "/internal/notices", consumes = "application/cloudevents-batch+json")
    @PreAuthorize("hasAuthority('SCOPE_notices') and authentication.token.getClaimAsString('iss') == 'notice'")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    public Mono<Void> receive(@RequestBody @Size(max = MOST) List<@Valid NoticeReport> reports) {
        return keep.handle(reports);
    }
}
