package io.tongban.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Of the chains of cases that wait for each other the one that lasts longest. To compare, five working days count as seven
 * days and a month as thirty; what is told are the sums in their own units.
 */
final class LongestChain {

    private static final Map<String, Integer> WEIGHTS = Map.of("workday", 7, "day", 5, "month", 150);

    private final Function<Item, Reductions.Days> period;
    private final Map<String, Chosen> cases = new LinkedHashMap<>();
    /** key of a case → how long it lasts until it ends */
    private final Map<String, Integer> lengths = new HashMap<>();

    private LongestChain(List<Chosen> chosen, Function<Item, Reductions.Days> period) {
        this.period = period;
        // none stands before what it waits for
        for (Chosen one : chosen) {
            cases.put(one.key(), one);
            Reductions.Days days = period.apply(one.item());
            int before = one.after().stream()
                    .mapToInt(key -> lengths.getOrDefault(key, 0))
                    .max()
                    .orElse(0);
            lengths.put(one.key(), before + days.value() * WEIGHTS.getOrDefault(days.unit(), 0));
        }
    }

    static Reductions.Chain byLaw(List<Chosen> chosen) {
        return new LongestChain(
                        chosen,
                        item -> new Reductions.Days(
                                item.statutory().value(), item.statutory().unit()))
                .chain();
    }

    static Reductions.Chain byPromise(List<Chosen> chosen) {
        return new LongestChain(
                        chosen,
                        item -> new Reductions.Days(
                                item.promise().value(), item.promise().unit()))
                .chain();
    }

    private Reductions.Chain chain() {
        LinkedList<String> steps = new LinkedList<>();
        Map<String, Integer> sums = new LinkedHashMap<>();
        for (Chosen one = longest(List.copyOf(cases.keySet())); one != null; one = longest(one.after())) {
            steps.addFirst(one.key());
            Reductions.Days days = period.apply(one.item());
            sums.merge(days.unit(), days.value(), Integer::sum);
        }
        List<Reductions.Days> periods = new ArrayList<>();
        sums.forEach((unit, value) -> periods.add(new Reductions.Days(value, unit)));
        return new Reductions.Chain(steps, periods);
    }

    /** The first of those that last longest. */
    private @Nullable Chosen longest(List<String> keys) {
        Chosen longest = null;
        for (String key : keys) {
            if (longest == null || lengths.getOrDefault(key, 0) > lengths.getOrDefault(longest.key(), 0)) {
                longest = cases.get(key);
            }
        }
        return longest;
    }
}
