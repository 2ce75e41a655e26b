package io.tongban.approval.office;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongban.approval.application.Answers;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.identity.Passport;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
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

/** What officials write down for each other about a case; the applicant never sees it. */
@Tag(name = "notes", description = "内部备注: for officials only")
@RestController
@RequestMapping(path = "/api/applications/{id}/notes", produces = MediaType.APPLICATION_JSON_VALUE)
@PreAuthorize("hasAnyRole('counter', 'reviewer', 'decider', 'supervisor')")
public class NoteController {

    private final KeepNotes notes;

    NoteController(KeepNotes notes) {
        this.notes = notes;
    }

    public record NoteRequest(@NotBlank @Size(max = 2000) String text) {}

    @Operation(summary = "Write a note 写备注; it is never changed", description = "answers {id, afterSeq, at}")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    public Mono<ResponseEntity<String>> write(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody NoteRequest request) {
        return notes.write(id, who, key, request.text()).map(Answers::of);
    }

    @Operation(
            summary = "Notes in the order they were written 查看备注",
            description = "afterSeq: entry of the time line after which it was written")
    @GetMapping
    public Mono<String> page(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") int limit) {
        return notes.page(id, who, cursor, limit);
    }
}
