package io.tongban.catalog;

import io.tongban.catalog.ServicePackage.Party;
import io.tongban.catalog.ServicePackage.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whose the steps of a package are: told for each, one who starts, and nobody asked the same question in two ways. */
final class PartyRules {

    private final String file;
    private final ServicePackage given;
    private final Map<String, Item> items;
    private final List<CatalogFault> faults;

    /** @param given every reference of which is known */
    PartyRules(String file, ServicePackage given, Map<String, Item> items, List<CatalogFault> faults) {
        this.file = file;
        this.given = given;
        this.items = items;
        this.faults = faults;
    }

    void check() {
        List<String> starting = given.parties().stream()
                .filter(party -> party.part().equals("starts"))
                .map(Party::id)
                .toList();
        if (starting.size() != 1) {
            fault(FaultCode.PARTY_WRONG, "parties", starting + " start", "one who starts");
        }
        for (Party party : given.parties()) {
            List<Step> own = given.steps().stream()
                    .filter(step -> step.party().equals(party.id()))
                    .toList();
            needed(party, own);
            own.forEach(step -> kind(party, step));
            repeats(party, own);
            questions(party, own);
        }
        given.steps().forEach(this::confirmers);
    }

    private void needed(Party party, List<Step> own) {
        String place = "parties[" + party.id() + "]";
        boolean confirms =
                given.steps().stream().anyMatch(step -> step.confirmedBy().contains(party.id()));
        if (own.isEmpty() && !(confirms && party.part().equals("confirms"))) {
            fault(FaultCode.PARTY_WRONG, place, "no step", "the party of a step, or one that confirms a step");
        }
        if (given.steps().stream().anyMatch(step -> step.id().equals(party.id()))) {
            fault(FaultCode.PARTY_WRONG, place, party.id(), "an id that no step has");
        }
    }

    private void kind(Party party, Step step) {
        Item item = items.get(step.item());
        if (item != null
                && !item.applicantType().isEmpty()
                && !item.applicantType().equals(party.kind())) {
            fault(
                    FaultCode.PARTY_WRONG,
                    "steps[" + step.id() + "].party",
                    party.id() + ", which is " + party.kind(),
                    item.applicantType() + ", as the item is for");
        }
    }

    private void repeats(Party party, List<Step> own) {
        long several = own.stream().filter(step -> step.multiple() != null).count();
        if (several > 0 && party.part().equals("starts")) {
            fault(FaultCode.REPEATS_WRONG, "parties[" + party.id() + "]", "several", "one, for it starts the package");
        } else if (several > 0 && several < own.size()) {
            fault(
                    FaultCode.REPEATS_WRONG,
                    "parties[" + party.id() + "]",
                    several + " of " + own.size() + " steps with multiple",
                    "all of its steps or none, for it is one or several");
        }
    }

    private void questions(Party party, List<Step> own) {
        Map<String, Question> asked = new HashMap<>();
        for (Step step : own) {
            Item item = items.get(step.item());
            for (Question question : item == null ? List.<Question>of() : item.questions()) {
                Question before = asked.putIfAbsent(question.id(), question);
                if (before != null && !before.equals(question)) {
                    fault(
                            FaultCode.QUESTION_DIFFERS,
                            "steps[" + step.id() + "].item",
                            question.id() + ": " + question.values(),
                            before.values() + ", as another step of " + party.id() + " asks");
                }
            }
        }
    }

    private void confirmers(Step step) {
        given.parties().stream()
                .filter(party -> step.confirmedBy().contains(party.id()))
                .filter(party ->
                        !party.part().equals("confirms") || step.party().equals(party.id()))
                .forEach(party -> fault(
                        FaultCode.PARTY_WRONG,
                        "steps[" + step.id() + "].confirmed_by",
                        party.id(),
                        "another party whose part is confirms"));
    }

    private void fault(FaultCode code, String place, String found, String expected) {
        faults.add(new CatalogFault(file, code, place, found, expected));
    }
}
