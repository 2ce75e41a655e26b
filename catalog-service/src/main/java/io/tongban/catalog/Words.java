package io.tongban.catalog;

import java.util.List;
import java.util.regex.Pattern;

/** The closed word lists and forms of the catalogue. */
final class Words {

    static final List<String> FORMS = List.of("electronic", "copy", "original");
    static final List<String> SOURCES = List.of("applicant", "shared");
    static final List<String> REQUIREMENTS = List.of("required", "conditional");
    static final List<String> DUES = List.of("submission", "before-delivery");
    static final List<String> SENSITIVITIES = List.of("personal", "sensitive");
    static final List<String> CONFIDENCES = List.of("high", "medium", "low", "assumption");
    static final List<String> APPLICANT_TYPES = List.of("natural", "legal");
    /** what a party of a package does */
    static final List<String> PARTS = List.of("starts", "confirms", "represented");
    /** what of a result may stand in a later form */
    static final List<String> OF_RESULTS = List.of("number", "date");
    /** from the lowest up */
    static final List<String> LEVELS = List.of("county", "city", "province", "ministry");

    static final List<String> STATUTORY_UNITS = List.of("workday", "day", "month");
    static final List<String> PROMISE_UNITS = List.of("workday", "day");
    static final List<String> FROM = List.of("received", "accepted", "announced");
    static final List<String> KINDS =
            List.of(Item.Kind.values()).stream().map(Item.Kind::chinese).toList();

    static final Pattern ITEM_CODE = Pattern.compile("[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?");
    static final String ITEM_CODE_TEXT = "small letters, digits and hyphens";
    static final Pattern PART_CODE = Pattern.compile("[A-Z0-9]([A-Z0-9-]{0,62}[A-Z0-9])?");
    static final String PART_CODE_TEXT = "capital letters, digits and hyphens";

    static final Pattern WORD = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    static final String WORD_TEXT = "small letters, digits and hyphens";

    static final Pattern FIELD_NAME = Pattern.compile("[a-z][A-Za-z0-9]{0,39}");
    static final String FIELD_NAME_TEXT = "letters and digits, a small letter first";

    /** Control characters, those that turn the direction of writing, and halves of characters. */
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\p{Cntrl}&&[^\\n]]|[\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]|\\p{Cs}");

    private Words() {}

    /** Whether a text says what it shows. */
    static boolean printable(String text) {
        return !UNPRINTABLE.matcher(text).find();
    }
}
