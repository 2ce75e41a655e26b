package io.tongban.approval.rating;

import java.util.Arrays;

/** 国办发〔2019〕51号: five levels, the last two are 差评. */
public enum Level {
    VERY_DISSATISFIED(1, "非常不满意"),
    DISSATISFIED(2, "不满意"),
    FAIRLY_SATISFIED(3, "基本满意"),
    SATISFIED(4, "满意"),
    VERY_SATISFIED(5, "非常满意");

    private final int number;
    private final String text;

    Level(int number, String text) {
        this.number = number;
        this.text = text;
    }

    public int number() {
        return number;
    }

    public String text() {
        return text;
    }

    public boolean isNegative() {
        return number < FAIRLY_SATISFIED.number;
    }

    static Level of(int number) {
        return Arrays.stream(values())
                .filter(level -> level.number == number)
                .findFirst()
                .orElseThrow();
    }
}
