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

    ReductionController(ReadReductions read) {
        this.read = read;
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
}
