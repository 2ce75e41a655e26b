package io.tongban.approval.calendar;

import java.time.LocalDate;

/** A stretch that does not count: the days after {@code on}, up to and with {@code through} (许可法第四十五条; days [A]). */
public record Pause(LocalDate on, LocalDate through) {

    boolean covers(LocalDate day) {
        return day.isAfter(on) && !day.isAfter(through);
    }
}
