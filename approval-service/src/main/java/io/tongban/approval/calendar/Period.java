package io.tongban.approval.calendar;

import java.time.LocalDate;

/** A length of time as a law gives it. */
public record Period(int value, Unit unit) {

    public enum Unit {
        /** 工作日: 行政许可法第八十二条, legal holidays do not count */
        WORKDAY("个工作日"),
        /** 自然日: an ambiguous 日 is read as the shorter, 待法制机构确认 */
        DAY("日(自然日)"),
        /** 月: ends on the day of the same number, or on the month's last */
        MONTH("个月");

        private final String text;

        Unit(String text) {
            this.text = text;
        }
    }

    public Period {
        if (value < 1 || value > 3650) {
            throw new IllegalArgumentException("period: " + value + " (expected: 1 to 3650)");
        }
    }

    public String text() {
        return value + unit.text;
    }

    /** The last day by pure date arithmetic; only for DAY and MONTH. */
    LocalDate naturalEnd(LocalDate trigger) {
        return unit == Unit.MONTH ? trigger.plusMonths(value) : trigger.plusDays(value);
    }
}
