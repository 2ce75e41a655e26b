package io.tongban.approval.document;

import io.tongban.approval.lifecycle.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One version of the words of one document: plain text with holes, {@code {dueText}}. A row of the table without its
 * value is left out, and a paragraph about what may be missing; what must be said cannot be empty. A version that was ever used is never edited, a new file follows it.
 *
 * @param name of the file, e.g. {@code extension-notice.v1}
 * @param cases kinds of cases it is for
 * @param variant of the document, empty for the usual one
 * @param remedy words around {@code {remedy}}, null for none
 */
record Template(
        String name,
        DocumentKind document,
        int version,
        Set<Kind> cases,
        String variant,
        String title,
        String addressee,
        List<Source.Field> fields,
        List<String> paragraphs,
        @Nullable String remedy) {

    /** What every document may name. */
    static final Set<String> COMMON = Set.of(
            "applicant",
            "you",
            "itemName",
            "caseNumber",
            "organName",
            "on",
            "receivedOn",
            "acceptedOn",
            "dueText",
            "promiseText",
            "remedy",
            "itemBasis",
            "results",
            "overrun",
            "reason",
            "renewalText",
            "party",
            "ban",
            "rightOrgan",
            "queryCode");

    /** What there may be nothing to say about: its paragraph is left out. */
    private static final Set<String> REMARKS = Set.of(
            "results",
            "overrun",
            "reason",
            "loss",
            "materials",
            "renewalText",
            "queryCode",
            "shown",
            "replaces",
            "party",
            "ban",
            "rightOrgan",
            "hearing");

    private static final String FULL_STOP = "。";

    private static final Pattern HOLE = Pattern.compile("\\{([^{}]*)}");

    /** What is wrong with it; empty if it can be used. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        Set<String> used = used();
        used.stream()
                .filter(name -> !COMMON.contains(name) && !document.says().contains(name))
                .forEach(name -> faults.add("unknown variable {" + name + "}"));
        document.says().stream()
                .filter(name -> !used.contains(name))
                .forEach(name -> faults.add(
                        name.equals("remedy")
                                ? "no remedy paragraph (expected: remedy with {remedy})"
                                : "missing variable {" + name + "}"));
        texts().filter(text -> HOLE.matcher(text).replaceAll("").matches("(?s).*[{}].*"))
                .forEach(text -> faults.add("unbalanced brace: " + text));
        if (title.isBlank() || paragraphs.isEmpty() && fields.isEmpty()) {
            faults.add("says nothing (expected: title, and fields or paragraphs)");
        }
        if (Stream.concat(paragraphs.stream(), fields.stream().map(Source.Field::text))
                .anyMatch(text -> text.contains("{remedy}"))) {
            faults.add("{remedy} in a paragraph (expected: in remedy)");
        }
        boolean citesTheAct = texts().anyMatch(text -> text.contains("行政许可法"));
        if (citesTheAct && !cases.equals(Set.of(Kind.LICENCE))) {
            faults.add("cites 行政许可法 (expected: for licences only)");
        }
        return faults;
    }

    /** The words with these values in them. */
    Filled fill(Map<String, String> values) {
        UnaryOperator<String> fill = text -> filled(text, values);
        return new Filled(
                fill.apply(title),
                fill.apply(addressee),
                fields.stream()
                        .filter(field -> HOLE.matcher(field.text())
                                .results()
                                .noneMatch(hole -> given(hole.group(1), values).isBlank()))
                        .map(field -> new Source.Field(field.name(), fill.apply(field.text())))
                        .toList(),
                paragraphs.stream()
                        .filter(text -> isSaid(text, values))
                        .map(fill)
                        .toList(),
                remedy == null ? null : fill.apply(remedy));
    }

    record Filled(
            String title,
            String addressee,
            List<Source.Field> fields,
            List<String> paragraphs,
            @Nullable String remedy) {}

    private boolean isSaid(String text, Map<String, String> values) {
        return HOLE.matcher(text)
                .results()
                .noneMatch(hole -> value(hole.group(1), values).isBlank());
    }

    /** In one pass, so that a value which looks like a hole stays text. */
    private String filled(String text, Map<String, String> values) {
        return ChineseText.punctuated(HOLE.matcher(text).replaceAll(hole -> {
            String value = value(hole.group(1), values);
            boolean ends = text.startsWith(FULL_STOP, hole.end());
            return Matcher.quoteReplacement(ends ? ChineseText.withoutStop(value) : value);
        }));
    }

    private String value(String name, Map<String, String> values) {
        String value = given(name, values);
        if (value.isBlank() && !mayBeEmpty(name)) {
            throw new IllegalArgumentException("variable " + name + ": empty (expected: some words)");
        }
        return value;
    }

    private static String given(String name, Map<String, String> values) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("variable " + name + ": not given (expected: with the move)");
        }
        return value;
    }

    /** A reason only where the document is not about it. */
    private boolean mayBeEmpty(String name) {
        return REMARKS.contains(name)
                && !(name.equals("reason") && document.says().contains(name));
    }

    private Set<String> used() {
        Set<String> used = new HashSet<>();
        texts().forEach(text ->
                HOLE.matcher(text).results().map(hole -> hole.group(1)).forEach(used::add));
        return used;
    }

    private Stream<String> texts() {
        return Stream.of(
                        Stream.of(title, addressee),
                        fields.stream().map(Source.Field::text),
                        paragraphs.stream(),
                        Stream.ofNullable(remedy))
                .flatMap(stream -> stream);
    }
}
