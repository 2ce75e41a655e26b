package io.tongban.approval.interested;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongban.approval.application.Answers;
import io.tongban.approval.lifecycle.Action;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.identity.Passport;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
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
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** 利害关系人: what the organ does, and what they do themselves. Moves answer with a MoveAnswer. */
@Tag(name = "interested", description = "利害关系人: tell, hear, take up a notice")
@RestController
public class InterestedController {

    private static final String CASE = "/api/applications/{id}";
    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;

    private final NotifyInterested notifyInterested;
    private final HearInterested hearInterested;
    private final Interests interests;

    InterestedController(NotifyInterested notifyInterested, HearInterested hearInterested, Interests interests) {
        this.notifyInterested = notifyInterested;
        this.hearInterested = hearInterested;
        this.interests = interests;
    }

    public enum PartyType {
        PERSON,
        ORGANISATION
    }

    public enum HearingWish {
        ASKED,
        WAIVED
    }

    /**
     * @param number identity number or 统一社会信用代码, where known
     * @param matter how it concerns them
     * @param answerBy last day to state views, 5 to 60 days from today [A]
     * @param majorInterests between the applicant and them: they may ask for a hearing (许可法第四十七条)
     */
    public record NotifyRequest(
            @NotBlank @Size(max = 100) String name,
            @NotNull PartyType type,
            @Nullable @Pattern(regexp = "[0-9A-Za-z]{5,30}") String number,
            @Nullable @Size(max = 30) String phone,
            @Nullable @Size(max = 200) String address,
            @NotBlank @Size(max = 1000) String matter,
            @NotNull LocalDate answerBy,
            @NotNull Boolean majorInterests) {}

    /** @param hearing whether one is asked for, or given up; null says nothing of it */
    public record InterestedViews(
            @NotBlank @Size(max = 5000) String text,
            @Nullable HearingWish hearing) {}

    /** @param party id of who was told */
    public record RecordRequest(
            @NotNull UUID party, @NotNull @Valid InterestedViews views) {}

    /** @param code as the notice bears it */
    public record TakeUpRequest(
            @NotBlank @Size(max = 40) String caseNumber,
            @NotBlank @Size(max = 20) String code) {}

    /**
     * A notice as its addressee sees it.
     *
     * @param applicant masked
     * @param hearingBy null where the right to a hearing was not told
     */
    public record InterestView(
            UUID id,
            UUID application,
            String caseNumber,
            String itemName,
            String organ,
            String stateName,
            String applicant,
            String matter,
            LocalDate toldOn,
            LocalDate viewsBy,
            @Nullable LocalDate hearingBy,
            List<StatedView> views) {}

    /** @param hearing ASKED, WAIVED, or empty */
    public record StatedView(LocalDate on, String text, String hearing) {}

    public record InterestsView(List<InterestView> items) {}

    @Operation(summary = "Tell somebody whose major interests the case concerns 告知利害关系人")
    @PostMapping(path = CASE + "/interested-parties", consumes = JSON, produces = JSON)
    @PreAuthorize("hasRole('reviewer')")
    public Mono<ResponseEntity<String>> notifyParty(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody NotifyRequest request) {
        return notifyInterested
                .handle(new NotifyInterested.Command(id, who, key, request))
                .map(Answers::of);
    }

    @Operation(summary = "Take down what an interested party says at the counter or in writing 登记利害关系人意见")
    @PostMapping(path = CASE + "/interested-views", consumes = JSON, produces = JSON)
    @PreAuthorize("hasRole('counter')")
    public Mono<ResponseEntity<String>> recordViews(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody RecordRequest request) {
        return hearInterested
                .handle(new HearInterested.Command(
                        id, request.party(), who, key, Action.RECORD_INTERESTED_VIEWS, request.views()))
                .map(Answers::of);
    }

    @Operation(summary = "Take up a notice to an interested party by its number and code; again is no fault 凭查询码查看")
    @PostMapping(path = "/api/interests", consumes = JSON, produces = JSON)
    @PreAuthorize("hasRole('applicant')")
    public Mono<InterestView> takeUp(
            @AuthenticationPrincipal Passport who,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody TakeUpRequest request) {
        IdempotencyKey.of(who.personKey(), "interests", key, request);
        return interests.takeUp(who, request.caseNumber(), request.code());
    }

    @Operation(summary = "Notices taken up, newest first 我作为利害关系人的告知")
    @GetMapping(path = "/api/interests", produces = JSON)
    @PreAuthorize("hasRole('applicant')")
    public Mono<InterestsView> list(@AuthenticationPrincipal Passport who) {
        return interests.of(who).collectList().map(InterestsView::new);
    }

    @Operation(summary = "One of them")
    @GetMapping(path = "/api/interests/{party}", produces = JSON)
    @PreAuthorize("hasRole('applicant')")
    public Mono<InterestView> one(@AuthenticationPrincipal Passport who, @PathVariable UUID party) {
        return interests.one(who, party);
    }

    @Operation(summary = "State views, ask for a hearing 陈述、申辩,要求听证")
    @PostMapping(path = "/api/interests/{party}/views", consumes = JSON, produces = JSON)
    @PreAuthorize("hasRole('applicant')")
    public Mono<ResponseEntity<String>> views(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID party,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody InterestedViews views) {
        return interests
                .one(who, party)
                .flatMap(own -> hearInterested.handle(new HearInterested.Command(
                        own.application(), party, who, key, Action.GIVE_INTERESTED_VIEWS, views)))
                .map(Answers::of);
    }
}
