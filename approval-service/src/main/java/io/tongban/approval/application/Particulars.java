package io.tongban.approval.application;

import io.tongban.approval.item.Item;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is particular to one step; all else of a move is common.
 *
 * @param detail goes into the log
 * @param facts go into the event, for the notice
 * @param document made once the state and dates after the move are known; null for none
 * @param caseNumber only at submission
 * @param item version to be pinned, only at submission
 * @param holder organ that has the case afterwards, only when it goes on
 */
public record Particulars(
        Map<String, Object> detail,
        Map<String, String> facts,
        @Nullable Function<Outcome, Document> document,
        @Nullable String caseNumber,
        @Nullable Item item,
        @Nullable String holder) {

    public static Particulars none() {
        return new Particulars(Map.of(), Map.of(), null, null, null, null);
    }

    public static Particulars of(Map<String, Object> detail) {
        return new Particulars(detail, Map.of(), null, null, null, null);
    }

    public Particulars telling(String fact, String text) {
        Map<String, String> more = new LinkedHashMap<>(facts);
        more.put(fact, text);
        return new Particulars(detail, more, document, caseNumber, item, holder);
    }

    public Particulars issuing(Function<Outcome, Document> made) {
        return new Particulars(detail, facts, made, caseNumber, item, holder);
    }

    public Particulars numbered(String number, Item pinned) {
        return new Particulars(detail, facts, document, number, pinned, holder);
    }

    public Particulars goingTo(String organ) {
        return new Particulars(detail, facts, document, caseNumber, item, organ);
    }

    List<Document> documents(Outcome outcome) {
        return document == null ? List.of() : List.of(document.apply(outcome));
    }
}
