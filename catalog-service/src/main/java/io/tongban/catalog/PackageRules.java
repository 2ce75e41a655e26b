package io.tongban.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What must hold within one package file, and between it and the items. */
final class PackageRules {

    private final Map<String, Item> items;
    private final Set<String> materials;
    private final List<CatalogFault> faults;

    PackageRules(CatalogContent content, List<CatalogFault> faults) {
        this.faults = faults;
        this.items = content.items().values().stream()
                .collect(Collectors.toMap(Item::code, item -> item, (one, other) -> one));
        this.materials = content.materials().stream().map(Material::code).collect(Collectors.toSet());
    }

    void check(String file, ServicePackage given) {
        if (!file.equals(CatalogFiles.PACKAGES + given.code() + ".yaml")) {
            fault(file, FaultCode.CODE_DIFFERS, "code", given.code(), "the name of the file without .yaml");
        }
        steps(file, given);
        parties(file, given);
        acyclic(file, given);
        answers(file, given);
        products(file, given);
        boolean online = given.steps().stream()
                .map(step -> items.get(step.item()))
                .allMatch(item -> item == null || item.online());
        if (given.allOnline() != online) {
            fault(
                    file,
                    FaultCode.PACKAGE_ONLINE_WRONG,
                    "all_online",
                    given.allOnline(),
                    online + ", as the items of its steps are");
        }
        // one slip would show in many answers
        if (faults.stream().noneMatch(fault -> fault.file().equals(file))) {
            new PartyRules(file, given, items, faults).check();
            new AnswerRules(file, given, items, faults).check();
        }
    }

    private void parties(String file, ServicePackage given) {
        Set<String> ids = new HashSet<>();
        for (ServicePackage.Party party : given.parties()) {
            if (!ids.add(party.id())) {
                fault(file, FaultCode.NOT_UNIQUE, "parties", party.id(), "an id that no other party has");
            }
        }
        for (ServicePackage.Step step : given.steps()) {
            if (!ids.contains(step.party())) {
                unknownParty(file, place(step, "party"), step.party());
            }
            step.confirmedBy().stream()
                    .filter(id -> !ids.contains(id))
                    .forEach(id -> unknownParty(file, place(step, "confirmed_by"), id));
        }
    }

    private void unknownParty(String file, String place, String found) {
        fault(file, FaultCode.REFERENCE_UNKNOWN, place, found, "the id of a party of this package");
    }

    private void steps(String file, ServicePackage given) {
        Set<String> ids = given.steps().stream().map(ServicePackage.Step::id).collect(Collectors.toSet());
        Set<String> seen = new HashSet<>();
        for (ServicePackage.Step step : given.steps()) {
            if (!seen.add(step.id())) {
                fault(file, FaultCode.NOT_UNIQUE, place(step, "id"), step.id(), "an id that no other step has");
            }
            if (!items.containsKey(step.item())) {
                fault(file, FaultCode.REFERENCE_UNKNOWN, place(step, "item"), step.item(), "the code of an item");
            }
            step.dependsOn().stream()
                    .filter(id -> !ids.contains(id))
                    .forEach(id -> fault(
                            file,
                            FaultCode.REFERENCE_UNKNOWN,
                            place(step, "depends_on"),
                            id,
                            "the id of a step of this package"));
        }
    }

    private void acyclic(String file, ServicePackage given) {
        Set<String> ids = given.steps().stream().map(ServicePackage.Step::id).collect(Collectors.toSet());
        Set<String> done = new HashSet<>();
        List<ServicePackage.Step> rest = new ArrayList<>(given.steps());
        boolean moved = true;
        while (moved) {
            List<ServicePackage.Step> next = rest.stream()
                    .filter(step -> step.dependsOn().stream().allMatch(id -> done.contains(id) || !ids.contains(id)))
                    .toList();
            next.forEach(step -> done.add(step.id()));
            moved = rest.removeAll(next);
        }
        if (!rest.isEmpty()) {
            String circle = rest.stream().map(ServicePackage.Step::id).collect(Collectors.joining(", "));
            fault(file, FaultCode.STEPS_CIRCULAR, "steps", circle, "no step that waits for itself");
        }
    }

    private void answers(String file, ServicePackage given) {
        Map<String, Set<String>> options = new HashMap<>();
        for (ServicePackage.Question question : given.questions()) {
            Set<String> values = question.options().stream()
                    .map(ServicePackage.Option::value)
                    .collect(Collectors.toSet());
            if (options.put(question.id(), values) != null) {
                fault(
                        file,
                        FaultCode.NOT_UNIQUE,
                        "guiding_questions",
                        question.id(),
                        "an id that no other question has");
            }
        }
        Set<String> steps = given.steps().stream().map(ServicePackage.Step::id).collect(Collectors.toSet());
        given.questions().stream()
                .flatMap(question -> question.options().stream())
                .flatMap(option -> option.fills().stream())
                .filter(fill -> !steps.contains(fill.step()))
                .forEach(fill -> fault(
                        file,
                        FaultCode.REFERENCE_UNKNOWN,
                        "guiding_questions",
                        fill.step(),
                        "the id of a step of this package"));
        given.steps().forEach(step -> when(file, step, options));
    }

    private void when(String file, ServicePackage.Step step, Map<String, Set<String>> options) {
        step.when().forEach((question, answer) -> {
            Set<String> known = options.get(question);
            if (known == null) {
                fault(
                        file,
                        FaultCode.REFERENCE_UNKNOWN,
                        place(step, "when"),
                        question,
                        "the id of a question of this package");
            } else if (!When.known(answer, known)) {
                fault(
                        file,
                        FaultCode.ANSWERS_UNKNOWN,
                        place(step, "when." + question),
                        answer,
                        "answers of that question, joined by |");
            }
        });
    }

    private void products(String file, ServicePackage given) {
        for (ServicePackage.Produced made : given.producedInside()) {
            if (!materials.contains(made.material())) {
                fault(
                        file,
                        FaultCode.REFERENCE_UNKNOWN,
                        "produced_inside_package",
                        made.material(),
                        "a code of materials.yaml");
            }
            if (given.steps().stream().noneMatch(step -> step.id().equals(made.producedBy()))) {
                fault(
                        file,
                        FaultCode.REFERENCE_UNKNOWN,
                        "produced_inside_package",
                        made.producedBy(),
                        "the id of a step of this package");
            }
        }
    }

    private static String place(ServicePackage.Step step, String name) {
        return "steps[" + step.id() + "]." + name;
    }

    private void fault(String file, FaultCode code, String place, Object found, String expected) {
        faults.add(new CatalogFault(file, code, place, String.valueOf(found), expected));
    }
}
