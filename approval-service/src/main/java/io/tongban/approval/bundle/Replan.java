package io.tongban.approval.bundle;

import io.tongban.approval.bundle.Bundle.Case;
import io.tongban.approval.bundle.Bundle.Invited;
import java.util.List;
import java.util.Optional;

/** What stays of a bundle under another plan of its package. Pure. */
record Replan(Bundle bundle, Plan now) {

    /** A step of the same item and whose, filed by the same hand. */
    boolean stays(Plan.Step step) {
        return bundle.plan().steps().stream()
                .filter(before -> before.key().equals(step.key())
                        && before.item().equals(step.item())
                        && before.whose().equals(step.whose())
                        && before.online() == step.online())
                .anyMatch(before -> bundle.plan().isStarters(step.whose()) == now.isStarters(step.whose())
                        && !ended().contains(step.whose()));
    }

    /** To be begun by the one who started the bundle. */
    boolean begins(Plan.Step step) {
        return now.isStarters(step.whose()) && !stays(step);
    }

    /** Whose invitation or confirmation ends, because their part is no longer the same. */
    List<String> ended() {
        return bundle.parties().stream()
                .filter(this::isEnded)
                .map(Invited::whose)
                .toList();
    }

    /** What was confirmed holds for less, what was only asked for does not. */
    private boolean isEnded(Invited party) {
        Optional<Plan.Party> before = bundle.plan().party(party.whose());
        Optional<Plan.Party> after = now.party(party.whose());
        return switch (party.state()) {
            case "OPEN" -> !before.equals(after);
            case "CONFIRMED" ->
                before.flatMap(was -> after.map(is -> !was.covers(is))).orElse(true);
            default -> false;
        };
    }

    boolean stays(Case one) {
        return step(one).filter(this::stays).isPresent();
    }

    /** The starter's drafts of steps that are no longer chosen. */
    List<Case> dropped() {
        return bundle.drafts().stream().filter(one -> !stays(one)).toList();
    }

    /** Drafts of others that are theirs alone from now on. */
    List<Case> released() {
        return bundle.cases().stream()
                .filter(one -> !one.own() && one.drafted() && !stays(one))
                .toList();
    }

    /** Whose draft it is by the plan so far. */
    String whose(String step) {
        return bundle.plan().step(step).whose();
    }

    private Optional<Plan.Step> step(Case one) {
        return now.steps().stream()
                .filter(step -> step.key().equals(one.step()))
                .findFirst();
    }
}
