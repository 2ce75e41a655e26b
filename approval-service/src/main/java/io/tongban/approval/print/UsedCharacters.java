package io.tongban.approval.print;

import java.util.Set;

/** Draws nothing; notes which characters would be drawn. */
record UsedCharacters(Set<Integer> characters) implements Canvas {

    @Override
    public void text(double x, double baseline, double size, Ink ink, boolean bold, double spacing, String text) {
        text.codePoints().forEach(characters::add);
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, double width, Ink ink) {}

    @Override
    public void circle(double x, double y, double radius, double width, Ink ink) {}

    @Override
    public void square(double x, double y, double side) {}
}
