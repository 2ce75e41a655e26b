package io.tongban.catalog;

import io.tongban.catalog.Change.About;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What differs between two lists of materials. */
final class MaterialChanges {

    private static final Differences.Words<Item.Line> WORDS = new Differences.Words<>(
            "新增材料", "不再需要材料", "材料的顺序有变化", line -> line.name() + "(" + Chinese.requirement(line) + ")");

    private final Differences differences;

    MaterialChanges(Differences differences) {
        this.differences = differences;
    }

    void compare(List<Item.Line> before, List<Item.Line> now) {
        differences.lists(About.MATERIALS, before, now, Item.Line::code, WORDS, this::line);
    }

    private void line(Item.Line was, Item.Line is) {
        compare(is, "名称", was.name(), is.name());
        compare(is, "提交要求", Chinese.requirement(was), Chinese.requirement(is));
        if (Chinese.requirement(was).equals(Chinese.requirement(is))) {
            compare(is, "提交情形对应的答案", was.when().toString(), is.when().toString());
        }
        compare(is, "形式", Chinese.word(Chinese.FORMS, was.form()), Chinese.word(Chinese.FORMS, is.form()));
        compare(is, "提交时间", Chinese.word(Chinese.DUES, was.due()), Chinese.word(Chinese.DUES, is.due()));
        compare(is, "来源", source(was), source(is));
        compare(is, "可替代的告知承诺", text(was.commitment()), text(is.commitment()));
        compare(is, "类别", was.group(), is.group());
        compare(is, "个人信息", text(was.sensitivity()), text(is.sensitivity()));
        compare(is, "说明", text(was.note()), text(is.note()));
    }

    private void compare(Item.Line line, String name, String was, String is) {
        differences.compare(About.MATERIALS, "材料“" + line.name() + "”的" + name, was, is);
    }

    private static String source(Item.Line line) {
        return Chinese.word(Chinese.SOURCES, line.source())
                + (line.sharedFrom() == null ? "" : "(" + line.sharedFrom() + ")");
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
