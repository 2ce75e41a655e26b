package io.tongban.approval.office;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongban.support.identity.Passport;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Finding a case again. What is looked for stands in the body: an address is written down everywhere. */
@Tag(name = "search", description = "查询: cases of the own organ")
@RestController
public class SearchController {

    private final SearchCases search;

    SearchController(SearchCases search) {
        this.search = search;
    }

    /**
     * One of the three.
     *
     * @param caseNumber whole
     * @param name any part of the applicant's, two characters or more
     * @param identityNumber whole: of a person, or the 统一社会信用代码 of an organisation
     */
    public record SearchRequest(
            @Nullable @Size(max = 50) String caseNumber,
            @Nullable @Size(min = 2, max = 100) String name,
            @Nullable @Size(min = 5, max = 30) String identityNumber,
            @Nullable @Size(max = 500) String cursor,
            @Nullable Integer limit) {}

    @Operation(
            summary = "Cases that pass or passed through the own organ, newest first 查询办件",
            description =
                    "by one of caseNumber (whole), name (a part), identityNumber (whole); changes nothing; the auditor finds those of all"
                            + " organs, which is noted in the audit log")
    @PostMapping(
            path = "/api/reviews/search",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasAnyRole('counter', 'reviewer', 'decider', 'supervisor', 'auditor')")
    public Mono<String> search(@AuthenticationPrincipal Passport who, @Valid @RequestBody SearchRequest request) {
        return search.page(who, request);
    }
}
