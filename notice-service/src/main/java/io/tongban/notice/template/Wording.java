package io.tongban.notice.template;

import io.tongban.notice.event.Happening;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One text with holes: {@code {dueOn}}, {@code {dueOn|dueText}} for the first that the event knows, {@code {remedy?}} for
 * nothing at all where it is silent. Filled in one pass, so that a value which looks like a hole stays text.
 */
record Wording(String text) {

    // a line that holds only an optional variable goes with it
    private static final Pattern HOLE = Pattern.compile("\\{([^{}?]*)(\\??)}(\n?)");

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
        return HOLE.matcher(text).replaceAll(hole -> Matcher.quoteReplacement(filled(hole, event, english)));
    }

    private static String filled(MatchResult hole, Happening event, boolean english) {
        List<Variable> variables = Arrays.stream(hole.group(1).split("\\|", -1))
                .map(Variable::of)
                .flatMap(Optional::stream)
                .toList();
        boolean optional = !hole.group(2).isEmpty();
        return variables.stream()
                .map(variable -> variable.value(event, english))
                .filter(Objects::nonNull)
                .findFirst()
                .or(() -> optional
                        ? Optional.empty()
                        : Optional.of(variables.get(0).ifAbsent(english)))
                .map(value -> value + hole.group(3))
                .orElse("");
    }
}
