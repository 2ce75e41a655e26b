package io.tongban.approval.bundle;

import io.tongban.approval.bundle.Bundle.Case;
import io.tongban.approval.lifecycle.State;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the cases of a bundle mean for each other. Pure: a fold over plan and cases. */
record Progress(Bundle bundle) {

    Status status(Plan.Step step) {
        Optional<Case> found = bundle.caseOf(step.key());
        if (found.isEmpty()) {
            return step.online() ? absent(step.whose()) : Status.ON_SITE;
        }
        Case one = found.get();
        if (one.isDraft()) {
            return draft(step);
        }
        if (one.isLost()) {
            return Status.ENDED;
        }
        if (one.granted()) {
            return Status.GRANTED;
        }
        return one.state() == State.CORRECTING ? Status.CORRECTION : Status.UNDER_WAY;
    }

    /** Of a draft that was deleted nothing is told but that. */
    private Status absent(String whose) {
        return bundle.plan().isStarters(whose) || bundle.isConfirmedBy(whose) ? Status.DISCARDED : Status.OTHERS;
    }

    private Status draft(Plan.Step step) {
        if (isBlocked(step)) {
            return Status.BLOCKED;
        }
        if (!open(step).isEmpty()) {
            return Status.WAITING;
        }
        return unconfirmed(step).isEmpty() ? Status.READY : Status.TO_CONFIRM;
    }

    /** Keys of the steps that it still waits for. */
    List<String> open(Plan.Step step) {
        return step.after().stream().filter(key -> !isGranted(key)).toList();
    }

    /** Whose must still confirm it. */
    List<String> unconfirmed(Plan.Step step) {
        return step.confirmedBy().stream()
                .filter(whose -> !bundle.isConfirmedBy(whose))
                .toList();
    }

    /** A refusal stops only what depends on it. On site one may come again. */
    private boolean isBlocked(Plan.Step step) {
        return step.after().stream().map(bundle.plan()::step).anyMatch(before -> {
            Optional<Case> found = bundle.caseOf(before.key());
            return found.filter(one -> one.drafted() && one.isLost()).isPresent()
                    || found.filter(Case::isDraft).isPresent() && isBlocked(before);
        });
    }

    private boolean isGranted(String step) {
        return bundle.caseOf(step).filter(Case::granted).isPresent();
    }

    /** The reader's own steps that may be submitted now. */
    List<Plan.Step> ready() {
        return bundle.plan().steps().stream()
                .filter(step -> bundle.caseOf(step.key())
                        .filter(one -> one.own() && one.drafted())
                        .isPresent())
                .filter(step -> status(step) == Status.READY)
                .toList();
    }

    /** Keys of the reader's own steps that wait for what may come, and do not file themselves yet. */
    List<String> later() {
        return bundle.drafts().stream()
                .filter(one -> !one.waits())
                .map(one -> bundle.plan().step(one.step()))
                .filter(step -> status(step) == Status.WAITING && mayCome(step))
                .map(Plan.Step::key)
                .toList();
    }

    /** Filed, to be filed now, by others or on site, or waiting for such; not: deleted, or to be confirmed first. */
    private boolean mayCome(Plan.Step step) {
        return switch (status(step)) {
            case READY, UNDER_WAY, CORRECTION, ON_SITE, OTHERS -> true;
            case WAITING -> open(step).stream().map(bundle.plan()::step).allMatch(this::mayCome);
            default -> false;
        };
    }

    boolean filesItself(Plan.Step step) {
        return bundle.caseOf(step.key()).filter(Case::waits).isPresent();
    }

    /** Fields of the own part of a step's form that the results of earlier steps fill, as far as there are results. */
    Map<String, String> supplied(String step) {
        Map<String, String> values = new LinkedHashMap<>();
        bundle.plan()
                .part(step)
                .ifPresent(part -> part.supplied()
                        .forEach((field, supply) -> bundle.caseOf(supply.step())
                                .flatMap(one -> Optional.ofNullable(one.result()))
                                .ifPresent(result -> values.put(field, result.told(supply.what())))));
        return values;
    }
}
