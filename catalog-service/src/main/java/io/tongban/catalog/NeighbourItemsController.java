package io.tongban.catalog;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The items for a neighbour, who keeps a copy. The gateway does not route here. */
@RestController
@Tag(name = "internal", description = "for neighbours with their own token; not routed by the gateway")
class NeighbourItemsController {

    private final ReadCatalog catalog;

    NeighbourItemsController(ReadCatalog catalog) {
        this.catalog = catalog;
    }

    @Operation(
            operationId = "readItemForNeighbour",
            summary = "The item version in force on a day",
            description = "Neighbour token with scope items. Refusals: NOT_SIGNED_IN, NOT_PERMITTED, ITEM_UNKNOWN.")
    @ApiResponse(
            responseCode = "200",
            description = "the item",
            content = @Content(schema = @Schema(implementation = Answers.NeighbourItem.class)))
    @GetMapping(path = "/internal/items/{code}", produces = "application/json")
    @PreAuthorize("hasAuthority('SCOPE_items')")
    Mono<ResponseEntity<String>> read(
            @PathVariable String code,
            @Parameter(description = "the neighbour's day; today if not said")
                    @RequestParam(required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable
                    LocalDate on) {
        return catalog.itemForNeighbour(code, on).map(JsonAnswers::revalidated);
    }
}
