package io.tongban.approval.print;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One page, A4 upright: marks in the order in which they are drawn. */
final class Sheet {

    static final double WIDTH = 210;
    static final double HEIGHT = 297;

    @FunctionalInterface
    interface Mark {
        void drawOn(Canvas canvas) throws IOException;
    }

    private final List<Mark> under = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();

    void add(Mark mark) {
        marks.add(mark);
    }

    /** Drawn before all writing, whenever it is added. */
    void addUnder(Mark mark) {
        under.add(mark);
    }

    void drawOn(Canvas canvas) throws IOException {
        for (Mark mark : under) {
            mark.drawOn(canvas);
        }
        for (Mark mark : marks) {
            mark.drawOn(canvas);
        }
    }
}
