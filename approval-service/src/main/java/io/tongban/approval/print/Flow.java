package io.tongban.approval.print;

import java.util.ArrayList;
import java.util.List;

/** Pages filled from top to bottom, with the margins of GB/T 9704: type area 156 × 225 mm. */
final class Flow {

    static final double LEFT = 28;
    static final double WIDTH = 156;
    static final double RIGHT = LEFT + WIDTH;
    static final double TOP = 37;
    static final double BOTTOM = 262;
    /** Points to millimetres. */
    static final double POINT = 25.4 / 72;

    private static final double MIDDLE = 0.36;

    private final Face face;
    private final List<Sheet> sheets = new ArrayList<>();
    private Sheet sheet;
    private double y;

    Flow(Face face) {
        this.face = face;
        this.sheet = new Sheet();
        turn();
    }

    /** Goes on on the next page where this height is not left. */
    void need(double height) {
        if (y + height > BOTTOM && y > TOP) {
            turn();
        }
    }

    private void turn() {
        sheet = new Sheet();
        sheets.add(sheet);
        y = TOP;
    }

    double y() {
        return y;
    }

    double left() {
        return BOTTOM - y;
    }

    void skip(double height) {
        y += height;
    }

    Sheet sheet() {
        return sheet;
    }

    List<Sheet> sheets() {
        return sheets;
    }

    /** One line in the type area, centred; smaller where it would not fit. */
    void centred(String text, double size, double height, Ink ink, boolean bold) {
        double fitting = Math.min(size, WIDTH / face.width(text, 1));
        need(height);
        write((LEFT + RIGHT - face.width(text, fitting)) / 2, fitting, height, ink, bold, 0, text);
        skip(height);
    }

    void rightAligned(String text, double size, double height, Ink ink) {
        need(height);
        write(RIGHT - face.width(text, size), size, height, ink, false, 0, text);
        skip(height);
    }

    /** A line that does not move on: the caller skips. */
    void write(double x, double size, double height, Ink ink, boolean bold, double spacing, String text) {
        double baseline = y + height / 2 + size * MIDDLE;
        sheet.add(canvas -> canvas.text(x, baseline, size, ink, bold, spacing, text));
    }

    void rule(double width, Ink ink) {
        double at = y;
        sheet.add(canvas -> canvas.line(LEFT, at, RIGHT, at, width, ink));
    }
}
