package io.tongban.catalog;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a grant brings about, and on which earlier certificate it acts. */
final class ResultReader {

    private static final int MANY = 9999;
    private static final String[] NAMES =
            "name form kind issuer permits condition effect type of validity holder shows".split(" ");

    private final Map<String, Map<String, String>> conditions;

    /** @param conditions text → under which answers it holds */
    ResultReader(Map<String, Map<String, String>> conditions) {
        this.conditions = conditions;
    }

    List<Item.Result> results(Place file) {
        return file.list("results").stream().map(this::result).toList();
    }

    private Item.Result result(Place place) {
        place.only(NAMES);
        String kind = place.oneOf("kind", Chinese.RESULT_KINDS.keySet());
        String condition = place.textOrNull("condition");
        return new Item.Result(
                place.text("name"),
                place.text("form"),
                kind,
                Chinese.word(Chinese.RESULT_KINDS, kind),
                place.oneOf("issuer", Chinese.ISSUERS.keySet()),
                place.text("permits"),
                condition,
                QuestionReader.when(conditions, place, condition),
                place.oneOf("effect", Chinese.EFFECTS.keySet()),
                word(place, "type"),
                word(place, "of"),
                validity(place.at("validity")),
                place.texts("holder"),
                place.texts("shows"));
    }

    private static @Nullable String word(Place place, String name) {
        return place.has(name) ? place.matching(name, Words.WORD, Words.WORD_TEXT) : null;
    }

    private static Item.Validity validity(Place place) {
        place.only("value", "unit", "confidence");
        return new Item.Validity(
                place.has("value") ? place.number("value", 1, MANY) : null,
                place.oneOf("unit", Chinese.VALIDITY_UNITS.keySet()),
                place.oneOf("confidence", Chinese.SOURCED.keySet()));
    }

    static Item.@Nullable ActsOn actsOn(Place file) {
        if (!file.has("acts_on")) {
            return null;
        }
        Place place = file.at("acts_on").only("field", "expires");
        return new Item.ActsOn(place.text("field"), place.textOrNull("expires"));
    }
}
