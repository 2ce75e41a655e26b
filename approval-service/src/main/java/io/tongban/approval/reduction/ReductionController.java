package io.tongban.approval.reduction;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** 四减的实际: public; of fewer than five cases no figure is told, so that nobody's is. */
@Tag(name = "reductions", description = "减材料、减证明、减跑动、减时间: what cases really took")
@RestController
@RequestMapping(path = "/api/reductions", produces = MediaType.APPLICATION_JSON_VALUE)
@PreAuthorize("isAuthenticated()")
public class ReductionController {

    private final ReadReductions read;
    private final ReadPackageReductions packages;

    ReductionController(ReadReductions read, ReadPackageReductions packages) {
        this.read = read;
        this.packages = packages;
    }

    @Operation(
            summary = "What cases decided in the last 365 days took, by item 实际办理情况",
            description =
                    "items: item, name, cases, medianDays (calendar days from receipt to decision, stops included),"
                            + " and on average a case: asked (materials that its answers ask for), given (uploaded), fetched"
                            + " (shared data), committed (a commitment in the place of the proof), reused (of earlier"
                            + " cases), visits (cases received at a window). Compare with reductions of the item's guide.")
    @GetMapping
    public Mono<String> reductions() {
        return read.actual();
    }

    @Operation(
            summary = "What packages delivered in the last 365 days took, under each set of answers “一件事”实际办理情况",
            description =
                    "packages, those most used first, 200 at most: package, version, name, answers, items, bundles; on"
                            + " average lines (singly and merged by the plan; given, reused, fetched, supplied, committed as"
                            + " it came) and visits (before by the baseline, planned, actual); days: law and promise along"
                            + " the longest chain, actual the median of calendar days from the first submission to the last"
                            + " delivery. Never summed over answers.")
    @GetMapping("/packages")
    public Mono<String> packages() {
        return packages.actual();
    }
}
