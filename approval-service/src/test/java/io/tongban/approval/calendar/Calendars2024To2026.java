package io.tongban.approval.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** The calendar files that the service brings. */
public final class Calendars2024To2026 {

    private Calendars2024To2026() {}

    public static WorkingDays load() {
        return new WorkingDays(IntStream.rangeClosed(2024, 2026)
                .mapToObj(Calendars2024To2026::year)
                .toList());
    }

    private static CalendarYear year(int year) {
        try (InputStream file = Calendars2024To2026.class.getResourceAsStream("/calendar/" + year + ".json")) {
            File read = JsonMapper.shared().readValue(file, File.class);
            return new CalendarYear(read.year(), read.source(), set(read.off()), set(read.work()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<LocalDate> set(List<LocalDate> days) {
        return new HashSet<>(days);
    }

    private record File(int year, String source, List<LocalDate> off, List<LocalDate> work) {}
}
