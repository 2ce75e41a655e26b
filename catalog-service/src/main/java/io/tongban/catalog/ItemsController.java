package io.tongban.catalog;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The items, for everybody. */
@RestController
@RequestMapping(path = "/api/catalog/items", produces = "application/json")
@Tag(name = "items", description = "审批事项 and their guides")
class ItemsController {

    private final ReadCatalog catalog;

    ItemsController(ReadCatalog catalog) {
        this.catalog = catalog;
    }

    @Operation(
            operationId = "listItems",
            summary = "Items in force today, by seq",
            description = "All filters must hold. Pages by cursor; a cursor belongs to its filters."
                    + " Refusals: FILTER_INVALID (all faults at once), CURSOR_NOT_OURS.")
    @ApiResponse(
            responseCode = "200",
            description = "one page",
            content = @Content(schema = @Schema(implementation = Answers.ItemPage.class)))
    @GetMapping
    Mono<ResponseEntity<String>> list(@ParameterObject ItemQuery query) {
        return catalog.items(query).map(JsonAnswers::inForce);
    }

    @Operation(
            operationId = "readItem",
            summary = "The whole guide of an item, as in force today",
            description = "Refusal: ITEM_UNKNOWN.")
    @ApiResponse(
            responseCode = "200",
            description = "the guide",
            content = @Content(schema = @Schema(implementation = Answers.ItemGuide.class)))
    @GetMapping("/{code}")
    Mono<ResponseEntity<String>> read(
            @Parameter(description = "code of the item", example = "lawyer-practice-fulltime") @PathVariable
                    String code) {
        return catalog.item(code).map(JsonAnswers::inForce);
    }

    @Operation(
            operationId = "printItem",
            summary = "The guide as a page to print, in Chinese; A4",
            description = "Refusal: ITEM_UNKNOWN.")
    @ApiResponse(
            responseCode = "200",
            description = "the page",
            content = @Content(mediaType = MediaType.TEXT_HTML_VALUE, schema = @Schema(type = "string")))
    @GetMapping(path = "/{code}/print", produces = MediaType.TEXT_HTML_VALUE)
    Mono<ResponseEntity<String>> print(
            @Parameter(description = "code of the item", example = "lawyer-practice-fulltime") @PathVariable
                    String code) {
        return catalog.itemPage(code).map(JsonAnswers::page);
    }

    @Operation(
            operationId = "listItemVersions",
            summary = "All versions of an item with their days and what each changed, newest first",
            description = "Those to come too. Refusals: ITEM_UNKNOWN, FILTER_INVALID, CURSOR_NOT_OURS.")
    @ApiResponse(
            responseCode = "200",
            description = "one page",
            content = @Content(schema = @Schema(implementation = Answers.VersionPage.class)))
    @GetMapping("/{code}/versions")
    Mono<ResponseEntity<String>> versions(
            @Parameter(description = "code of the item", example = "lawyer-practice-fulltime") @PathVariable
                    String code,
            @Parameter(description = "next of the page before") @RequestParam(required = false) @Nullable String cursor,
            @Parameter(description = "rows per page, 1 to 100; 20 if not said")
                    @RequestParam(required = false)
                    @Nullable
                    String limit) {
        return catalog.itemVersions(code, cursor, limit).map(JsonAnswers::inForce);
    }

    @Operation(
            operationId = "readItemVersion",
            summary = "One version of an item's guide, in force or not",
            description = "A version never changes. Refusal: ITEM_VERSION_UNKNOWN.")
    @ApiResponse(
            responseCode = "200",
            description = "the guide",
            content = @Content(schema = @Schema(implementation = Answers.ItemGuide.class)))
    @GetMapping("/{code}/versions/{version}")
    Mono<ResponseEntity<String>> readVersion(
            @Parameter(description = "code of the item", example = "lawyer-practice-fulltime") @PathVariable
                    String code,
            @Parameter(description = "from 1 on") @PathVariable int version) {
        return catalog.itemVersion(code, version).map(JsonAnswers::fixed);
    }
}
