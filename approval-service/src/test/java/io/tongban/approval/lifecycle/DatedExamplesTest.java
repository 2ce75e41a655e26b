package io.tongban.approval.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.calendar.Period;
import io.tongban.approval.calendar.Period.Unit;
import io.tongban.approval.lifecycle.SecondClock.Limit;
import io.tongban.approval.lifecycle.StatutoryClock.Deadlines;
import io.tongban.approval.lifecycle.StatutoryClock.Entry;
import io.tongban.approval.lifecycle.StatutoryClock.Terms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;

/** {@code dated-examples.csv}, which a legal officer can edit: both implementations must come to the date it states. */
class DatedExamplesTest {

    private static final Map<String, Kind> KINDS = Map.of(
            "许可", Kind.LICENCE, "联合许可", Kind.LICENCE, "备案", Kind.RECORD, "给付", Kind.BENEFIT, "其他", Kind.OTHER_POWER);
    private static final Map<String, Unit> UNITS = Map.of("工作日", Unit.WORKDAY, "日", Unit.DAY, "个月", Unit.MONTH);
    private static final Pattern SPAN = Pattern.compile("(\\d+)(工作日|日|个月)自(收到|受理)");
    private final SecondClock second = new SecondClock();

    /** One line of the file. */
    record Example(String name, Terms terms, List<Entry> log, LocalDate today, String limit, String expected) {
        @Override
        public String toString() {
            return name + ":" + limit;
        }
    }

    static Stream<Example> examples() throws IOException {
        return new ClassPathResource("dated-examples.csv")
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> example(line.split(";", 9)));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void comesToTheStatedDate(Example example) {
        Deadlines deadlines = Situations.CLOCK.fold(example.terms(), example.log(), example.today());

        assertThat(told(example.limit(), deadlines)).isEqualTo(example.expected());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void soDoesTheSecondImplementation(Example example) {
        assertThat(bySecond(example)).isEqualTo(example.expected());
    }

    @Test
    void thereAreSixtyAtLeastOverThreeYearsAndOfEveryAnswer() throws IOException {
        assertThat(examples()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(examples().map(e -> e.log().get(0).on().getYear())).contains(2024, 2025, 2026);
        assertThat(examples().map(Example::expected)).contains("停止", "待公布", "无");
    }

    private static String told(String limit, Deadlines deadlines) {
        if (limit.equals("受理之日")) {
            LocalDate accepted = deadlines.acceptedOn();
            return accepted == null ? "无" : accepted.toString();
        }
        if (limit.equals("视为准予延续之日")) {
            return deadlines.renewed() && deadlines.renewal() instanceof Deadline.Due due
                    ? due.day().plusDays(1).toString()
                    : "无";
        }
        Deadline deadline = switch (limit) {
            case "受理期限" -> deadlines.acceptance();
            case "补正期限" -> deadlines.answer();
            case "分级审查期限" -> deadlines.stage();
            case "法定办结期限" -> deadlines.decision();
            case "承诺办结期限" -> deadlines.promise();
            case "内部办理期限" -> deadlines.internal();
            case "要求听证期限" -> deadlines.hearing();
            case "送达期限" -> deadlines.delivery();
            case "特别程序期限", "组织听证期限" -> deadlines.stop();
            case "延续决定期限" -> deadlines.renewal();
            default -> throw new IllegalArgumentException("limit: " + limit + " (expected: one of the twelve)");
        };
        if (deadline instanceof Deadline.Due due) {
            return due.day().toString();
        }
        return deadline instanceof Deadline.Paused ? "停止" : deadline instanceof Deadline.CalendarMissing ? "待公布" : "无";
    }

    private String bySecond(Example example) {
        Terms terms = example.terms();
        List<Entry> log = example.log();
        LocalDate today = example.today();
        Limit limit = switch (example.limit()) {
            case "受理之日" ->
                second.accepted(terms, log, today)
                        .map(day -> new Limit(day.toString(), day, day))
                        .orElse(Limit.NONE);
            case "受理期限" -> second.acceptance(terms, log);
            case "延续决定期限" -> second.renewal(terms, log);
            case "视为准予延续之日" -> second.renewed(terms, log, today) ? nextDay(second.renewal(terms, log)) : Limit.NONE;
            case "补正期限" -> second.answer(log);
            case "分级审查期限" -> second.stage(terms, log, today);
            case "法定办结期限" -> second.decision(terms, log, today);
            case "承诺办结期限" -> second.promise(terms, log, today);
            case "内部办理期限" -> second.internal(terms, log, today);
            case "要求听证期限" -> second.hearing(log);
            case "特别程序期限", "组织听证期限" -> second.stop(log);
            default -> second.delivery(terms, log);
        };
        return limit.told();
    }

    private static Limit nextDay(Limit limit) {
        LocalDate next = LocalDate.parse(limit.told()).plusDays(1);
        return new Limit(next.toString(), next, next);
    }

    private static Example example(String[] c) {
        List<Period> stages = c[3].isEmpty()
                ? List.of()
                : Arrays.stream(c[3].split("\\+"))
                        .map(days -> new Period(Integer.parseInt(days), Unit.WORKDAY))
                        .toList();
        Matcher statutory = span(c[2]);
        Matcher promise = span(c[4]);
        Kind kind = KINDS.get(c[1]);
        assertThat(kind).as(c[1]).isNotNull();
        Terms terms = new Terms(
                kind,
                period(statutory),
                trigger(statutory),
                stages,
                period(promise),
                trigger(promise),
                null,
                c[1].equals("联合许可"));
        List<Entry> log =
                Arrays.stream(c[5].split(", ")).map(DatedExamplesTest::entry).toList();
        return new Example(c[0], terms, log, LocalDate.parse(c[6]), c[7], c[8]);
    }

    private static Matcher span(String text) {
        Matcher span = SPAN.matcher(text);
        assertThat(span.matches())
                .as("period: " + text + " (expected: 20工作日自受理)")
                .isTrue();
        return span;
    }

    private static Period period(Matcher span) {
        return new Period(Integer.parseInt(span.group(1)), UNITS.get(span.group(2)));
    }

    private static Trigger trigger(Matcher span) {
        return span.group(3).equals("收到") ? Trigger.RECEIVED : Trigger.ACCEPTED;
    }

    private static Entry entry(String text) {
        String[] words = text.split(" ");
        Action action = Arrays.stream(Action.values())
                .filter(a -> a.text().equals(words[1]))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("action: " + words[1] + " (expected: as in LIFECYCLE.md)"));
        @Nullable String more = words.length > 2 ? words[2] : null;
        boolean inTime = "期内".equals(more);
        boolean extension = action == Action.EXTEND || action == Action.SUSPEND || action == Action.EXTEND_SUSPENSION;
        return new Entry(
                action,
                LocalDate.parse(words[0]),
                more == null || inTime || extension ? null : LocalDate.parse(more),
                extension && more != null ? Integer.parseInt(more) : 0,
                inTime ? Boolean.FALSE : null);
    }
}
