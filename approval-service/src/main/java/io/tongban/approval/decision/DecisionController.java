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
    private final AssignAid assignAid;

    DecisionController(
            DecideApplication decide,
            ReportOut reportOut,
            RecordOutsideDecision recordOutside,
            DeliverResult deliver,
            HandIn handIn,
            AssignAid assignAid) {
        this.decide = decide;
        this.reportOut = reportOut;
        this.recordOutside = recordOutside;
        this.deliver = deliver;
        this.handIn = handIn;
        this.assignAid = assignAid;
    }

    /**
     * @param reason and text: required where the outcome is DENY (许可法第三十八条第二款)
     * @param publicSafety with FALSE_MATERIAL: the permit directly concerns public safety, health, life or property, and may
     *     not be applied for again for a year (许可法第七十八条)
     * @param overrun why the promised day was missed: required once it is over (优化营商环境条例第三十六条第二款)
     */
    public record DecisionRequest(
            @NotNull Outcome outcome,
            @Nullable DenialReason reason,
            @Nullable @Size(max = 4000) String text,
            @Nullable Boolean publicSafety,
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

    /** @param reason why it was noted wrongly */
    public record HandInCorrection(
            @NotBlank @Size(max = 60) String materialCode,
            @NotBlank @Size(min = 4, max = 500) String reason) {}

    public enum HandInChannel {
        POST,
        COUNTER
    }

    /**
     * @param deliveredOn day of the receipt, today where not said; of a public notice it follows from {@code publishedOn}
     * @param receiptNumber 回执 number of the post
     * @param recipient who signed for it at the window, or would not take it
     * @param witnesses of leaving it: two or more [A]
     * @param publishedOn day of the public notice
     * @param place where it was left or published
     */
    public record DeliveryRequest(
            @NotNull Channel channel,
            @Nullable LocalDate deliveredOn,
            @Nullable @Size(max = 50) String receiptNumber,
            @Nullable @Size(max = 50) String recipient,
            @Nullable @Size(max = 10) List<@NotBlank @Size(max = 50) String> witnesses,
            @Nullable LocalDate publishedOn,
            @Nullable @Size(max = 200) String place) {}

    /** @param institution who sends the person; @param person lawyer, grass-roots legal worker or volunteer */
    public record AssignmentRequest(
            @NotBlank @Size(max = 100) String institution,
            @NotBlank @Size(max = 50) String person) {}

    public enum Outcome {
        GRANT,
        DENY
    }

    public enum Channel {
        ELECTRONIC("电子送达（受送达人已同意，以到达其在本系统的账户之日为送达日期）"),
        POST("邮寄送达（以回执上注明的收件日期为准，回执附卷）"),
        COUNTER("直接送达（在政务服务窗口领取，受送达人签收）"),
        LEFT("留置送达（受送达人拒收，见证人签名；参照民事诉讼法，待法制机构确认）"),
        PUBLIC_NOTICE("公告送达（自公告之日起满三十日即视为送达；参照民事诉讼法，待法制机构确认）");

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
        return deliver.handle(new DeliverResult.Command(id, who, key, request)).map(Answers::of);
    }

    @Operation(summary = "Assign legal aid within three days of its grant 指派法律援助人员")
    @PostMapping(path = "/assignment", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasRole('reviewer')")
    public Mono<ResponseEntity<String>> assign(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody AssignmentRequest request) {
        return assignAid.handle(new AssignAid.Command(id, who, key, request)).map(Answers::of);
    }

    @Operation(summary = "Note an original that came in after the grant 登记交回原件")
    @PostMapping(path = "/hand-ins", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasRole('counter')")
    public Mono<ResponseEntity<String>> handIn(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody HandInRequest request) {
        return handIn.handle(new HandIn.Command(id, who, key, request)).map(Answers::of);
    }

    @Operation(summary = "Take back a wrong note of an original 更正交回登记")
    @PostMapping(path = "/hand-in-corrections", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasRole('counter')")
    public Mono<ResponseEntity<String>> undoHandIn(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody HandInCorrection request) {
        return handIn.handle(new HandIn.Correction(id, who, key, request)).map(Answers::of);
    }
}
