package io.tongban.approval.recusal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongban.approval.application.Answers;
import io.tongban.approval.application.Attendance;
import io.tongban.approval.application.People;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.identity.Passport;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Recusal asked by the applicant, and decided. Each answers with a MoveAnswer. */
@Tag(name = "recusal", description = "回避: request, decision, standing declarations")
@RestController
@RequestMapping(path = "/api/applications/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
public class RecusalController {

    private final RequestRecusal requestRecusal;
    private final DecideRecusal decideRecusal;

    RecusalController(RequestRecusal requestRecusal, DecideRecusal decideRecusal) {
        this.requestRecusal = requestRecusal;
        this.decideRecusal = decideRecusal;
    }

    /** @param official name, as the applicant knows it; @param step seq of the time line; one of the two is needed */
    public record RecusalRequest(
            @Nullable @Size(max = 50) String official,
            @Nullable Long step,
            @NotBlank @Size(min = 4, max = 1000) String reason) {}

    /** @param account of who stands aside; needed where it is granted and the request gave a name only */
    public record RecusalDecision(
            @NotNull Boolean granted,
            @Nullable @Pattern(regexp = People.ACCOUNT) String account,
            @NotBlank @Size(min = 4, max = 1000) String reason) {}

    @Operation(summary = "Ask that an official stand aside 申请回避")
    @PostMapping(path = "/recusal-requests", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasRole('applicant')")
    public Mono<ResponseEntity<String>> request(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody RecusalRequest request) {
        return requestRecusal
                .handle(new RequestRecusal.Command(id, who, key, request, null))
                .map(Answers::of);
    }

    public record RecusalAtWindowRequest(
            @NotNull @Valid Attendance attendance,
            @NotNull @Valid RecusalRequest recusal) {}

    @Operation(summary = "The same, asked at the window 窗口登记申请回避")
    @PostMapping(path = "/window/recusal-requests", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasRole('counter')")
    public Mono<ResponseEntity<String>> requestAtWindow(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody RecusalAtWindowRequest request) {
        return requestRecusal
                .handle(new RequestRecusal.Command(id, who, key, request.recusal(), request.attendance()))
                .map(Answers::of);
    }

    @Operation(summary = "Decide on the recusal that was asked, by a head not concerned 决定回避")
    @PostMapping(path = "/recusal-decisions", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasRole('decider')")
    public Mono<ResponseEntity<String>> decide(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody RecusalDecision request) {
        return decideRecusal
                .handle(new DecideRecusal.Command(id, who, key, request))
                .map(Answers::of);
    }
}
