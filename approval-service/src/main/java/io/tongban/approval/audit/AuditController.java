package io.tongban.approval.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What the auditor reads, of all organs. */
@Tag(name = "audit", description = "审计: reads, reveals, exports, hand-overs, roles")
@RestController
public class AuditController {

    private final ReadAudit audit;

    AuditController(ReadAudit audit) {
        this.audit = audit;
    }

    @Operation(
            summary = "Who saw, revealed, exported, handed over and was given what, newest first 审计日志",
            description =
                    "kind: ROLES (roles of an official as first met here), READ, REVEAL, EXPORT, EXPORT_ENDED, HAND_OVER;"
                            + " organ, person (issuer:subject), application")
    @GetMapping(path = "/api/reviews/audit", produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasRole('auditor')")
    public Mono<String> list(
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String organ,
            @RequestParam(defaultValue = "") String person,
            @RequestParam(required = false) @Nullable UUID application,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") int limit) {
        return audit.page(new ReadAudit.Filter(kind, organ, person, application), cursor, limit);
    }
}
