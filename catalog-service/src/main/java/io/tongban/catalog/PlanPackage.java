package io.tongban.catalog;

import io.tongban.support.problem.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

/**
 * Plans a package under somebody's answers; nothing is kept. One statement, the rest is computed, beside the event loops:
 * a hundred persons take some ten milliseconds.
 */
@Component
class PlanPackage {

    private final Catalog catalog;
    private final Clock clock;
    private final JsonMapper json;

    PlanPackage(Catalog catalog, Clock clock, JsonMapper json) {
        this.catalog = catalog;
        this.clock = clock;
        this.json = json;
    }

    /**
     * @param on the day whose versions count; null: today
     * @param body as it was sent
     */
    record Command(String code, @Nullable LocalDate on, Map<String, Object> body) {}

    Mono<Plan> handle(Command command) {
        LocalDate day = command.on() == null ? LocalDate.now(clock) : command.on();
        return Mono.defer(() -> Words.PART_CODE.matcher(command.code()).matches()
                        ? catalog.plan(day, command.code())
                        : Mono.empty())
                .switchIfEmpty(Mono.error(
                        () -> Refusal.of(CatalogProblem.PACKAGE_UNKNOWN).exception()))
                .publishOn(Schedulers.parallel())
                .map(stored -> Planner.plan(json.readValue(stored, PlanBasis.class), command.body()));
    }
}
