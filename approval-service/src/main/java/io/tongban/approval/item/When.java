package io.tongban.approval.item;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A condition over named answers, as the catalogue writes it: all terms must hold, a term holds if one of its values
 * (joined by {@code |}) was answered. Without terms it always holds; a question without answer does not hold.
 */
public final class When {

    private When() {}

    public static boolean holds(Map<String, String> when, Map<String, List<String>> answers) {
        return when.entrySet().stream().allMatch(term -> {
            List<String> given = answers.getOrDefault(term.getKey(), List.of());
            return Arrays.stream(term.getValue().split("\\|")).anyMatch(given::contains);
        });
    }
}
