package io.tongban.catalog;

import io.tongban.catalog.ServicePackage.Produced;
import io.tongban.catalog.ServicePackage.Step;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a step makes for others comes before them under all answers, and somebody needs it. */
final class SupplyRules {

    private final String file;
    private final ServicePackage given;
    private final Map<String, Item> items;
    private final List<CatalogFault> faults;

    SupplyRules(String file, ServicePackage given, Map<String, Item> items, List<CatalogFault> faults) {
        this.file = file;
        this.given = given;
        this.items = items;
        this.faults = faults;
    }

    void check(List<Map<String, String>> combinations) {
        for (Produced made : given.producedInside()) {
            List<Step> asking = given.steps().stream()
                    .filter(step -> asks(step, made.material()))
                    .filter(step -> !step.id().equals(made.producedBy()))
                    .toList();
            if (asking.isEmpty()) {
                fault(made, "asked by nobody", "a material that a later step asks for");
            }
            given.steps().stream()
                    .filter(step -> step.id().equals(made.producedBy()))
                    .filter(step -> step.multiple() != null)
                    .forEach(
                            step -> fault(made, step.id() + ", which occurs several times", "a step that occurs once"));
            fields(made, asking);
            Set<String> early = new HashSet<>();
            combinations.forEach(answers -> early.addAll(early(made, asking, Choice.steps(given, answers))));
            early.stream()
                    .sorted()
                    .forEach(id -> fault(made, "asked by " + id, "steps that wait for " + made.producedBy()));
        }
    }

    private void fields(Produced made, List<Step> asking) {
        Set<String> known = asking.stream()
                .flatMap(step -> FormParts.names(FormParts.own(form(step))).stream())
                .collect(Collectors.toSet());
        boolean forms = asking.stream().noneMatch(step -> form(step).isEmpty());
        made.fields().keySet().stream()
                .filter(field -> forms && !known.contains(field))
                .forEach(field -> fault(made, field, "a field of the form of a step that asks for it"));
    }

    private Map<String, Object> form(Step step) {
        Item item = items.get(step.item());
        return item == null ? Map.of() : item.form();
    }

    /** Chosen steps that ask for it and do not wait for the one that makes it, where that is chosen. */
    private static Set<String> early(Produced made, List<Step> asking, List<Step> chosen) {
        Set<String> late = new HashSet<>(Set.of(made.producedBy()));
        boolean more = chosen.stream().anyMatch(step -> step.id().equals(made.producedBy()));
        boolean supplied = more;
        while (more) {
            more = chosen.stream()
                            .filter(step -> step.dependsOn().stream().anyMatch(late::contains))
                            .filter(step -> late.add(step.id()))
                            .count()
                    > 0;
        }
        return asking.stream()
                .filter(step -> supplied && chosen.contains(step) && !late.contains(step.id()))
                .map(Step::id)
                .collect(Collectors.toSet());
    }

    private boolean asks(Step step, String material) {
        Item item = items.get(step.item());
        return item != null
                && item.materials().stream().anyMatch(line -> line.code().equals(material));
    }

    private void fault(Produced made, String found, String expected) {
        faults.add(new CatalogFault(
                file, FaultCode.SUPPLY_WRONG, "produced_inside_package[" + made.material() + "]", found, expected));
    }
}
