package io.tongban.approval.supervision;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongban.support.identity.Passport;
import java.time.LocalDate;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the superiors of an organ look at: each number leads to its cases. */
@Tag(name = "supervision", description = "监察: board, statistics, export")
@RestController
@RequestMapping("/api/reviews")
@PreAuthorize("hasRole('supervisor')")
public class SupervisionController {

    private static final String CSV = "text/csv;charset=UTF-8";

    private final Board board;
    private final Statistics statistics;
    private final ExportCases export;

    SupervisionController(Board board, Statistics statistics, ExportCases export) {
        this.board = board;
        this.statistics = statistics;
        this.export = export;
    }

    @Operation(
            summary = "How the open cases stand: overdue, red, yellow, stopped, without a known date 监察看板",
            description =
                    "by organ (it and all below) and, of the organ itself, by item; a count's cases: queue + & + filters[name]."
                            + " organ: the own one, or one below")
    @GetMapping(path = "/board", produces = MediaType.APPLICATION_JSON_VALUE)
    public Mono<String> board(@AuthenticationPrincipal Passport who, @RequestParam(defaultValue = "") String organ) {
        return board.of(who, organ);
    }

    @Operation(
            summary = "What happened in a period 统计",
            description = "total, by organ (it and all below), by item; what each figure is stands in definitions")
    @GetMapping(path = "/statistics", produces = MediaType.APPLICATION_JSON_VALUE)
    public Mono<String> statistics(
            @AuthenticationPrincipal Passport who,
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            @RequestParam(defaultValue = "") String organ) {
        return statistics.of(who, organ, Span.of(from, to));
    }

    @Operation(
            summary = "The cases received in a period as CSV 导出",
            description = "UTF-8; persons' names are masked; each export is in the audit log")
    @GetMapping(path = "/export", produces = CSV)
    public Mono<ResponseEntity<Flux<DataBuffer>>> export(
            @AuthenticationPrincipal Passport who,
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            @RequestParam(defaultValue = "") String organ) {
        return Mono.fromSupplier(() -> file(Span.of(from, to), export.csv(who, organ, Span.of(from, to))));
    }

    private static ResponseEntity<Flux<DataBuffer>> file(Span span, Flux<byte[]> csv) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(CSV))
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"cases-%s-%s.csv\"".formatted(span.from(), span.to()))
                .header("X-Content-Type-Options", "nosniff")
                .body(csv.map(DefaultDataBufferFactory.sharedInstance::wrap));
    }
}
