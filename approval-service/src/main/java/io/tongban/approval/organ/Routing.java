package io.tongban.approval.organ;

import java.util.List;

/**
 * The way of a case, fixed on the day of its submission: what changes later does not touch it [A].
 *
 * @param route organs in order, each once: accepting, reviewing, deciding
 * @param exercises delegations that made it so
 */
public record Routing(List<String> route, List<Exercise> exercises) {

    public Routing {
        // cases from before there were delegations
        exercises = exercises == null ? List.of() : exercises;
    }

    public String first() {
        return route.get(0);
    }
}
