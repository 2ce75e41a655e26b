package io.tongban.notice.event;

import io.tongban.support.problem.Fault;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Members of one JSON object, read strictly; whatever is wrong goes to the common list of faults. */
final class Fields {

    private static final Pattern NAME = Pattern.compile("[A-Za-z]{1,64}");
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    // a year that every reader and the database understand
    private static final Pattern DATE_TEXT = Pattern.compile("[12]\\d{3}-\\d{2}-\\d{2}");
    private static final Pattern TIME_TEXT = Pattern.compile("[12]\\d{3}-\\d{2}-\\d{2}T.{5,40}");

    private final JsonNode node;
    private final String pointer;
    private final List<Fault> faults;

    Fields(JsonNode node, String pointer, List<Fault> faults) {
        this.node = node;
        this.pointer = pointer;
        this.faults = faults;
    }

    /** A text that must be there and match; empty after a fault. */
    String text(String name, Pattern pattern) {
        String text = raw(name, true);
        if (text != null && !pattern.matcher(text).matches()) {
            fault(name, "FORMAT", "格式不符", "does not have the expected form");
        }
        return text == null ? "" : text;
    }

    /** A line for people that must be there, cleaned; empty after a fault. */
    String words(String name, int most) {
        String text = raw(name, true);
        return text == null ? "" : PlainText.line(cleaned(name, text, most, true));
    }

    /** A line for people; null if it is absent or null. */
    @Nullable
    String optionalWords(String name, int most) {
        String text = raw(name, false);
        return text == null ? null : PlainText.line(cleaned(name, text, most, false));
    }

    UUID uuid(String name) {
        return parsed(name, UUID_TEXT, UUID::fromString, new UUID(0, 0));
    }

    LocalDate date(String name) {
        return parsed(name, DATE_TEXT, LocalDate::parse, LocalDate.EPOCH);
    }

    OffsetDateTime time(String name) {
        return parsed(name, TIME_TEXT, OffsetDateTime::parse, OffsetDateTime.MIN);
    }

    /** A whole number from 1; 0 after a fault. */
    long positive(String name) {
        JsonNode value = node.get(name);
        if (value != null && value.isIntegralNumber() && value.canConvertToLong() && value.longValue() > 0) {
            return value.longValue();
        }
        fault(name, value == null ? "REQUIRED" : "FORMAT", "应为正整数", "must be a whole number from 1");
        return 0;
    }

    /** An object; null after a fault, or if it is absent where it may be. */
    @Nullable
    Fields object(String name, boolean required) {
        JsonNode value = node.get(name);
        if (value != null && value.isObject()) {
            return new Fields(value, pointer + "/" + name, faults);
        }
        if (required || value != null && !value.isNull()) {
            fault(name, value == null ? "REQUIRED" : "TYPE", "应为对象", "must be an object");
        }
        return null;
    }

    /** A list of texts that match, each once, in order. */
    List<String> texts(String name, Pattern pattern, int most) {
        JsonNode value = node.get(name);
        if (value == null || !value.isArray()) {
            fault(name, value == null ? "REQUIRED" : "TYPE", "应为数组", "must be an array");
            return List.of();
        }
        if (value.size() > most) {
            fault(name, "TOO_MANY", "不得超过" + most + "项", "must not have more than " + most);
            return List.of();
        }
        Set<String> texts = new LinkedHashSet<>();
        for (int i = 0; i < value.size(); i++) {
            JsonNode one = value.get(i);
            if (one.isString() && pattern.matcher(one.stringValue()).matches()) {
                texts.add(one.stringValue());
            } else {
                fault(name + "/" + i, "FORMAT", "格式不符", "does not have the expected form");
            }
        }
        return List.copyOf(texts);
    }

    /** All members as cleaned texts; those that are null, blank or strangely named are left out. */
    Map<String, String> words(int most, int longest) {
        Map<String, String> all = new LinkedHashMap<>();
        if (node.size() > most) {
            faults.add(new Fault(pointer, "TOO_MANY", "不得超过" + most + "项", "must not have more than " + most));
            return all;
        }
        for (String name : node.propertyNames()) {
            String text = NAME.matcher(name).matches() ? raw(name, false) : null;
            if (text != null && !text.isBlank()) {
                all.put(name, cleaned(name, text, longest, false));
            }
        }
        return all;
    }

    void fault(String name, String code, String detail, String detailEn) {
        faults.add(new Fault(pointer + "/" + name, code, detail, detailEn));
    }

    private String cleaned(String name, String text, int most, boolean required) {
        String clean = PlainText.clean(text);
        if (text.length() > most) {
            fault(name, "TOO_LONG", "不得超过" + most + "个字符", "must not be longer than " + most + " characters");
        } else if (required && clean.isEmpty()) {
            fault(name, "REQUIRED", "不得为空", "must not be empty");
        }
        return clean;
    }

    private <T> T parsed(String name, Pattern pattern, Function<String, T> parser, T ifWrong) {
        String text = raw(name, true);
        if (text == null) {
            return ifWrong;
        }
        try {
            if (pattern.matcher(text).matches()) {
                return parser.apply(text);
            }
        } catch (DateTimeException notADay) {
            // told below, like any other wrong form
        }
        fault(name, "FORMAT", "格式不符", "does not have the expected form");
        return ifWrong;
    }

    private @Nullable String raw(String name, boolean required) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            if (required) {
                fault(name, "REQUIRED", "必填", "is required");
            }
            return null;
        }
        if (!value.isString()) {
            fault(name, "TYPE", "应为文本", "must be a text");
            return null;
        }
        return value.stringValue();
    }
}
