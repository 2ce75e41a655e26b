package io.tongban.support.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A refusal as a value: what is refused and why. It becomes an exception only in the last line of a use case.
 *
 * @param faults all that is wrong, never only the first
 * @param more further members of the problem document, e.g. {@code openActions}
 */
public record Refusal(Problem problem, String detail, String detailEn, List<Fault> faults, Map<String, Object> more) {

    public static Refusal of(Problem problem) {
        return new Refusal(problem, problem.title(), problem.titleEn(), List.of(), Map.of());
    }

    public static Refusal of(Problem problem, String detail, String detailEn) {
        return new Refusal(problem, detail, detailEn, List.of(), Map.of());
    }

    public static Refusal of(Problem problem, List<Fault> faults) {
        return new Refusal(problem, problem.title(), problem.titleEn(), List.copyOf(faults), Map.of());
    }

    public Refusal with(String name, Object value) {
        Map<String, Object> members = new LinkedHashMap<>(more);
        members.put(name, value);
        return new Refusal(problem, detail, detailEn, faults, members);
    }

    public RefusedException exception() {
        return new RefusedException(this);
    }
}
