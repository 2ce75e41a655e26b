package io.tongban.approval.calendar;

import io.tongban.approval.calendar.Count.Step;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All published years. The start day does not count (期间开始之日不计入): day 1 is the first day that counts after the
 * trigger. Past the last published year the answer is that the year is missing.
 */
public final class WorkingDays {

    private final Map<Integer, CalendarYear> years;

    public WorkingDays(Iterable<CalendarYear> published) {
        Map<Integer, CalendarYear> byYear = new TreeMap<>();
        published.forEach(year -> byYear.put(year.year(), year));
        this.years = byYear;
    }

    public NavigableSet<Integer> publishedYears() {
        return new TreeSet<>(years.keySet());
    }

    /** @throws IllegalArgumentException if that year is not published */
    public boolean isWorkday(LocalDate day) {
        CalendarYear year = years.get(day.getYear());
        if (year == null) {
            throw new IllegalArgumentException("day: " + day + " (expected: in a published year)");
        }
        return year.isWorkday(day);
    }

    /** The last day of a period that a trigger on that day starts. */
    public Count count(LocalDate trigger, Period period) {
        return count(trigger, period, List.of());
    }

    /** @param pauses in order, none within another; their days do not count, of whatever unit */
    public Count count(LocalDate trigger, Period period, List<Pause> pauses) {
        Explanation explained = new Explanation();
        explained.add(trigger, "起算事由发生日,不计入期限");
        return period.unit() == Period.Unit.WORKDAY
                ? countWorkdays(trigger, period, pauses, explained)
                : countThrough(trigger, period, pauses, explained);
    }

    /**
     * The last day of a limit that stops hold up: where it was stopped on its last day it ends with the stop, or on the
     * next working day [A]; a stop that begins later changes nothing.
     */
    public Count last(LocalDate trigger, Period period, List<Pause> pauses) {
        Count count = count(trigger, period, pauses);
        for (Pause pause : pauses) {
            boolean onLastDay = count instanceof Count.Reached reached
                    && reached.day().equals(pause.on())
                    && pause.through().isAfter(pause.on());
            count = onLastDay ? held(count, pause, period.unit(), pauses) : count;
        }
        return count;
    }

    private Count held(Count reached, Pause pause, Period.Unit unit, List<Pause> pauses) {
        Explanation explained = new Explanation(reached.steps());
        explained.stretch(pause.on().plusDays(1), pause.through(), Explanation.PAUSED);
        LocalDate day = pause.through();
        while (unit == Period.Unit.WORKDAY) {
            @Nullable CalendarYear year = years.get(day.getYear());
            if (year == null) {
                explained.add(day, day.getYear() + "年节假日安排尚未公布,届满日待公布");
                return new Count.YearMissing(day.getYear(), explained.steps());
            }
            if (year.isWorkday(day) && (day.equals(pause.through()) || !isPaused(day, pauses))) {
                break;
            }
            day = day.plusDays(1);
        }
        explained.add(day, "届满当日启动的特别程序结束,期限于结束之日(非工作日的,其后第一个工作日)届满,待法制机构确认");
        return new Count.Reached(day, explained.steps());
    }

    /** Natural days and months: the end moves by the paused days before it. */
    private static Count countThrough(LocalDate trigger, Period period, List<Pause> pauses, Explanation explained) {
        LocalDate end = period.naturalEnd(trigger);
        explained.stretch(trigger.plusDays(1), end, "连续计算,遇休息日、节假日不顺延(按较短解释,待法制机构确认)");
        for (LocalDate day = trigger.plusDays(1); !pauses.isEmpty() && !day.isAfter(end); day = day.plusDays(1)) {
            if (isPaused(day, pauses)) {
                end = end.plusDays(1);
                explained.paused(day);
            }
        }
        explained.add(end, "期限届满日(" + period.text() + ")");
        return new Count.Reached(end, explained.steps());
    }

    private static boolean isPaused(LocalDate day, List<Pause> pauses) {
        return pauses.stream().anyMatch(pause -> pause.covers(day));
    }

    private Count countWorkdays(LocalDate trigger, Period period, List<Pause> pauses, Explanation explained) {
        LocalDate day = trigger;
        int counted = 0;
        while (counted < period.value()) {
            day = day.plusDays(1);
            @Nullable CalendarYear year = years.get(day.getYear());
            if (year == null) {
                explained.add(day, day.getYear() + "年节假日安排尚未公布,已计" + counted + "个工作日,届满日待公布");
                return new Count.YearMissing(day.getYear(), explained.steps());
            }
            if (isPaused(day, pauses)) {
                explained.paused(day);
                continue;
            }
            if (year.isWorkday(day)) {
                counted++;
            }
            explained.day(day, year, counted);
        }
        explained.add(day, "期限届满日(第" + counted + "个工作日)");
        return new Count.Reached(day, explained.steps());
    }

    /** Joins equal neighbouring days into one step, so that a person can read it. */
    private static final class Explanation {

        private static final String PAUSED = "特别程序期间,不计(许可法第四十五条)";

        private final List<Step> steps;

        Explanation() {
            this(List.of());
        }

        Explanation(List<Step> soFar) {
            steps = new ArrayList<>(soFar);
        }

        void add(LocalDate day, String text) {
            steps.add(new Step(day, day, text));
        }

        void stretch(LocalDate from, LocalDate to, String text) {
            steps.add(new Step(from, to, text));
        }

        void paused(LocalDate day) {
            Step last = steps.get(steps.size() - 1);
            boolean goesOn = last.text().equals(PAUSED) && last.to().plusDays(1).equals(day);
            if (goesOn) {
                steps.set(steps.size() - 1, new Step(last.from(), day, PAUSED));
            } else {
                steps.add(new Step(day, day, PAUSED));
            }
        }

        void day(LocalDate day, CalendarYear year, int counted) {
            String text = meaning(day, year);
            Step last = steps.get(steps.size() - 1);
            if (last.text().startsWith(text) && last.to().plusDays(1).equals(day)) {
                steps.set(
                        steps.size() - 1, new Step(last.from(), day, year.isWorkday(day) ? upTo(text, counted) : text));
            } else {
                steps.add(new Step(day, day, year.isWorkday(day) ? upTo(text, counted) : text));
            }
        }

        List<Step> steps() {
            return List.copyOf(steps);
        }

        private static String upTo(String text, int counted) {
            return text + ",计至第" + counted + "个工作日";
        }

        private static String meaning(LocalDate day, CalendarYear year) {
            if (year.work().contains(day)) {
                return "调休上班";
            }
            if (year.isWorkday(day)) {
                return "工作日";
            }
            return year.off().contains(day) ? "法定节假日放假,不计" : "周末,不计";
        }
    }
}
