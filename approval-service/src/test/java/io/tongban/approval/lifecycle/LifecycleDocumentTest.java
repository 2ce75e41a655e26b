package io.tongban.approval.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** LIFECYCLE.md is made from the tables. Renew it with {@code -Dtongban.renew=true}. */
class LifecycleDocumentTest {

    private static final Path FILE = Path.of("LIFECYCLE.md");

    @Test
    void committedDocumentEqualsTheTables() throws IOException {
        String document = document();
        if (Boolean.getBoolean("tongban.renew")) {
            Files.writeString(FILE, document);
        }
        assertThat(FILE).content().isEqualTo(document);
    }

    @Test
    void everyAssumptionOfProcessMdIsMarkedWhereItIsApplied() {
        assertThat(Stream.of(Condition.values()).map(Condition::mark).filter(mark -> !mark.isEmpty()))
                .allSatisfy(mark -> assertThat(mark).matches("\\[[AM]] .+"));
        assertThat(Condition.NOT_INTAKE_PERSON.mark()).startsWith("[A]");
        assertThat(Condition.NOT_CONFLICTED.mark()).startsWith("[M]");
        assertThat(Condition.FIRST_CORRECTION.mark()).as("许可法第三十二条").isEmpty();
        assertThat(document()).contains("本人未经办受理[A]", "本人无须回避[M]", "2019-04-23 起");
    }

    private static String document() {
        StringBuilder text = new StringBuilder("""
                # 办件生命周期

                本文件由 `lifecycle/Lifecycle.java` 生成,构建时比对;请勿手工修改。[A] 为假设,[M] 为未核对原文的记忆;标有 [A]、[M] 或“待法制机构确认”的内容须经法制机构确认。
                “施行”一栏为该行适用的收到申请之日:按收到之日施行的行办理,其后的修改不影响在办的办件。

                ## 期限

                | 期限 | 适用 | 长度 | 起算 | 依据 | 施行 | 逾期后果 |
                |---|---|---|---|---|---|---|
                """);
        Lifecycle.limits()
                .forEach(limit -> text.append("| %s | %s | %s | %s | %s | %s | %s |\n"
                        .formatted(
                                limit.name(),
                                limit.kinds().stream().sorted().map(Kind::text).collect(Collectors.joining("、")),
                                limit.period() == null
                                        ? "由事项或者告知书规定"
                                        : limit.period().text(),
                                limit.from(),
                                limit.basis(),
                                validity(limit.inForceFrom(), null),
                                limit.onExpiry())));
        text.append("\n## 计算规则\n\n| 规则 | 依据 |\n|---|---|\n");
        Lifecycle.countingRules().forEach(rule -> text.append("| %s | %s |\n".formatted(rule.rule(), rule.basis())));
        text.append("\n## 有待确认的条件\n\n| 条件 | 代码 | 标注 |\n|---|---|---|\n");
        Stream.of(Condition.values())
                .filter(condition -> !condition.mark().isEmpty())
                .forEach(condition -> text.append("| %s | `%s` | %s;待法制机构确认 |\n"
                        .formatted(condition.text(), condition.name(), condition.mark())));
        for (Kind kind : Kind.values()) {
            text.append("\n## ").append(kind.text()).append("\n\n").append(diagram(kind));
            text.append("\n| 状态 | 行为 | 由谁 | 条件 | 转为 | 对期限的影响 | 依据 | 施行 | 待确认 |\n"
                    + "|---|---|---|---|---|---|---|---|---|\n");
            Lifecycle.table(kind).forEach(row -> text.append(line(row)));
        }
        return text.toString();
    }

    private static String line(Move row) {
        String conditions = row.onlyIf().isEmpty()
                ? "—"
                : row.onlyIf().stream().map(LifecycleDocumentTest::marked).collect(Collectors.joining(";"));
        return "| %s | %s | %s | %s | %s | %s | %s | %s | %s |\n"
                .formatted(
                        row.from().text(),
                        row.action().text(),
                        row.by().text(),
                        conditions,
                        row.to().text(),
                        row.clock(),
                        row.basis(),
                        validity(row.inForceFrom(), row.inForceUntil()),
                        toConfirm(row.clock() + row.basis() + conditions));
    }

    /** With the mark, where there is one. */
    private static String marked(Condition condition) {
        String mark = condition.mark();
        return condition.text() + (mark.isEmpty() ? "" : mark.substring(0, mark.indexOf(']') + 1));
    }

    private static String toConfirm(String row) {
        boolean open = row.contains("[A]") || row.contains("[M]") || row.contains("待法制机构确认");
        return open ? "待法制机构确认" : "—";
    }

    private static String validity(LocalDate from, @Nullable LocalDate until) {
        return from + " 起" + (until == null ? "" : "至 " + until);
    }

    private static String diagram(Kind kind) {
        StringBuilder text = new StringBuilder("```mermaid\nstateDiagram-v2\n");
        for (State state : State.values()) {
            boolean used = Lifecycle.table(kind).stream().anyMatch(r -> r.from() == state || r.to() == state);
            if (used) {
                text.append("  state \"%s\" as %s\n".formatted(state.text(), state.name()));
            }
        }
        text.append("  [*] --> DRAFT\n");
        Lifecycle.table(kind).stream()
                .filter(row -> row.from() != row.to())
                .forEach(row -> text.append("  %s --> %s : %s\n"
                        .formatted(
                                row.from().name(), row.to().name(), row.action().text())));
        for (State state : State.values()) {
            if (state.isEnd() && Lifecycle.table(kind).stream().anyMatch(r -> r.to() == state)) {
                text.append("  %s --> [*]\n".formatted(state.name()));
            }
        }
        return text.append("```\n").toString();
    }
}
