package io.tongban.catalog;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The plan of a package: for everybody, and for the neighbour who builds its cases. */
@RestController
@Tag(name = "plan", description = "一件事: the cases, materials and questions of a package under given answers")
class PlanController {

    private static final String REFUSALS = "PACKAGE_UNKNOWN, PACKAGE_NOT_PLANNED, PLAN_INVALID (all faults at once),"
            + " PLAN_EMPTY (with the reason in law), BAD_REQUEST, TOO_LARGE.";

    private final PlanPackage plan;

    PlanController(PlanPackage plan) {
        this.plan = plan;
    }

    @Operation(
            operationId = "planPackage",
            summary = "What a package comes to under these answers, as in force today",
            description = "A calculation; nothing is kept and nothing is filed. Refusals: " + REFUSALS)
    @ApiResponse(
            responseCode = "200",
            description = "the plan",
            content = @Content(schema = @Schema(implementation = Plan.class)))
    @PostMapping(
            path = "/api/catalog/packages/{code}/plan",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<Plan>> plan(
            @Parameter(description = "code of the package", example = "PK-FIRM-SETUP") @PathVariable String code,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = PlanRequest.Shape.class)))
                    @RequestBody
                    Map<String, Object> body) {
        return answer(new PlanPackage.Command(code, null, body));
    }

    @Operation(
            operationId = "planPackageForNeighbour",
            summary = "The same with the versions in force on a day",
            description = "Neighbour token with scope items. Refusals: NOT_SIGNED_IN, NOT_PERMITTED, " + REFUSALS,
            tags = "internal")
    @ApiResponse(
            responseCode = "200",
            description = "the plan",
            content = @Content(schema = @Schema(implementation = Plan.class)))
    @PostMapping(
            path = "/internal/packages/{code}/plan",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasAuthority('SCOPE_items')")
    Mono<ResponseEntity<Plan>> planForNeighbour(
            @PathVariable String code,
            @Parameter(description = "the neighbour's day; today if not said")
                    @RequestParam(required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable
                    LocalDate on,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = PlanRequest.Shape.class)))
                    @RequestBody
                    Map<String, Object> body) {
        return answer(new PlanPackage.Command(code, on, body));
    }

    /** Labels are names of people: nobody keeps the answer. */
    private Mono<ResponseEntity<Plan>> answer(PlanPackage.Command command) {
        return plan.handle(command)
                .map(made ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(made));
    }
}
