package io.tongban.catalog;

import io.tongban.catalog.ServicePackage.Fill;
import io.tongban.catalog.ServicePackage.Option;
import io.tongban.catalog.ServicePackage.Step;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the answers to a package's questions come to: tried for every combination of answers. */
final class AnswerRules {

    private static final int MOST = 4096;
    private static final String QUESTIONS = "guiding_questions";

    private final String file;
    private final ServicePackage given;
    private final Map<String, Item> items;
    private final List<CatalogFault> faults;

    /** @param given every reference of which is known */
    AnswerRules(String file, ServicePackage given, Map<String, Item> items, List<CatalogFault> faults) {
        this.file = file;
        this.given = given;
        this.items = items;
        this.faults = faults;
    }

    void check() {
        long combinations = 1;
        for (ServicePackage.Question question : given.questions()) {
            combinations = Math.min(combinations * question.options().size(), MOST + 1L);
        }
        if (combinations > MOST) {
            fault(FaultCode.ANSWERS_TOO_MANY, QUESTIONS, "more", "at most " + MOST + " combinations of answers");
            return;
        }
        options();
        new SupplyRules(file, given, items, faults).check(combinations());
        choices();
    }

    /** Every combination of answers. */
    private List<Map<String, String>> combinations() {
        List<Map<String, String>> all = List.of(Map.of());
        for (ServicePackage.Question question : given.questions()) {
            all = all.stream()
                    .flatMap(answers -> question.options().stream().map(option -> {
                        Map<String, String> more = new LinkedHashMap<>(answers);
                        more.put(question.id(), option.value());
                        return more;
                    }))
                    .toList();
        }
        return all;
    }

    private void options() {
        for (ServicePackage.Question question : given.questions()) {
            for (Option option : question.options()) {
                String place = QUESTIONS + "[" + question.id() + "].options[" + option.value() + "]";
                option.fills().forEach(fill -> fill(place + ".fills", fill));
                option.commits().stream()
                        .filter(material -> given.steps().stream().noneMatch(step -> admits(step, material)))
                        .forEach(material -> fault(
                                FaultCode.COMMITMENT_NOT_OFFERED,
                                place + ".commits",
                                material,
                                "a material of a step that admits a commitment"));
            }
        }
    }

    private boolean admits(Step step, String material) {
        return asks(step, line -> line.code().equals(material) && line.commitment() != null);
    }

    private boolean asks(Step step, Predicate<Item.Line> wanted) {
        Item item = items.get(step.item());
        return item != null && item.materials().stream().anyMatch(wanted);
    }

    private void fill(String place, Fill fill) {
        Item item = given.steps().stream()
                .filter(step -> step.id().equals(fill.step()))
                .map(step -> items.get(step.item()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
        if (fill.question() != null) {
            boolean known = item.questions().stream()
                    .anyMatch(question ->
                            question.id().equals(fill.question()) && When.known(fill.value(), question.values()));
            if (!known) {
                fault(
                        FaultCode.FILL_WRONG,
                        place,
                        fill.question() + ": " + fill.value(),
                        "a question of " + item.code() + " and answers of it, joined by |");
            }
        } else if (!item.form().isEmpty() && !takes(item, fill)) {
            fault(
                    FaultCode.FILL_WRONG,
                    place,
                    fill.field() + ": " + fill.value(),
                    "a text field of the own form of " + item.code() + " and a value that it takes");
        }
    }

    private static boolean takes(Item item, Fill fill) {
        Map<String, Object> field = FormParts.field(FormParts.own(item.form()), String.valueOf(fill.field()));
        return "string".equals(field.get("type"))
                && !Boolean.TRUE.equals(field.get("x-sensitive"))
                && (!(field.get("enum") instanceof List<?> values) || values.contains(fill.value()));
    }

    private void choices() {
        boolean empty = false;
        Map<String, Map<Map<String, String>, Set<Object>>> effects = new HashMap<>();
        for (Map<String, String> answers : combinations()) {
            List<Step> steps = Choice.steps(given, answers);
            empty |= steps.isEmpty();
            Object effect = effect(steps, answers);
            for (ServicePackage.Question question : given.questions()) {
                Map<String, String> others = new HashMap<>(answers);
                others.remove(question.id());
                effects.computeIfAbsent(question.id(), none -> new HashMap<>())
                        .computeIfAbsent(others, none -> new HashSet<>())
                        .add(effect);
            }
        }
        effects.forEach((question, found) -> {
            if (found.values().stream().allMatch(different -> different.size() == 1)) {
                fault(
                        FaultCode.EFFECTLESS,
                        QUESTIONS + "[" + question + "]",
                        "the same under every answer",
                        "a step, a fill or a commitment that depends on it");
            }
        });
        if (empty != (given.whenEmpty() != null)) {
            fault(
                    FaultCode.WHEN_EMPTY_WRONG,
                    "when_empty",
                    given.whenEmpty() == null ? "missing" : "given",
                    empty ? "the reason in law, for some answers need no step" : "none, for all answers need a step");
        }
    }

    /** What these answers change: the steps, what is filled in them, what is committed. */
    private Object effect(List<Step> steps, Map<String, String> answers) {
        Set<Fill> fills = given.questions().stream()
                .flatMap(question -> Inquiry.fills(question, answers))
                .filter(fill -> steps.stream().anyMatch(step -> step.id().equals(fill.step())))
                .collect(Collectors.toSet());
        contradictions(fills);
        Set<String> commits = given.questions().stream()
                .flatMap(question -> question.options().stream()
                        .filter(option -> option.value().equals(answers.get(question.id()))))
                .flatMap(option -> option.commits().stream())
                .filter(material -> steps.stream().anyMatch(step -> admits(step, material)))
                .collect(Collectors.toSet());
        return List.of(steps.stream().map(Step::id).toList(), fills, commits);
    }

    private void contradictions(Set<Fill> fills) {
        for (Fill one : fills) {
            for (Fill other : fills) {
                boolean same = one.step().equals(other.step())
                        && Objects.equals(one.question(), other.question())
                        && Objects.equals(one.field(), other.field());
                if (same && disjoint(one, other)) {
                    fault(
                            FaultCode.FILL_WRONG,
                            QUESTIONS,
                            Stream.of(one.value(), other.value()).sorted().toList() + " at once",
                            "answers that agree about " + one.step());
                }
            }
        }
    }

    /** Of a question that admits several answers both may be. */
    private boolean disjoint(Fill one, Fill other) {
        boolean several = given.steps().stream()
                .filter(step -> step.id().equals(one.step()))
                .flatMap(step -> Stream.ofNullable(items.get(step.item())))
                .flatMap(item -> item.questions().stream())
                .anyMatch(question -> question.id().equals(one.question()) && question.multiple());
        List<String> values = When.values(other.value());
        return !several && When.values(one.value()).stream().noneMatch(values::contains);
    }

    /** The same slip in many combinations is told once. */
    private void fault(FaultCode code, String place, Object found, String expected) {
        CatalogFault fault = new CatalogFault(file, code, place, String.valueOf(found), expected);
        if (!faults.contains(fault)) {
            faults.add(fault);
        }
    }
}
