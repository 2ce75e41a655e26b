package io.tongban.approval.decision;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongban.approval.application.Answers;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.identity.Passport;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The decision, here or by the Ministry, and its delivery. Each answers with a MoveAnswer. */
@Tag(name = "decision", description = "决定: grant, deny, report to the Ministry, deliver")
@RestController
@RequestMapping(path = "/api/applications/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
public class DecisionController {

    private final DecideApplication decide;
    private final ReportOut reportOut;
    private final RecordOutsideDecision recordOutside;
    private final DeliverResult deliver;
    private final HandIn handIn;

    DecisionController(
            DecideApplication decide,
            ReportOut reportOut,
            RecordOutsideDecision recordOutside,
            DeliverResult deliver,
            HandIn handIn) {
        this.decide = decide;
        this.reportOut = reportOut;
        this.recordOutside = recordOutside;
        this.deliver = deliver;
        this.handIn = handIn;
    }

    /**
     * @param reason and text: required where the outcome is DENY (许可法第三十八条第二款)
     * @param overrun why the promised day was missed: required once it is over (优化营商环境条例第三十六条第二款)
     */
    public record DecisionRequest(
            @NotNull Outcome outcome,
            @Nullable DenialReason reason,
            @Nullable @Size(max = 4000) String text,
            @Nullable @Size(max = 1000) String overrun) {}

    /** @param overrun as with the decision */
    public record ReportRequest(@Nullable @Size(max = 1000) String overrun) {}

    /** @param number of the Ministry's document; @param document where it can be found */
    public record OutsideRequest(
            @NotNull Outcome outcome,
            @NotBlank @Size(max = 100) String number,
            @NotNull LocalDate decidedOn,
            @NotBlank @Size(max = 500) String document) {}

    /** @param channel POST or COUNTER */
    public record HandInRequest(
            @NotBlank @Size(max = 60) String materialCode,
            @NotNull HandInChannel channel) {}

    public enum HandInChannel {
        POST,
        COUNTER
    }

    public record DeliveryRequest(@NotNull Channel channel) {}

    public enum Outcome {
        GRANT,
        DENY
    }

    public enum Channel {
        ELECTRONIC("电子送达（受送达人已同意，以到达其在本系统的账户之日为送达日期）"),
        POST("邮寄送达（以回执上注明的收件日期为准，回执附卷）"),
        COUNTER("直接送达（在政务服务窗口领取，受送达人签收）");

        private final String text;

        Channel(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    @Operation(summary = "Decide 作出决定")
    @PostMapping(path = "/decision", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasRole('decider')")
    public Mono<ResponseEntity<String>> decide(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody DecisionRequest request) {
        return decide.handle(new DecideApplication.Command(id, who, key, request))
                .map(Answers::of);
    }

    @Operation(summary = "Report to the Ministry, which decides 上报司法部")
    @PostMapping("/report-out")
    @PreAuthorize("hasRole('decider')")
    public Mono<ResponseEntity<String>> reportOut(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody(required = false) @Nullable ReportRequest request) {
        return reportOut
                .handle(new ReportOut.Command(id, who, key, request == null ? new ReportRequest(null) : request))
                .map(Answers::of);
    }

    @Operation(summary = "Record the Ministry's decision 登记司法部决定")
    @PostMapping(path = "/outside-decision", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasRole('decider')")
    public Mono<ResponseEntity<String>> recordOutside(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody OutsideRequest request) {
        return recordOutside
                .handle(new RecordOutsideDecision.Command(id, who, key, request))
                .map(Answers::of);
    }

    @Operation(summary = "Deliver the result 送达")
    @PostMapping(path = "/delivery", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasRole('counter')")
    public Mono<ResponseEntity<String>> deliver(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody DeliveryRequest request) {
        return deliver.handle(new DeliverResult.Command(id, who, key, request.channel()))
                .map(Answers::of);
    }

    @Operation(summary = "Note an original that came in after the grant 登记交回原件")
    @PostMapping(path = "/hand-ins", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasRole('counter')")
    public Mono<Void> handIn(
            @AuthenticationPrincipal Passport who, @PathVariable UUID id, @Valid @RequestBody HandInRequest request) {
        return handIn.handle(id, who, request);
    }
}
