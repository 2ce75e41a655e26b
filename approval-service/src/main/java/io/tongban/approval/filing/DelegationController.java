package io.tongban.approval.filing;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongban.approval.organ.Exercise;
import io.tongban.approval.organ.Exercises;
import io.tongban.approval.organ.Organs;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Which powers are exercised elsewhere than the item says; their announcement is a duty (许可法第二十四条第二款). */
@Tag(name = "organs", description = "委托、下放、赋权")
@RestController
public class DelegationController {

    private final Exercises exercises;
    private final Organs organs;

    DelegationController(Exercises exercises, Organs organs) {
        this.exercises = exercises;
        this.organs = organs;
    }

    public record OrganLine(String code, String name, String level) {}

    /** All of them: a few more than a hundred. */
    public record OrgansView(List<OrganLine> organs) {}

    @Operation(summary = "Organs of justice of the province, and the Ministry 机关")
    @GetMapping(path = "/api/organs", produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("isAuthenticated()")
    public Mono<OrgansView> organs() {
        return Mono.just(new OrgansView(organs.all().stream()
                .map(organ -> new OrganLine(organ.code(), organ.name(), organ.level()))
                .toList()));
    }

    /** @param remark the law behind each is the province's to state */
    public record ExercisesView(List<Exercise> exercises, String remark) {}

    @Operation(summary = "Delegations: entrusted, moved down, conferred 委托、下放、赋权")
    @GetMapping(path = "/api/organs/exercises", produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("isAuthenticated()")
    public Mono<ExercisesView> list() {
        return Mono.just(new ExercisesView(exercises.all(), "依据待法制机构确认"));
    }
}
