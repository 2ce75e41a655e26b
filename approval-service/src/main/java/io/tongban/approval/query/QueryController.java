package io.tongban.approval.query;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** 进度查询, for anybody who has the receipt. */
@Tag(name = "query", description = "进度查询: by case number and query code, without a session")
@RestController
public class QueryController {

    private final QueryProgress query;

    QueryController(QueryProgress query) {
        this.query = query;
    }

    /** Both as printed on the receipt. */
    public record QueryRequest(
            @NotBlank @Size(max = 40) String caseNumber,
            @NotBlank @Size(max = 40) String code) {}

    @Operation(
            summary = "State and dates of a case, by its number and query code 进度查询",
            description = "In a body, never in an address. 404 PROGRESS_UNKNOWN for a wrong code and an unknown number"
                    + " alike, and for a while after too many wrong codes.")
    @PostMapping(
            path = "/api/progress",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("isAuthenticated()")
    public Mono<ResponseEntity<QueryView>> query(@Valid @RequestBody QueryRequest request) {
        return query.handle(new QueryProgress.Command(request.caseNumber(), request.code()))
                .map(view ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(view));
    }
}
