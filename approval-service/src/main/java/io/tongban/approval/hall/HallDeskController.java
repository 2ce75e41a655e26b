package io.tongban.approval.hall;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongban.approval.application.Answers;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.identity.Passport;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** 大厅预约, the side of the hall; always that of the own organ. */
@Tag(name = "hall", description = "大厅预约: slots, bookings, arrivals")
@RestController
@RequestMapping(path = "/api/hall", produces = MediaType.APPLICATION_JSON_VALUE)
@PreAuthorize("hasAnyRole('counter', 'supervisor')")
public class HallDeskController {

    private final OpenSlots open;
    private final CloseSlot close;
    private final ChangeBooking change;
    private final ReadHall read;

    HallDeskController(OpenSlots open, CloseSlot close, ChangeBooking change, ReadHall read) {
        this.open = open;
        this.close = close;
        this.change = change;
        this.read = read;
    }

    /**
     * Slots of one day that are alike but for their beginning.
     *
     * @param capacity of each
     * @param itemCode null for any item
     * @param dayOff true where a day off is meant
     */
    public record OpenRequest(
            @NotNull LocalDate day,
            @NotEmpty @Size(max = 50) List<@NotNull LocalTime> begins,
            @NotNull @Min(5) @Max(480) Integer minutes,
            @NotNull @Min(1) @Max(500) Integer capacity,
            @Nullable @Pattern(regexp = "[a-z0-9-]{1,60}") String itemCode,
            @Nullable Boolean dayOff) {}

    public record CloseRequest(
            @NotBlank @Size(min = 4, max = 500) String reason) {}

    public record ArrivalRequest(@NotNull Boolean arrived) {}

    @Operation(summary = "Open slots of a day, all or none 开放预约时段; 409 SLOT_EXISTS")
    @PostMapping(path = "/slots", consumes = MediaType.APPLICATION_JSON_VALUE)
    public Mono<ResponseEntity<String>> open(
            @AuthenticationPrincipal Passport who,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody OpenRequest request) {
        return open.handle(who, key, request).map(Answers::of);
    }

    @Operation(summary = "Close a slot; who booked it is told 关闭时段")
    @PostMapping(path = "/slots/{id}/closing", consumes = MediaType.APPLICATION_JSON_VALUE)
    public Mono<ResponseEntity<String>> close(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody CloseRequest request) {
        return close.handle(id, who, key, request.reason()).map(Answers::of);
    }

    @Operation(summary = "Who comes to the own hall on a day, today by default; names are masked 当日预约")
    @GetMapping("/visits")
    public Mono<String> visits(
            @AuthenticationPrincipal Passport who,
            @RequestParam(required = false) @Nullable LocalDate day,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") int limit) {
        return read.visits(who, day, cursor, limit);
    }

    @Operation(summary = "Note that somebody came, or did not; on that day 登记到场、爽约")
    @PostMapping(path = "/bookings/{id}/arrival", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasRole('counter')")
    public Mono<ResponseEntity<String>> arrival(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody ArrivalRequest request) {
        return change.mark(id, who, key, request.arrived()).map(Answers::of);
    }
}
