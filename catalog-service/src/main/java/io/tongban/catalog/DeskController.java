package io.tongban.catalog;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.identity.Passport;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
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

/** What editors (事项管理员) do. */
@RestController
@RequestMapping(path = "/api/catalog/admin", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "desk", description = "事项管理: new versions of items")
class DeskController {

    private static final String ITEM = "/items/{code}";

    private final ReadDesk read;
    private final PublishItem publish;

    DeskController(ReadDesk read, PublishItem publish) {
        this.read = read;
        this.publish = publish;
    }

    @Operation(
            operationId = "readItemSource",
            summary = "The latest version of an item as it is written down, to change it",
            description = "ETag: its version. Refusals: ITEM_UNKNOWN, SOURCE_NOT_KEPT.")
    @ApiResponse(
            responseCode = "200",
            description = "the item",
            content = @Content(schema = @Schema(implementation = DeskAnswers.Source.class)))
    @GetMapping(ITEM)
    @PreAuthorize("hasRole('editor')")
    Mono<ResponseEntity<DeskAnswers.Source>> source(@PathVariable String code) {
        return read.source(code)
                .map(source -> ResponseEntity.ok()
                        .eTag(String.valueOf(source.version()))
                        .cacheControl(CacheControl.noStore())
                        .body(source));
    }

    @Operation(
            operationId = "tryItemVersion",
            summary = "What publishing would do: all faults, all differences; nothing is published",
            description = "Refusals: ITEM_UNKNOWN, SOURCE_NOT_KEPT.")
    @ApiResponse(
            responseCode = "200",
            description = "faults and differences",
            content = @Content(schema = @Schema(implementation = DeskAnswers.DryRun.class)))
    @PostMapping(path = ITEM + "/dry-run", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasRole('editor')")
    Mono<DeskAnswers.DryRun> dryRun(
            @PathVariable String code,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = Proposal.Shape.class)))
                    @RequestBody
                    Map<String, Object> body) {
        return publish.dryRun(code, body);
    }

    @Operation(
            operationId = "publishItemVersion",
            summary = "Publishes a new version of an item",
            description = "If-Match: the version that it is based on. Refusals: NOT_YOUR_CATALOGUE, ITEM_UNKNOWN,"
                    + " ITEM_VERSION_FAULTY (all"
                    + " faults at once), EDITED_MEANWHILE, IF_MATCH_MISSING, SOURCE_NOT_KEPT, IDEMPOTENCY_KEY_MISSING,"
                    + " IDEMPOTENCY_KEY_REUSED.")
    @ApiResponse(
            responseCode = "201",
            description = "the version",
            content = @Content(schema = @Schema(implementation = DeskAnswers.Published.class)))
    @PostMapping(path = ITEM + "/versions", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasRole('editor')")
    Mono<ResponseEntity<String>> publish(
            @AuthenticationPrincipal Passport who,
            @PathVariable String code,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = Proposal.Shape.class)))
                    @RequestBody
                    Map<String, Object> body) {
        return publish.handle(new PublishItem.Command(code, who, key, version, body))
                .map(answer -> ResponseEntity.status(answer.status())
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(answer.body()));
    }

    @Operation(
            operationId = "listItemChanges",
            summary = "Who published what, when and why; newest first",
            description = "Refusals: FILTER_INVALID, CURSOR_NOT_OURS.")
    @ApiResponse(
            responseCode = "200",
            description = "one page",
            content = @Content(schema = @Schema(implementation = DeskAnswers.Log.class)))
    @GetMapping("/changes")
    @PreAuthorize("hasAnyRole('editor', 'supervisor', 'auditor')")
    Mono<ResponseEntity<String>> log(
            @Parameter(description = "code of an item; all if not said") @RequestParam(required = false) @Nullable
                    String item,
            @Parameter(description = "next of the page before") @RequestParam(required = false) @Nullable String cursor,
            @Parameter(description = "rows per page, 1 to 100; 20 if not said")
                    @RequestParam(required = false)
                    @Nullable
                    String limit) {
        return read.log(item, cursor, limit)
                .map(page -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(page));
    }
}
