package io.tongban.approval.draft;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongban.approval.application.Answers;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.identity.Passport;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** 草稿回收站: what was deleted, or expired unchanged. */
@Tag(name = "bin", description = "草稿回收站: delete, list, restore")
@RestController
@RequestMapping(path = "/api/applications", produces = MediaType.APPLICATION_JSON_VALUE)
@PreAuthorize("hasRole('applicant')")
public class BinController {

    private final BinDrafts bin;

    BinController(BinDrafts bin) {
        this.bin = bin;
    }

    @Operation(
            summary =
                    "Put a draft into the bin 删除草稿; what was submitted is withdrawn instead; the window, what it began")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasAnyRole('applicant', 'counter')")
    public Mono<Void> put(@AuthenticationPrincipal Passport who, @PathVariable UUID id) {
        return bin.put(id, who);
    }

    @Operation(summary = "One's drafts in the bin, newest first, and when each is erased 回收站")
    @GetMapping("/bin")
    public Mono<String> list(
            @AuthenticationPrincipal Passport who,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") int limit) {
        return bin.page(who, cursor, limit);
    }

    @Operation(summary = "Take a draft back from the bin 恢复草稿")
    @PostMapping("/{id}/restoration")
    public Mono<ResponseEntity<String>> restore(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key) {
        return bin.restore(new BinDrafts.Restoration(id, who, key)).map(Answers::of);
    }
}
