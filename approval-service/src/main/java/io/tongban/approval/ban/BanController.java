package io.tongban.approval.ban;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongban.approval.application.Answers;
import io.tongban.approval.application.Pages;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.identity.Passport;
import io.tongban.support.page.Cursor;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Who may not apply again: bans are imposed by the decisions that say so, and taken back here. */
@Tag(name = "ban", description = "禁止再次申请: list, correction")
@RestController
@RequestMapping(path = "/api/reviews/bans", produces = MediaType.APPLICATION_JSON_VALUE)
public class BanController {

    private final BanDesk desk;
    private final Pages pages;

    BanController(BanDesk desk, Pages pages) {
        this.desk = desk;
        this.pages = pages;
    }

    /** @param reason why the ban was wrong */
    public record LiftRequest(
            @NotBlank @Size(min = 4, max = 1000) String reason) {}

    @Operation(summary = "Bans that the organ imposed, newest first 本机关作出的限制")
    @GetMapping
    @PreAuthorize("hasAnyRole('counter', 'reviewer', 'decider', 'supervisor')")
    public Mono<String> list(
            @AuthenticationPrincipal Passport who,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") int limit) {
        String organ = who.organ() == null ? "" : who.organ();
        Cursor after = Cursor.decode(cursor, organ, 2);
        int size = Pages.size(limit);
        return desk.of(
                        organ,
                        after == null ? null : after.key(0, OffsetDateTime::parse),
                        after == null ? null : after.key(1, UUID::fromString),
                        size + 1)
                .map(rows -> pages.of(rows, size, organ, List.of("imposedAt", "id")));
    }

    @Operation(summary = "Take back a ban that was wrong 更正限制")
    @PostMapping(path = "/{ban}/lifting", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasRole('decider')")
    public Mono<ResponseEntity<String>> lift(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID ban,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody LiftRequest request) {
        return desk.lift(who, ban, key, request.reason()).map(Answers::of);
    }
}
