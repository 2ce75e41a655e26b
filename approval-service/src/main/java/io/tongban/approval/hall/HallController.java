package io.tongban.approval.hall;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongban.approval.application.Answers;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.identity.Passport;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
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

/** 大厅预约, the applicant's side. */
@Tag(name = "hall", description = "大厅预约: slots, bookings, arrivals")
@RestController
@RequestMapping(path = "/api/hall", produces = MediaType.APPLICATION_JSON_VALUE)
public class HallController {

    private final ReadHall read;
    private final BookSlot book;
    private final ChangeBooking change;

    HallController(ReadHall read, BookSlot book, ChangeBooking change) {
        this.read = read;
        this.book = book;
        this.change = change;
    }

    /** @param application a draft or case of one's own that it is about */
    public record BookRequest(
            @NotBlank @Pattern(regexp = "[a-z0-9-]{1,60}") String itemCode,
            @Nullable UUID application) {}

    @Operation(
            summary = "Slots with room, the next first 可预约时段",
            description = "itemCode null: any item; a slot of one item serves no other")
    @GetMapping("/slots")
    @PreAuthorize("hasAnyRole('applicant', 'counter', 'supervisor')")
    public Mono<String> slots(
            @RequestParam String organ,
            @RequestParam(defaultValue = "") String item,
            @RequestParam(required = false) @Nullable LocalDate day,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") int limit) {
        return read.free(new ReadHall.Wanted(organ, item, day), cursor, limit);
    }

    @Operation(
            summary = "Book a slot 预约",
            description =
                    "409 SLOT_FULL, SLOT_CLOSED, SLOT_OVER, SLOT_OTHER_ITEM; BOOKED_ALREADY where one of the item is"
                            + " open, BOOKINGS_TOO_MANY")
    @PostMapping(path = "/slots/{id}/bookings", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasRole('applicant')")
    public Mono<ResponseEntity<String>> book(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody BookRequest request) {
        return book.handle(new BookSlot.Command(id, who, key, request)).map(Answers::of);
    }

    @Operation(summary = "One's bookings, the latest first 我的预约")
    @GetMapping("/bookings")
    @PreAuthorize("hasRole('applicant')")
    public Mono<String> own(
            @AuthenticationPrincipal Passport who,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") int limit) {
        return read.own(who, cursor, limit);
    }

    @Operation(summary = "Cancel, until the day that the booking names 取消预约; later 409 CANCEL_TOO_LATE")
    @PostMapping("/bookings/{id}/cancellation")
    @PreAuthorize("hasRole('applicant')")
    public Mono<ResponseEntity<String>> cancel(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key) {
        return change.cancel(id, who, key).map(Answers::of);
    }
}
