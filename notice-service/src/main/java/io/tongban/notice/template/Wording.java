package io.tongban.notice.template;

import io.tongban.notice.event.Happening;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One text with holes: {@code {dueOn}}, or {@code {dueOn|dueText}} for the first that the event knows. Filled in one
 * pass, so that a value which looks like a hole stays text.
 */
record Wording(String text) {

    private static final Pattern HOLE = Pattern.compile("\\{([^{}]*)}");

    /** What is wrong with it; empty if it can be used. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (text.isBlank()) {
            faults.add("is empty");
        }
        HOLE.matcher(text)
                .results()
                .flatMap(hole -> Arrays.stream(hole.group(1).split("\\|", -1)))
                .filter(name -> Variable.of(name).isEmpty())
                .forEach(name -> faults.add("unknown variable {" + name + "}"));
        String rest = HOLE.matcher(text).replaceAll("");
        if (rest.contains("{") || rest.contains("}")) {
            faults.add("unbalanced brace");
        }
        return faults;
    }

    /** The text for this event; what the event does not say gets its default wording. */
    String fill(Happening event, boolean english) {
        return HOLE.matcher(text).replaceAll(hole -> Matcher.quoteReplacement(value(hole.group(1), event, english)));
    }

    private static String value(String names, Happening event, boolean english) {
        List<Variable> variables = Arrays.stream(names.split("\\|", -1))
                .map(Variable::of)
                .flatMap(Optional::stream)
                .toList();
        return variables.stream()
                .map(variable -> variable.value(event, english))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> variables.get(0).ifAbsent(english));
    }
}
