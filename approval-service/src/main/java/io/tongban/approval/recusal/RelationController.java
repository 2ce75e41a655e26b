package io.tongban.approval.recusal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongban.approval.application.Answers;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.identity.Passport;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What an official declares once: who they are, their relatives, their firm. In cases of these they stand aside. */
@Tag(name = "recusal", description = "回避: request, decision, standing declarations")
@RestController
@RequestMapping(path = "/api/reviews/relations", produces = MediaType.APPLICATION_JSON_VALUE)
@PreAuthorize("hasAnyRole('counter', 'reviewer', 'decider')")
public class RelationController {

    private final Relations relations;

    RelationController(Relations relations) {
        this.relations = relations;
    }

    public enum RelationKind {
        SELF,
        RELATIVE,
        FIRM
    }

    /** @param number identity number of a person, 统一社会信用代码 of a firm; kept as a digest. @param note which relation */
    public record RelationRequest(
            @NotNull RelationKind kind,
            @NotBlank @Pattern(regexp = "[0-9A-Za-z]{5,30}") String number,
            @NotBlank @Size(max = 100) String note) {}

    @Operation(summary = "Declare a relation 申报近亲属、任职单位")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    public Mono<ResponseEntity<String>> declare(
            @AuthenticationPrincipal Passport who,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody RelationRequest request) {
        return relations.declare(who, key, request).map(Answers::of);
    }

    @Operation(summary = "Own declarations, without their numbers 本人申报")
    @GetMapping
    public Mono<String> own(@AuthenticationPrincipal Passport who) {
        return relations.of(who);
    }

    @Operation(summary = "End an own declaration 终止申报")
    @DeleteMapping("/{relation}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    public Mono<Void> end(@AuthenticationPrincipal Passport who, @PathVariable UUID relation) {
        return relations.end(who, relation);
    }
}
