package io.tongban.catalog;

import io.tongban.catalog.ServicePackage.Option;
import io.tongban.catalog.ServicePackage.Question;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** The shipped packages, every combination of answers to them, and their plans. */
final class Plans {

    static final CatalogContent SHIPPED = CatalogFolder.shipped();
    static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final JsonMapper JSON = new JsonMapper();

    private Plans() {}

    /** One combination of answers, and how many labels each step has that may occur several times; 0: no label. */
    record Case(String code, Map<String, String> answers, int labels) {

        ServicePackage given() {
            return Plans.given(code);
        }

        Map<String, Object> body() {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("answers", answers);
            body.put("repeats", repeats());
            return body;
        }

        Map<String, List<String>> repeats() {
            return labels == 0
                    ? Map.of()
                    : Choice.steps(given(), answers).stream()
                            .filter(step -> step.multiple() != null)
                            .collect(Collectors.toMap(ServicePackage.Step::id, step -> labels(step.id())));
        }

        private List<String> labels(String step) {
            return IntStream.rangeClosed(1, labels)
                    .mapToObj(n -> step + "-" + n)
                    .toList();
        }

        /** Whether nothing is to be filed under these answers. */
        boolean empty() {
            return Choice.steps(given(), answers).isEmpty();
        }

        Plan plan() {
            return Planner.plan(basis(code), body());
        }

        @Override
        public String toString() {
            return code + " " + answers + " x" + labels;
        }
    }

    static List<ServicePackage> all() {
        return SHIPPED.packages().values().stream()
                .sorted(Comparator.comparingInt(ServicePackage::seq))
                .toList();
    }

    static ServicePackage given(String code) {
        return all().stream().filter(one -> one.code().equals(code)).findAny().orElseThrow();
    }

    static PlanBasis basis(String code) {
        return basis(given(code));
    }

    static PlanBasis basis(ServicePackage given) {
        Map<String, PlanBasis.Version> items = SHIPPED.items().values().stream()
                .collect(Collectors.toMap(Item::code, item -> new PlanBasis.Version(1, item)));
        Map<String, String> commitments =
                SHIPPED.commitments().stream().collect(Collectors.toMap(Commitment::code, Commitment::name));
        return new PlanBasis(DAY, SHIPPED.meta().number(), true, "研究用模拟目录", 1, given, items, commitments);
    }

    /** All combinations of answers to all packages. */
    static Stream<Case> combinations(int labels) {
        return all().stream()
                .flatMap(given -> answers(given.questions()).stream().map(one -> new Case(given.code(), one, labels)));
    }

    static List<Map<String, String>> answers(List<Question> questions) {
        if (questions.isEmpty()) {
            return List.of(Map.of());
        }
        List<Map<String, String>> all = new ArrayList<>();
        Question first = questions.get(0);
        for (Map<String, String> rest : answers(questions.subList(1, questions.size()))) {
            for (Option option : first.options()) {
                Map<String, String> one = new LinkedHashMap<>();
                one.put(first.id(), option.value());
                one.putAll(rest);
                all.add(one);
            }
        }
        return all;
    }

    /** Answers written as {@code id=value id=value}. */
    static Case of(String code, String answers, int labels) {
        Map<String, String> map = new LinkedHashMap<>();
        for (String one : answers.split(" ")) {
            map.put(one.substring(0, one.indexOf('=')), one.substring(one.indexOf('=') + 1));
        }
        return new Case(code, map, labels);
    }

    static String json(Object value) {
        return JSON.writeValueAsString(value);
    }

    /** The same with another version of one of its items. */
    static PlanBasis with(PlanBasis basis, String code, Item item) {
        Map<String, PlanBasis.Version> items = new HashMap<>(basis.items());
        items.put(code, new PlanBasis.Version(2, item));
        return new PlanBasis(basis.on(), 1, true, "", 1, basis.content(), items, basis.commitments());
    }

    /** The item's own part of the form of one case. */
    static PlanForms.Part part(Plan plan, String step) {
        return plan.forms().parts().stream()
                .filter(part -> step.equals(part.step()))
                .findAny()
                .orElseThrow();
    }
}
