package io.tongban.approval.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
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

    private static String document() {
        StringBuilder text = new StringBuilder("""
                # 办件生命周期

                本文件由 `lifecycle/Lifecycle.java` 生成,构建时比对;请勿手工修改。标有 [A] 或“待法制机构确认”的内容为假设,须经法制机构确认。

                ## 期限

                | 期限 | 适用 | 长度 | 起算 | 依据 | 逾期后果 |
                |---|---|---|---|---|---|
                """);
        Lifecycle.limits()
                .forEach(limit -> text.append("| %s | %s | %s | %s | %s | %s |\n"
                        .formatted(
                                limit.name(),
                                limit.kinds().stream().sorted().map(Kind::text).collect(Collectors.joining("、")),
                                limit.period() == null
                                        ? "由事项或者告知书规定"
                                        : limit.period().text(),
                                limit.from(),
                                limit.basis(),
                                limit.onExpiry())));
        text.append("\n## 计算规则\n\n| 规则 | 依据 |\n|---|---|\n");
        Lifecycle.countingRules().forEach(rule -> text.append("| %s | %s |\n".formatted(rule.rule(), rule.basis())));
        for (Kind kind : Kind.values()) {
            text.append("\n## ").append(kind.text()).append("\n\n").append(diagram(kind));
            text.append("\n| 状态 | 行为 | 由谁 | 条件 | 转为 | 对期限的影响 | 依据 |\n|---|---|---|---|---|---|---|\n");
            Lifecycle.table(kind).forEach(row -> text.append(line(row)));
        }
        return text.toString();
    }

    private static String line(Move row) {
        return "| %s | %s | %s | %s | %s | %s | %s |\n"
                .formatted(
                        row.from().text(),
                        row.action().text(),
                        row.by().text(),
                        row.onlyIf().isEmpty()
                                ? "—"
                                : row.onlyIf().stream().map(Condition::text).collect(Collectors.joining(";")),
                        row.to().text(),
                        row.clock(),
                        row.basis());
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
