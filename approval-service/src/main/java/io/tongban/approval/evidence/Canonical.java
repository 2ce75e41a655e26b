package io.tongban.approval.evidence;

import java.math.BigInteger;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * JSON in one exact form, so that equal content has equal bytes: RFC 8785 (members by UTF-16 code unit, no white space,
 * shortest escapes). Numbers are whole and at most 2^53 − 1 either way; any other is written as a text. A member that is
 * null is left out; half a surrogate pair becomes U+FFFD.
 */
public final class Canonical {

    private static final BigInteger LARGEST = BigInteger.valueOf((1L << 53) - 1);
    private static final String ESCAPED = "\b\t\n\f\r\"\\";
    private static final String AS = "btnfr\"\\";

    private Canonical() {}

    public static String of(JsonNode node) {
        StringBuilder out = new StringBuilder();
        write(node, out);
        return out.toString();
    }

    private static void write(JsonNode node, StringBuilder out) {
        switch (node.getNodeType()) {
            case OBJECT -> object(node, out);
            case ARRAY -> array(node, out);
            case STRING -> text(node.stringValue(), out);
            case NUMBER -> number(node, out);
            case BOOLEAN -> out.append(node.booleanValue());
            case NULL -> out.append("null");
            default -> throw new IllegalArgumentException("node: " + node.getNodeType() + " (expected: JSON)");
        }
    }

    private static void object(JsonNode node, StringBuilder out) {
        out.append('{');
        String comma = "";
        for (String name : new TreeSet<>(node.propertyNames())) {
            JsonNode value = node.path(name);
            if (!value.isNull()) {
                out.append(comma);
                text(name, out);
                out.append(':');
                write(value, out);
                comma = ",";
            }
        }
        out.append('}');
    }

    private static void array(JsonNode node, StringBuilder out) {
        out.append('[');
        String comma = "";
        for (JsonNode value : node) {
            out.append(comma);
            write(value, out);
            comma = ",";
        }
        out.append(']');
    }

    private static void number(JsonNode node, StringBuilder out) {
        if (node.isIntegralNumber() && node.bigIntegerValue().abs().compareTo(LARGEST) <= 0) {
            out.append(node.bigIntegerValue());
        } else {
            text(node.asString(), out);
        }
    }

    private static void text(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int escape = ESCAPED.indexOf(c);
            if (escape >= 0) {
                out.append('\\').append(AS.charAt(escape));
            } else if (c < ' ') {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(isAlone(text, i) ? '\uFFFD' : c);
            }
        }
        out.append('"');
    }

    private static boolean isAlone(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }
}
