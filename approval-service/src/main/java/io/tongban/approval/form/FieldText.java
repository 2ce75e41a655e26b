package io.tongban.approval.form;

import io.tongban.approval.document.ChineseText;
import io.tongban.approval.item.Item;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Fields of a form's own part in words, as a paper shows them. Pure. */
public final class FieldText {

    private static final String OWN = "particulars";
    /** What was planned when it was asked for is so when the paper says it. */
    private static final Pattern PLANNED = Pattern.compile("^(拟任?|变更后的)");

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private FieldText() {}

    /** What was filled in, if it is text. */
    public static Optional<String> value(JsonNode form, String field) {
        return Optional.of(form.path(OWN).path(field).asString("").strip()).filter(text -> !text.isEmpty());
    }

    /** What was filled in, if it is a day. */
    public static Optional<LocalDate> day(JsonNode form, String field) {
        return value(form, field).filter(text -> DAY.matcher(text).matches()).map(LocalDate::parse);
    }

    /** {@code title：text}, one a line, of those that were filled in. */
    public static String lines(Item item, JsonNode form, List<String> fields) {
        StringBuilder lines = new StringBuilder();
        JsonNode schema = item.form();
        for (String field : fields) {
            JsonNode value = form.path(OWN).path(field);
            JsonNode of = schema == null ? value.path("") : schema.at("/properties/" + OWN + "/properties/" + field);
            if (!value.isMissingNode() && !value.isNull()) {
                lines.append(lines.isEmpty() ? "" : "\n")
                        .append(PLANNED.matcher(of.path("title").asString(field))
                                .replaceFirst(""))
                        .append('：')
                        .append(text(value, of));
            }
        }
        return lines.toString();
    }

    private static String text(JsonNode value, JsonNode schema) {
        if (value.isArray()) {
            List<String> all = value.valueStream()
                    .map(one -> text(one, schema.path("items")))
                    .toList();
            return String.join("、", all);
        }
        if (value.isBoolean()) {
            return value.asBoolean() ? "是" : "否";
        }
        String plain = value.asString("");
        if (schema.path("format").asString("").equals("date")
                && DAY.matcher(plain).matches()) {
            return ChineseText.day(LocalDate.parse(plain));
        }
        return schema.path("x-labels").path(plain).asString(plain);
    }
}
