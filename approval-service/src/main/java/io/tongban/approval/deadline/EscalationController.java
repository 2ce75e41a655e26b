package io.tongban.approval.deadline;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongban.approval.application.Pages;
import io.tongban.support.identity.Passport;
import io.tongban.support.page.Cursor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What the superiors of an organ must look at. */
@Tag(name = "escalation", description = "督办: limits that turned red or are over")
@RestController
public class EscalationController {

    private final Escalations escalations;
    private final Pages pages;

    EscalationController(Escalations escalations, Pages pages) {
        this.escalations = escalations;
        this.pages = pages;
    }

    @Operation(summary = "Limits of the organ's cases that turned red or are over, newest first 督办")
    @GetMapping(path = "/api/reviews/escalations", produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasRole('supervisor')")
    public Mono<String> list(
            @AuthenticationPrincipal Passport who,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") int limit) {
        String organ = who.organ() == null ? "" : who.organ();
        Cursor after = Cursor.decode(cursor, organ, 1);
        int size = Pages.size(limit);
        return escalations
                .of(organ, after == null ? null : after.key(0, Long::valueOf), size + 1)
                .map(rows -> pages.of(rows, size, organ, List.of("nr")));
    }
}
