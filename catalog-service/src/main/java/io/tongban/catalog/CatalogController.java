package io.tongban.catalog;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongban.catalog.Catalog.Part;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What stands beside the items: totals, packages, commitments, materials. For everybody. */
@RestController
@RequestMapping(path = "/api/catalog", produces = "application/json")
@Tag(name = "catalogue", description = "totals, packages, commitments, materials")
class CatalogController {

    private static final String CURSOR = "next of the page before";
    private static final String LIMIT = "rows per page, 1 to 100; 20 if not said";

    private final ReadCatalog catalog;

    CatalogController(ReadCatalog catalog) {
        this.catalog = catalog;
    }

    @Operation(
            operationId = "readSummary",
            summary = "Totals and categories",
            description = "Refusal: NOTHING_IN_FORCE.")
    @ApiResponse(
            responseCode = "200",
            description = "the totals",
            content = @Content(schema = @Schema(implementation = Answers.Summary.class)))
    @GetMapping("/summary")
    Mono<ResponseEntity<String>> summary() {
        return catalog.summary().map(JsonAnswers::inForce);
    }

    @Operation(
            operationId = "listPackages",
            summary = "Packages (一件事)",
            description = "Refusals: FILTER_INVALID, CURSOR_NOT_OURS.")
    @ApiResponse(
            responseCode = "200",
            description = "one page",
            content = @Content(schema = @Schema(implementation = Answers.PackagePage.class)))
    @GetMapping("/packages")
    Mono<ResponseEntity<String>> packages(
            @Parameter(description = CURSOR) @RequestParam(required = false) @Nullable String cursor,
            @Parameter(description = LIMIT) @RequestParam(required = false) @Nullable String limit) {
        return catalog.parts(Part.PACKAGE, cursor, limit).map(JsonAnswers::inForce);
    }

    @Operation(operationId = "readPackage", summary = "One package", description = "Refusal: PACKAGE_UNKNOWN.")
    @ApiResponse(
            responseCode = "200",
            description = "the package",
            content = @Content(schema = @Schema(implementation = Answers.PackageAnswer.class)))
    @GetMapping("/packages/{code}")
    Mono<ResponseEntity<String>> servicePackage(@PathVariable String code) {
        return catalog.part(Part.PACKAGE, code).map(JsonAnswers::inForce);
    }

    @Operation(
            operationId = "listCommitments",
            summary = "Commitments (告知承诺)",
            description = "Refusals: FILTER_INVALID, CURSOR_NOT_OURS.")
    @ApiResponse(
            responseCode = "200",
            description = "one page",
            content = @Content(schema = @Schema(implementation = Answers.CommitmentPage.class)))
    @GetMapping("/commitments")
    Mono<ResponseEntity<String>> commitments(
            @Parameter(description = CURSOR) @RequestParam(required = false) @Nullable String cursor,
            @Parameter(description = LIMIT) @RequestParam(required = false) @Nullable String limit) {
        return catalog.parts(Part.COMMITMENT, cursor, limit).map(JsonAnswers::inForce);
    }

    @Operation(operationId = "readCommitment", summary = "One commitment", description = "Refusal: COMMITMENT_UNKNOWN.")
    @ApiResponse(
            responseCode = "200",
            description = "the commitment",
            content = @Content(schema = @Schema(implementation = Answers.CommitmentAnswer.class)))
    @GetMapping("/commitments/{code}")
    Mono<ResponseEntity<String>> commitment(@PathVariable String code) {
        return catalog.part(Part.COMMITMENT, code).map(JsonAnswers::inForce);
    }

    @Operation(
            operationId = "readMaterial",
            summary = "One kind of material",
            description = "Refusal: MATERIAL_UNKNOWN.")
    @ApiResponse(
            responseCode = "200",
            description = "the material",
            content = @Content(schema = @Schema(implementation = Answers.MaterialAnswer.class)))
    @GetMapping("/materials/{code}")
    Mono<ResponseEntity<String>> material(@PathVariable String code) {
        return catalog.part(Part.MATERIAL, code).map(JsonAnswers::inForce);
    }
}
