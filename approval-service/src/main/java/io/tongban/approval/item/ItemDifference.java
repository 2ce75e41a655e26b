package io.tongban.approval.item;

import io.tongban.approval.item.Item.Material;
import io.tongban.approval.item.Item.Question;
import io.tongban.approval.item.Item.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What differs for the applicant between two versions of an item, in Chinese. Pure. */
public final class ItemDifference {

    private static final Map<String, String> UNITS = Map.of("workday", "个工作日", "day", "日", "month", "个月");
    private static final Map<String, String> LEVELS =
            Map.of("county", "县(市、区)", "city", "设区的市", "province", "省", "ministry", "司法部");

    private final List<String> found = new ArrayList<>();

    private ItemDifference() {}

    /** One line per difference; never empty, for two versions are never the same. */
    public static List<String> between(Item before, Item now) {
        ItemDifference difference = new ItemDifference();
        difference.compare("事项名称", before.name(), now.name());
        difference.compare("法定期限", days(before.statutory()), days(now.statutory()));
        difference.compare("联合办理", joint(before), joint(now));
        difference.compare("承诺期限", days(before.promise()), days(now.promise()));
        difference.compare("办理机关层级", levels(before), levels(now));
        difference.compare("可否网上办理", before.online() ? "可以" : "不可以", now.online() ? "可以" : "不可以");
        difference.compare("办理结果", results(before), results(now));
        difference.materials(before, now);
        difference.questions(before, now);
        difference.form(before, now);
        difference.commitments(before, now);
        return difference.found.isEmpty() ? List.of("办事指南的其他内容有更新") : List.copyOf(difference.found);
    }

    private static String days(Span span) {
        return span.value() + UNITS.getOrDefault(span.unit(), span.unit());
    }

    private static String joint(Item item) {
        return item.joint() == null ? "否" : String.join("、", item.joint().organs());
    }

    private static String levels(Item item) {
        return String.join(
                "、",
                item.levels().inOrder().stream()
                        .map(level -> LEVELS.getOrDefault(level, level))
                        .toList());
    }

    private static String results(Item item) {
        return String.join("、", item.results().stream().map(Item.Result::name).toList());
    }

    private void materials(Item before, Item now) {
        lists("新增材料", "不再需要材料", before.materials(), now.materials(), Material::code, Material::name, (was, is) -> {
            if (!was.equals(is)) {
                found.add("材料“" + is.name() + "”的要求有变化:" + requirement(is));
            }
        });
    }

    /** Where both versions have the words, and the notice quotes others. */
    private void commitments(Item before, Item now) {
        for (CommitmentWords is : now.commitments()) {
            before.commitments().stream()
                    .filter(was -> was.code().equals(is.code())
                            && !was.quoted(before.kind()).equals(is.quoted(now.kind())))
                    .forEach(was -> found.add("“" + is.name() + "”的告知书有变化,已签署的须重新阅读、签署"));
        }
    }

    private static String requirement(Material material) {
        String when = material.condition() == null ? "必须提交" : material.condition() + "的提交";
        return material.source().equals("shared")
                ? "由部门共享,无需提交"
                : when + (material.isHandedInLater() ? ",准予后交回原件" : "");
    }

    private void questions(Item before, Item now) {
        lists("新增问题", "不再询问", before.questions(), now.questions(), Question::id, Question::question, (was, is) -> {
            if (!was.equals(is)) {
                found.add("问题“" + is.question() + "”有变化");
            }
        });
    }

    private void form(Item before, Item now) {
        lists(
                "新增填写项",
                "不再填写",
                fields(before.form(), ""),
                fields(now.form(), ""),
                Field::pointer,
                Field::title,
                (was, is) -> {
                    if (!was.rules().equals(is.rules()) || was.required() != is.required()) {
                        found.add("填写项“" + is.title() + "”的要求有变化");
                    }
                });
    }

    /**
     * A field of the form.
     *
     * @param rules its schema without the fields within
     */
    private record Field(String pointer, String title, boolean required, JsonNode rules) {}

    private static List<Field> fields(@Nullable JsonNode schema, String at) {
        List<Field> fields = new ArrayList<>();
        if (schema == null) {
            return fields;
        }
        List<JsonNode> required = schema.path("required").valueStream().toList();
        schema.path("properties").properties().forEach(entry -> {
            String pointer = at + "/" + entry.getKey();
            JsonNode field = entry.getValue();
            JsonNode rules = withoutFields(field);
            boolean must = required.stream().anyMatch(name -> entry.getKey().equals(name.asString("")));
            fields.add(new Field(pointer, field.path("title").asString(entry.getKey()), must, rules));
            fields.addAll(fields(field, pointer));
            fields.addAll(fields(field.path("items"), pointer + "/0"));
        });
        return fields;
    }

    private static JsonNode withoutFields(JsonNode schema) {
        JsonNode rules = schema.deepCopy();
        for (JsonNode node : List.of(rules, rules.path("items"))) {
            if (node instanceof ObjectNode object) {
                object.remove(List.of("properties", "required", "x-order", "examples"));
            }
        }
        return rules;
    }

    private <T> void lists(
            String added,
            String removed,
            List<T> before,
            List<T> now,
            Function<T, String> key,
            Function<T, String> name,
            BiConsumer<T, T> both) {
        Map<String, T> gone = new LinkedHashMap<>();
        before.forEach(entry -> gone.put(key.apply(entry), entry));
        for (T entry : now) {
            T was = gone.remove(key.apply(entry));
            if (was == null) {
                found.add(added + ":" + name.apply(entry));
            } else {
                both.accept(was, entry);
            }
        }
        gone.values().forEach(entry -> found.add(removed + ":" + name.apply(entry)));
    }

    private void compare(String what, Object before, Object now) {
        if (!Objects.equals(before, now)) {
            found.add(what + "由“" + before + "”改为“" + now + "”");
        }
    }
}
