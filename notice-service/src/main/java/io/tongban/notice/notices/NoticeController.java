package io.tongban.notice.notices;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongban.notice.notices.ReadNotices.Query;
import io.tongban.support.identity.Passport;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** One's own notices. Another's are not there. */
@RestController
@RequestMapping("/api/notices")
@PreAuthorize("hasAnyRole('applicant', 'official')")
@Tag(name = "notices")
public class NoticeController {

    private final ReadNotices read;

    NoticeController(ReadNotices read) {
        this.read = read;
    }

    @GetMapping
    @Operation(operationId = "listNotices", summary = "Newest first")
    public Mono<ResponseEntity<NoticePage>> list(
            @Parameter(hidden = true) @AuthenticationPrincipal Passport reader,
            @RequestParam(defaultValue = "false") boolean unread,
            @RequestParam(required = false) @Nullable String cursor,
            @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "20"))
                    @RequestParam(defaultValue = "20")
                    int limit,
            ServerWebExchange exchange) {
        Language language = Language.of(exchange.getRequest().getHeaders());
        return read.list(reader, new Query(unread, cursor, limit))
                .map(page -> in(
                        language,
                        new NoticePage(
                                page.items().stream()
                                        .map(notice -> NoticeView.of(notice, language))
                                        .toList(),
                                page.next())));
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getNotice", summary = "One notice; does not mark it read")
    public Mono<ResponseEntity<NoticeView>> one(
            @Parameter(hidden = true) @AuthenticationPrincipal Passport reader,
            @PathVariable UUID id,
            ServerWebExchange exchange) {
        Language language = Language.of(exchange.getRequest().getHeaders());
        return read.one(reader, id).map(notice -> in(language, NoticeView.of(notice, language)));
    }

    @PostMapping("/{id}/read")
    @Operation(
            operationId = "markNoticeRead",
            summary = "Marks it read; the first time counts, so it needs no Idempotency-Key")
    public Mono<ResponseEntity<NoticeView>> markRead(
            @Parameter(hidden = true) @AuthenticationPrincipal Passport reader,
            @PathVariable UUID id,
            ServerWebExchange exchange) {
        Language language = Language.of(exchange.getRequest().getHeaders());
        return read.markRead(reader, id).map(notice -> in(language, NoticeView.of(notice, language)));
    }

    @GetMapping("/unread-count")
    @Operation(operationId = "countUnreadNotices", summary = "How many are unread")
    public Mono<UnreadCount> countUnread(@Parameter(hidden = true) @AuthenticationPrincipal Passport reader) {
        return read.countUnread(reader).map(UnreadCount::new);
    }

    private static <T> ResponseEntity<T> in(Language language, T body) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .body(body);
    }

    /** One page of the list. */
    public record NoticePage(
            @Schema(requiredMode = REQUIRED) List<NoticeView> items,

            @Schema(nullable = true, requiredMode = REQUIRED, description = "Cursor of the next page; null on the last")
            @Nullable
            String next) {}

    /** How many are unread. */
    public record UnreadCount(
            @Schema(requiredMode = REQUIRED, description = "1000 stands for 1000 or more")
            long count) {}
}
