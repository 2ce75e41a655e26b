package io.tongban.approval.organ;

import io.tongban.approval.ApprovalProblem;
import io.tongban.support.problem.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which organs a case passes through. */
@Component
public class Routes {

    private static final List<String> ACTS = List.of("accept", "review", "decide");

    private final Organs organs;
    private final Exercises exercises;

    Routes(Organs organs, Exercises exercises) {
        this.organs = organs;
        this.exercises = exercises;
    }

    /**
     * @param levels that accept, review and decide, as the item says
     * @param day of submission; today for a draft
     * @return empty where the region is unknown or too coarse for the level that accepts
     * @throws io.tongban.support.problem.RefusedException ROUTE_RECURS where a case would come back to an organ that it has
     *     left: a delegation of one act that the levels of the item do not allow
     */
    public Optional<Routing> of(String item, List<String> levels, String region, LocalDate day) {
        List<String> route = new ArrayList<>();
        List<Exercise> applied = new ArrayList<>();
        for (int i = 0; i < ACTS.size(); i++) {
            // the narrowest region wins: a city's own delegation over one for the whole province
            Optional<Exercise> exercise = exercises
                    .of(item, ACTS.get(i), region, day)
                    .max((a, b) -> organs.isWithin(a.region(), b.region()) ? 1 : -1);
            Optional<String> organ = exercise.map(Exercise::organ);
            if (organ.isEmpty()) {
                organ = organs.at(region, levels.get(i));
            }
            if (organ.isEmpty()) {
                return Optional.empty();
            }
            exercise.filter(e -> !applied.contains(e)).ifPresent(applied::add);
            append(route, organ.get());
        }
        return Optional.of(new Routing(List.copyOf(route), List.copyOf(applied)));
    }

    private static void append(List<String> route, String organ) {
        if (route.isEmpty() || !route.get(route.size() - 1).equals(organ)) {
            if (route.contains(organ)) {
                throw Refusal.of(ApprovalProblem.ROUTE_RECURS).exception();
            }
            route.add(organ);
        }
    }
}
