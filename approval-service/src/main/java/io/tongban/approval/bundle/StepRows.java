package io.tongban.approval.bundle;

import io.tongban.approval.bundle.Bundles.NewCase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The steps of a plan as rows. */
final class StepRows {

    private StepRows() {}

    /** For {@code :steps}, with the new draft of each that has one. */
    static List<Map<String, @Nullable Object>> of(Plan plan, List<NewCase> cases) {
        return of(plan, cases, step -> false);
    }

    /** @param stays whose case is the one that it has already */
    static List<Map<String, @Nullable Object>> of(Plan plan, List<NewCase> cases, Predicate<Plan.Step> stays) {
        Map<String, UUID> made = cases.stream()
                .collect(Collectors.toMap(NewCase::step, one -> one.draft().id()));
        return plan.steps().stream()
                .map(step -> {
                    Map<String, @Nullable Object> row = new HashMap<>();
                    row.put("no", step.no());
                    row.put("key", step.key());
                    row.put("item", step.item());
                    row.put("whose", step.whose());
                    row.put("online", step.online());
                    row.put("name", step.name());
                    row.put("after", step.after());
                    row.put("confirmedBy", step.confirmedBy());
                    row.put("application", made.get(step.key()));
                    row.put("stays", stays.test(step));
                    return row;
                })
                .toList();
    }
}
