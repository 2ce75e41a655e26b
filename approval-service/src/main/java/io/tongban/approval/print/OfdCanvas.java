package io.tongban.approval.print;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * One page of an OFD document (GB/T 33190-2016 sections 7 to 11). Every character has its exact place. Every object says
 * where on the page it is, and is drawn from its own upper left corner.
 */
final class OfdCanvas implements Canvas {

    /** How far a character reaches from its place on the baseline, in parts of its size; a reader may cut off the rest. */
    private static final double ABOVE = 1.2;

    private static final double BELOW = 0.3;
    private static final double BESIDE = 0.1;
    private static final int DECIMALS = 3;
    private static final double THOUSANDTHS = 1000;

    private final Face face;
    private final Map<Integer, Integer> glyphs;
    private final IntSupplier ids;
    private final Xml page = new Xml("Page");

    /** @param glyphs by character, for those that the embedded typeface does not find by itself */
    OfdCanvas(Face face, Map<Integer, Integer> glyphs, IntSupplier ids) throws IOException {
        this.face = face;
        this.glyphs = glyphs;
        this.ids = ids;
        page.open("Content").open("Layer", "ID", id(), "Type", "Body");
    }

    byte[] bytes() throws IOException {
        return page.bytes();
    }

    private record Pen(double baseline, double size, Ink ink, boolean bold) {}

    private record Placed(int character, double x) {}

    @Override
    public void text(double x, double baseline, double size, Ink ink, boolean bold, double spacing, String text)
            throws IOException {
        Pen pen = new Pen(baseline, size, ink, bold);
        List<Placed> run = new ArrayList<>();
        double at = x;
        for (int c : text.codePoints().toArray()) {
            Placed placed = new Placed(c, at);
            if (glyphs.containsKey(c)) {
                // alone: readers do not agree whether it is one step to the next or two
                write(pen, run);
                write(pen, List.of(placed));
                run.clear();
            } else if (!run.isEmpty() || !Character.isWhitespace(c)) {
                // a space in front would be dropped by some readers, and the rest moved
                run.add(placed);
            }
            at += face.width(c) * size + spacing;
        }
        write(pen, run);
    }

    private void write(Pen pen, List<Placed> run) throws IOException {
        if (run.isEmpty()) {
            return;
        }
        Placed first = run.get(0);
        Placed last = run.get(run.size() - 1);
        double left = first.x() - BESIDE * pen.size();
        double right = last.x() + (face.width(last.character()) + BESIDE) * pen.size();
        double top = pen.baseline() - ABOVE * pen.size();
        begin(pen, box(left, top, right - left, (ABOVE + BELOW) * pen.size()));
        Integer glyph = glyphs.get(first.character());
        if (glyph != null) {
            // two codes of UTF-16 that are one glyph: readers that count so find the second, the others do not look for
            // it
            page.open("CGTransform", "CodePosition", "0", "CodeCount", "2", "GlyphCount", "1")
                    .text("Glyphs", glyph.toString())
                    .close();
        }
        List<String> where = new ArrayList<>(List.of("X", between(left, first.x()), "Y", between(top, pen.baseline())));
        if (run.size() > 1) {
            where.addAll(List.of("DeltaX", steps(run)));
        }
        String text = run.stream()
                .map(placed -> Character.toString(placed.character()))
                .collect(Collectors.joining());
        page.text("TextCode", text, where.toArray(String[]::new)).close();
    }

    private void begin(Pen pen, String box) throws IOException {
        List<String> how = new ArrayList<>(
                List.of("ID", id(), "Boundary", box, "Font", OfdWriter.FONT, "Size", number(pen.size())));
        if (pen.bold()) {
            how.addAll(List.of("Stroke", "true", "LineWidth", number(pen.size() * OUTLINE), "Join", "Round"));
        }
        page.open("TextObject", how.toArray(String[]::new)).empty("FillColor", "Value", colour(pen.ink()));
        if (pen.bold()) {
            page.empty("StrokeColor", "Value", colour(pen.ink()));
        }
    }

    private static String steps(List<Placed> run) {
        StringJoiner steps = new StringJoiner(" ");
        for (int i = 1; i < run.size(); i++) {
            steps.add(between(run.get(i - 1).x(), run.get(i).x()));
        }
        return steps.toString();
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, double width, Ink ink) throws IOException {
        double left = Math.min(x1, x2) - width;
        double top = Math.min(y1, y2) - width;
        stroked(
                box(left, top, Math.abs(x1 - x2) + 2 * width, Math.abs(y1 - y2) + 2 * width),
                width,
                ink,
                step("M", x1 - left, y1 - top) + step("L", x2 - left, y2 - top));
    }

    @Override
    public void circle(double x, double y, double r, double width, Ink ink) throws IOException {
        double m = r + width;
        double a = r * ARC;
        stroked(
                box(x - m, y - m, 2 * m, 2 * m),
                width,
                ink,
                step("M", m + r, m)
                        + step("B", m + r, m + a, m + a, m + r, m, m + r)
                        + step("B", m - a, m + r, m - r, m + a, m - r, m)
                        + step("B", m - r, m - a, m - a, m - r, m, m - r)
                        + step("B", m + a, m - r, m + r, m - a, m + r, m)
                        + step("C"));
    }

    private void stroked(String box, double width, Ink ink, String path) throws IOException {
        page.open("PathObject", "ID", id(), "Boundary", box, "LineWidth", number(width))
                .empty("StrokeColor", "Value", colour(ink))
                .text("AbbreviatedData", path.strip())
                .close();
    }

    @Override
    public void square(double x, double y, double side) throws IOException {
        String path = step("M", 0, 0) + step("L", side, 0) + step("L", side, side) + step("L", 0, side) + step("C");
        page.open("PathObject", "ID", id(), "Boundary", box(x, y, side, side), "Stroke", "false", "Fill", "true")
                .empty("FillColor", "Value", colour(Ink.BLACK))
                .text("AbbreviatedData", path.strip())
                .close();
    }

    private String id() {
        return String.valueOf(ids.getAsInt());
    }

    private static String step(String operator, double... points) {
        return " " + operator
                + DoubleStream.of(points).mapToObj(p -> " " + number(p)).collect(Collectors.joining());
    }

    private static String box(double x, double y, double width, double height) {
        return number(x) + " " + number(y) + " " + number(width) + " " + number(height);
    }

    private static String colour(Ink ink) {
        return ink.red() + " " + ink.green() + " " + ink.blue();
    }

    /** Of the rounded places, so that the errors do not add up along a line. */
    private static String between(double from, double to) {
        return number((Math.round(to * THOUSANDTHS) - Math.round(from * THOUSANDTHS)) / THOUSANDTHS);
    }

    private static String number(double value) {
        return BigDecimal.valueOf(Math.round(value * THOUSANDTHS), DECIMALS)
                .stripTrailingZeros()
                .toPlainString();
    }
}
