package io.tongban.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A condition as data: id of a question → the answers under which it holds, joined by {@code |}. Several questions: all
 * must hold. None: it always holds. README.md tells the same, for others who evaluate it.
 */
final class When {

    private When() {}

    /**
     * Whether the condition holds. Never fails: a question that is not answered, or answered with an unknown value, does
     * not hold. Values are compared character by character.
     *
     * @param answers id of a question → the values chosen; several where the question admits several
     */
    static boolean holds(Map<String, String> when, Map<String, ? extends Collection<String>> answers) {
        return when.entrySet().stream().allMatch(term -> {
            Collection<String> chosen = answers.get(term.getKey());
            return chosen != null && values(term.getValue()).stream().anyMatch(chosen::contains);
        });
    }

    /** The answers of one term; an empty one where the text is empty or a {@code |} stands alone. */
    static List<String> values(String term) {
        return List.of(term.split("\\|", -1));
    }

    /** @return whether each value of the term is known, and stands there once */
    static boolean known(String term, Set<String> known) {
        List<String> values = values(term);
        return known.containsAll(values) && Set.copyOf(values).size() == values.size();
    }
}
