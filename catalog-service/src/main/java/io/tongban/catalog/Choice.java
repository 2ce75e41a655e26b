package io.tongban.catalog;

import io.tongban.catalog.ServicePackage.Party;
import io.tongban.catalog.ServicePackage.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which steps the answers choose, whose they are and in which order. The order of the package's file does not matter. */
final class Choice {

    private final Map<String, Step> steps;
    private final Map<String, Party> parties;
    private final Map<String, Integer> depths = new HashMap<>();
    private final PlanBasis basis;

    private Choice(PlanBasis basis, Map<String, String> answers) {
        this.basis = basis;
        this.steps = steps(basis.content(), answers).stream().collect(Collectors.toMap(Step::id, Function.identity()));
        this.parties = basis.content().parties().stream().collect(Collectors.toMap(Party::id, Function.identity()));
    }

    /** The steps whose {@code when} holds, as they stand in the file. */
    static List<Step> steps(ServicePackage given, Map<String, String> answers) {
        Map<String, List<String>> lists = answers.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, one -> List.of(one.getValue())));
        return given.steps().stream()
                .filter(step -> When.holds(step.when(), lists))
                .toList();
    }

    /** The cases in order: those that wait for none first; then by the order of items. */
    static List<Chosen> of(PlanBasis basis, PlanRequest request) {
        Choice choice = new Choice(basis, request.answers());
        List<Step> order = choice.steps.values().stream()
                .sorted(Comparator.comparingInt(choice::depth)
                        .thenComparingInt(step -> choice.version(step).item().seq())
                        .thenComparing(Step::id))
                .toList();
        List<Chosen> chosen = new ArrayList<>();
        for (Step step : order) {
            List<String> after = step.dependsOn().stream()
                    .flatMap(id -> Stream.ofNullable(choice.steps.get(id)))
                    .flatMap(before -> keys(before, request).stream())
                    .sorted()
                    .toList();
            for (@Nullable String label : labels(step, request)) {
                chosen.add(new Chosen(
                        chosen.size() + 1,
                        key(step, label),
                        step,
                        choice.version(step),
                        choice.whose(step, label),
                        after));
            }
        }
        return chosen;
    }

    /** How many steps stand before it, one after the other. */
    private int depth(Step step) {
        Integer known = depths.get(step.id());
        if (known == null) {
            known = step.dependsOn().stream()
                    .flatMap(id -> Stream.ofNullable(steps.get(id)))
                    .mapToInt(before -> depth(before) + 1)
                    .max()
                    .orElse(0);
            depths.put(step.id(), known);
        }
        return known;
    }

    private PlanBasis.Version version(Step step) {
        PlanBasis.Version version = basis.items().get(step.item());
        if (version == null) {
            throw new IllegalStateException(
                    "item " + step.item() + ": absent (expected: in force on " + basis.on() + ")");
        }
        return version;
    }

    private Chosen.Whose whose(Step step, @Nullable String label) {
        Party party = parties.get(step.party());
        if (party == null) {
            throw new IllegalStateException("party " + step.party() + ": absent (expected: one of the package)");
        }
        String key = step.multiple() == null ? party.id() : key(step, label);
        return new Chosen.Whose(key, party.id(), party.name(), party.kind(), label);
    }

    private static Collection<String> keys(Step step, PlanRequest request) {
        return labels(step, request).stream().map(label -> key(step, label)).toList();
    }

    /** One label or null for each time that the step occurs. */
    private static List<@Nullable String> labels(Step step, PlanRequest request) {
        List<@Nullable String> labels = new ArrayList<>(request.repeats().getOrDefault(step.id(), List.of()));
        if (labels.isEmpty()) {
            labels.add(null);
        }
        return labels;
    }

    private static String key(Step step, @Nullable String label) {
        return label == null ? step.id() : step.id() + "/" + label;
    }
}
