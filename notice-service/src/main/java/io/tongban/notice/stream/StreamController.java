package io.tongban.notice.stream;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongban.notice.notices.Language;
import io.tongban.notice.notices.Notice;
import io.tongban.notice.notices.NoticeView;
import io.tongban.support.identity.Passport;
import io.tongban.support.problem.RefusedException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;

/** One's own notices as they come. */
@RestController
@Tag(name = "notices")
public class StreamController {

    private static final Duration RETRY = Duration.ofSeconds(3);

    private final FollowNotices follow;

    StreamController(FollowNotices follow) {
        this.follow = follow;
    }

    @GetMapping(path = "/api/notices/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @PreAuthorize("hasAnyRole('applicant', 'official')")
    @Operation(
            operationId = "streamNotices",
            summary = "Server-sent events: name notice, id = position, data = a Notice",
            description =
                    "Begins after Last-Event-ID, else after the parameter, else with what is yet to come. Ends after"
                            + " 15 minutes at most; open the next with Last-Event-ID. 503 or 429 with Retry-After: poll instead.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(implementation = NoticeView.class)))
    public Flux<ServerSentEvent<NoticeView>> stream(
            @Parameter(hidden = true) @AuthenticationPrincipal Passport reader,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            @Parameter(description = "Position of the newest notice that the page has")
                    @RequestParam(required = false)
                    @Nullable
                    String after,
            ServerWebExchange exchange) {
        Language language = Language.of(exchange.getRequest().getHeaders());
        HttpHeaders headers = exchange.getResponse().getHeaders();
        headers.set("X-Accel-Buffering", "no");
        headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        return follow.handle(reader, lastEventId == null ? after : lastEventId)
                .takeUntilOther(RequestEnd.of(exchange))
                .map(notice -> event(notice, language))
                .doOnError(RefusedException.class, refused -> retryAfter(refused, headers));
    }

    private static ServerSentEvent<NoticeView> event(Optional<Notice> beat, Language language) {
        return beat.map(notice -> ServerSentEvent.builder(NoticeView.of(notice, language))
                        .id(String.valueOf(notice.position()))
                        .event("notice")
                        .build())
                .orElseGet(() -> ServerSentEvent.<NoticeView>builder()
                        .comment("heartbeat")
                        .retry(RETRY)
                        .build());
    }

    private static void retryAfter(RefusedException refused, HttpHeaders headers) {
        Optional.ofNullable(refused.refusal().more().get("retryAfter"))
                .ifPresent(seconds -> headers.set(HttpHeaders.RETRY_AFTER, seconds.toString()));
    }
}
