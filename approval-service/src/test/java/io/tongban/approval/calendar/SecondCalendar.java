package io.tongban.approval.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The rules of process.md section 10 a second time, from its table and not from the files, by another way: running
 * totals over all days of the three years, and a binary search.
 */
public final class SecondCalendar {

    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 12, 31);
    private static final String OFF = """
            2024 01-01; 02-10…17; 04-04…06; 05-01…05; 06-10; 09-15…17; 10-01…07
            2025 01-01; 01-28…31; 02-01…04; 04-04…06; 05-01…05; 05-31; 06-01…02; 10-01…08
            2026 01-01…03; 02-15…23; 04-04…06; 05-01…05; 06-19…21; 09-25…27; 10-01…07
            """;
    private static final String WORK = """
            2024 02-04; 02-18; 04-07; 04-28; 05-11; 09-14; 09-29; 10-12
            2025 01-26; 02-08; 04-27; 09-28; 10-11
            2026 01-04; 02-14; 02-28; 05-09; 09-20; 10-10
            """;

    /** total[i]: workdays from the first day up to and including day i. */
    private final int[] total;

    public SecondCalendar() {
        Set<LocalDate> off = parse(OFF);
        Set<LocalDate> work = parse(WORK);
        int size = (int) (LAST.toEpochDay() - FIRST.toEpochDay()) + 1;
        total = new int[size];
        int sum = 0;
        for (int i = 0; i < size; i++) {
            LocalDate day = FIRST.plusDays(i);
            boolean weekend = day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
            sum += work.contains(day) || !weekend && !off.contains(day) ? 1 : 0;
            total[i] = sum;
        }
    }

    /** Days after the trigger to the last day; empty where it lies past 2026. */
    public OptionalInt lastDay(LocalDate trigger, int workdays) {
        int start = (int) (trigger.toEpochDay() - FIRST.toEpochDay());
        int wanted = total[start] + workdays;
        if (wanted > total[total.length - 1]) {
            return OptionalInt.empty();
        }
        int found = Arrays.binarySearch(total, wanted);
        while (found > 0 && total[found - 1] == wanted) {
            found--;
        }
        return OptionalInt.of(found - start);
    }

    public boolean isWorkday(LocalDate day) {
        int at = (int) (day.toEpochDay() - FIRST.toEpochDay());
        return total[at] > (at == 0 ? 0 : total[at - 1]);
    }

    private static Set<LocalDate> parse(String table) {
        Set<LocalDate> days = new HashSet<>();
        table.lines().forEach(line -> {
            String year = line.substring(0, 4);
            for (String range : line.substring(5).split("; ")) {
                String[] ends = range.split("…");
                LocalDate from = LocalDate.parse(year + "-" + ends[0]);
                LocalDate to = ends.length == 1 ? from : from.withDayOfMonth(Integer.parseInt(ends[1]));
                from.datesUntil(to.plusDays(1)).forEach(days::add);
            }
        });
        return days;
    }
}
