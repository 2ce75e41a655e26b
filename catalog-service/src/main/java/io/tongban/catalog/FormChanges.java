package io.tongban.catalog;

import io.tongban.catalog.Change.About;
import io.tongban.catalog.Change.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What differs between two application forms, field by field. */
final class FormChanges {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Differences.Words<Field> WORDS =
            new Differences.Words<>("新增填写项", "不再填写", "填写项的顺序有变化", Field::shown);

    /** Word of a schema → what it is to a reader. */
    private static final Map<String, String> PARTS = new TreeMap<>(Map.ofEntries(
            Map.entry("title", "名称"),
            Map.entry("description", "说明"),
            Map.entry("type", "类型"),
            Map.entry("format", "格式"),
            Map.entry("pattern", "格式"),
            Map.entry("enum", "选项"),
            Map.entry("x-labels", "选项"),
            Map.entry("minLength", "长度"),
            Map.entry("maxLength", "长度"),
            Map.entry("minimum", "范围"),
            Map.entry("maximum", "范围"),
            Map.entry("minItems", "数量"),
            Map.entry("maxItems", "数量"),
            Map.entry("uniqueItems", "数量"),
            Map.entry("x-when", "填写的情形"),
            Map.entry("x-sensitive", "保密要求")));

    private final Differences differences;

    FormChanges(Differences differences) {
        this.differences = differences;
    }

    /** @param required by its parent */
    private record Field(String pointer, JsonNode schema, boolean required) {

        String title() {
            return schema.path("title").asString(pointer);
        }

        String shown() {
            return title() + (required ? "(必填)" : "");
        }
    }

    void compare(Map<String, Object> before, Map<String, Object> now) {
        JsonNode old = JSON.valueToTree(before);
        JsonNode given = JSON.valueToTree(now);
        differences.lists(About.FORM, fields(old, ""), fields(given, ""), Field::pointer, WORDS, this::field);
        differences.compare(
                About.FORM,
                "表单名称",
                old.path("title").asString(""),
                given.path("title").asString(""));
        boolean rest = !Objects.equals(old.path("examples"), given.path("examples"));
        if (rest) {
            differences.add(About.FORM, Kind.CHANGED, "填写示例有变化");
        }
    }

    private void field(Field was, Field is) {
        if (was.required() != is.required()) {
            differences.compare(
                    About.FORM, "填写项“" + is.title() + "”", was.required() ? "必填" : "选填", is.required() ? "必填" : "选填");
        }
        ObjectNode old = own(was.schema());
        ObjectNode now = own(is.schema());
        if (!old.equals(now)) {
            List<String> parts = PARTS.entrySet().stream()
                    .filter(part -> !old.path(part.getKey()).equals(now.path(part.getKey())))
                    .map(Map.Entry::getValue)
                    .distinct()
                    .toList();
            differences.add(
                    About.FORM,
                    Kind.CHANGED,
                    "填写项“" + is.title() + "”的" + (parts.isEmpty() ? "要求" : String.join("、", parts)) + "有变化");
        }
    }

    /** Without what is compared as fields of its own. */
    private static ObjectNode own(JsonNode schema) {
        ObjectNode own = ((ObjectNode) schema).deepCopy();
        own.remove(List.of("properties", "required", "x-order", "examples"));
        if (own.path("items") instanceof ObjectNode items) {
            own.set("items", own(items));
        }
        return own;
    }

    /** All fields in the order in which they are shown, those within a list too. */
    private static List<Field> fields(JsonNode schema, String at) {
        List<Field> fields = new ArrayList<>();
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.asString("")));
        for (JsonNode name : schema.path("x-order")) {
            JsonNode field = schema.path("properties").path(name.asString(""));
            if (field.isObject()) {
                String pointer = at + "/" + name.asString("");
                fields.add(new Field(pointer, field, required.contains(name.asString(""))));
                fields.addAll(fields(field, pointer));
                fields.addAll(fields(field.path("items"), pointer + "/0"));
            }
        }
        return fields;
    }
}
