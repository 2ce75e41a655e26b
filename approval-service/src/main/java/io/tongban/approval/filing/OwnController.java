package io.tongban.approval.filing;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongban.support.identity.Passport;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What the applicant has. */
@Tag(name = "applications", description = "申请: draft, submission, correction, withdrawal")
@RestController
@RequestMapping(path = "/api/applications", produces = MediaType.APPLICATION_JSON_VALUE)
@PreAuthorize("hasRole('applicant')")
public class OwnController {

    private final OwnApplications own;

    OwnController(OwnApplications own) {
        this.own = own;
    }

    @Operation(summary = "Own cases, newest first 我的办件")
    @GetMapping
    public Mono<String> list(
            @AuthenticationPrincipal Passport who,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") int limit) {
        return own.page(who, state, cursor, limit);
    }
}
