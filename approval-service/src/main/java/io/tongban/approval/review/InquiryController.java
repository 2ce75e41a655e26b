package io.tongban.approval.review;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongban.approval.application.Answers;
import io.tongban.approval.application.People;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.identity.Passport;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
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

/** Looking into a case without touching its clock, and standing aside from it. */
@Tag(name = "inquiry", description = "核查、协查、回避: inspect, consult, declare a conflict")
@RestController
@RequestMapping(path = "/api/applications/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
public class InquiryController {

    private final RecordInspection recordInspection;
    private final ConsultOrgan consultOrgan;
    private final DeclareConflict declareConflict;

    InquiryController(RecordInspection recordInspection, ConsultOrgan consultOrgan, DeclareConflict declareConflict) {
        this.recordInspection = recordInspection;
        this.consultOrgan = consultOrgan;
        this.declareConflict = declareConflict;
    }

    /**
     * @param from and until: time of the day
     * @param officials who was there: two or more different ones (许可法第三十四条第三款)
     * @param photos pictures taken, by their digest
     */
    public record InspectRequest(
            @NotNull LocalDate on,
            @NotNull LocalTime from,
            @NotNull LocalTime until,
            @NotBlank @Size(max = 200) String place,
            @NotEmpty @Size(max = 20) List<@NotNull @Valid Inspector> officials,
            @NotBlank @Size(max = 4000) String notes,
            @NotNull @Size(max = 50) List<@NotNull @Valid Photo> photos,
            @NotNull @Valid SignedBy applicant) {}

    public record Inspector(
            @NotBlank @Pattern(regexp = People.ACCOUNT) String account,
            @NotBlank @Size(max = 50) String name) {}

    /** @param sm3 of the picture's bytes, hexadecimal */
    public record Photo(
            @NotBlank @Pattern(regexp = "[0-9a-f]{64}") String sm3,
            @NotBlank @Size(max = 100) String what) {}

    /** The applicant, or who was there for them. @param remark why it was not signed */
    public record SignedBy(
            @NotBlank @Size(max = 50) String name,
            @NotNull Boolean signed,
            @Nullable @Size(max = 200) String remark) {}

    /** @param organ whom; @param question what */
    public record ConsultRequest(
            @NotBlank @Size(max = 100) String organ,
            @NotBlank @Size(max = 2000) String question) {}

    public record ConflictRequest(
            @NotBlank @Size(min = 4, max = 500) String reason) {}

    @Operation(summary = "Record an on-site inspection by two or more officials 现场核查")
    @PostMapping(path = "/inspection", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasRole('reviewer')")
    public Mono<ResponseEntity<String>> inspect(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody InspectRequest request) {
        return recordInspection
                .handle(new RecordInspection.Command(id, who, key, request))
                .map(Answers::of);
    }

    @Operation(summary = "Consult another organ; the clock goes on 协查")
    @PostMapping(path = "/consultation", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasRole('reviewer')")
    public Mono<ResponseEntity<String>> consult(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody ConsultRequest request) {
        return consultOrgan
                .handle(new ConsultOrgan.Command(id, who, key, request))
                .map(Answers::of);
    }

    @Operation(summary = "Declare an own conflict of interest 申报回避; it is not taken back")
    @PostMapping(path = "/conflicts", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasAnyRole('counter', 'reviewer', 'decider')")
    public Mono<ResponseEntity<String>> conflict(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody ConflictRequest request) {
        return declareConflict
                .handle(new DeclareConflict.Command(id, who, key, request.reason()))
                .map(Answers::of);
    }
}
