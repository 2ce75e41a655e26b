package io.tongban.approval.application;

import io.tongban.approval.item.Item;
import io.tongban.approval.lifecycle.Facts;
import io.tongban.approval.lifecycle.State;
import io.tongban.approval.lifecycle.StatutoryClock.Terms;
import io.tongban.approval.organ.Routing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is particular to one step; all else of a move is common.
 *
 * @param detail goes into the log
 * @param facts go into the event, for the notice
 * @param effects certificates that come to be, change or end
 * @param documents made once the state and dates after the move are known
 * @param filing only at submission
 * @param holder organ that has the case afterwards, only when it goes on
 * @param besides what else is written with it
 */
public record Particulars(
        Map<String, Object> detail,
        Map<String, String> facts,
        List<Function<Outcome, Document>> documents,
        Effects effects,
        @Nullable Filing filing,
        @Nullable String holder,
        Besides besides) {

    /** What submission fixes for good. */
    public record Filing(String caseNumber, Item item, Routing routing) {
        Terms terms() {
            return item.terms().forRoute(routing.route().size());
        }
    }

    public static Particulars none() {
        return new Particulars(Map.of(), Map.of(), List.of(), Effects.NONE, null, null, Besides.NOTHING);
    }

    public static Particulars of(Map<String, Object> detail) {
        return new Particulars(detail, Map.of(), List.of(), Effects.NONE, null, null, Besides.NOTHING);
    }

    /** One more word for the log. */
    public Particulars noting(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(detail);
        more.put(name, value);
        return new Particulars(more, facts, documents, effects, filing, holder, besides);
    }

    /** Whether silence had accepted what ends now: no later calendar changes it. */
    public Particulars andFoundSilent(Facts of) {
        return of.state() == State.SUBMITTED
                ? noting("deemedAccepted", of.deadlines().deemed())
                : this;
    }

    public Particulars telling(String fact, String text) {
        Map<String, String> more = new LinkedHashMap<>(facts);
        more.put(fact, text);
        return new Particulars(detail, more, documents, effects, filing, holder, besides);
    }

    public Particulars issuing(Function<Outcome, Document> made) {
        List<Function<Outcome, Document>> more = new ArrayList<>(documents);
        more.add(made);
        return new Particulars(detail, facts, List.copyOf(more), effects, filing, holder, besides);
    }

    public Particulars bringing(Effects more) {
        return new Particulars(detail, facts, documents, more, filing, holder, besides);
    }

    public Particulars filed(Filing made) {
        return new Particulars(
                detail, facts, documents, effects, made, made.routing().first(), besides);
    }

    public Particulars writing(Besides more) {
        return new Particulars(detail, facts, documents, effects, filing, holder, more);
    }

    /** Keeps who applied from applying again, and says so in the log. */
    public Particulars banning(Ban ban) {
        return noting("bannedUntil", ban.until().toString())
                .noting("bannedFrom", ban.itemClass())
                .writing(Besides.banning(ban).findingUntrue(besides.untrue()));
    }

    /** Each is a credit record of who signed it, and said so in the log. */
    public Particulars findingUntrue(List<UUID> commitments) {
        return commitments.isEmpty()
                ? this
                : noting("untrueCommitments", commitments).writing(besides.findingUntrue(commitments));
    }

    public Particulars goingTo(String organ) {
        return new Particulars(detail, facts, documents, effects, filing, organ, besides);
    }

    /** @param issues of this move; their pages come after its other documents */
    List<Document> documents(Outcome outcome, List<Effects.Issue> issues) {
        return Stream.concat(
                        documents.stream().map(made -> made.apply(outcome)),
                        issues.stream().map(Effects.Issue::page).filter(Objects::nonNull))
                .toList();
    }

    List<Effects.Issue> issues(Outcome outcome) {
        return effects.issues().stream().map(made -> made.apply(outcome)).toList();
    }

    /** What the one who moved the case is told at once. */
    @Nullable
    String note() {
        String note = Stream.of("note", "lateRenewal")
                .map(name -> (String) detail.get(name))
                .filter(Objects::nonNull)
                .collect(Collectors.joining("。"));
        return note.isEmpty() ? null : note;
    }
}
