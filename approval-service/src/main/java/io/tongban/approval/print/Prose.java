package io.tongban.approval.print;

import java.util.ArrayList;
import java.util.List;

/** Paragraphs: first line indented by two characters, full lines spread to the margin; the end stays with what follows. */
final class Prose {

    private static final int INDENT = 2;
    /** More space than this between two characters looks torn. */
    private static final double WIDEST = 0.2;

    private static final int KEPT_TOGETHER = 2;

    private final Face face;
    private final Lines breaking;
    private final double size;
    private final double pitch;
    private final List<Row> rows = new ArrayList<>();

    /** @param pitch from line to line; both in millimetres */
    Prose(Face face, double size, double pitch) {
        this.face = face;
        this.breaking = new Lines(face);
        this.size = size;
        this.pitch = pitch;
    }

    private record Row(double indent, String text, double spacing) {}

    double size() {
        return size;
    }

    double pitch() {
        return pitch;
    }

    /** Without indent. */
    void addressee(String text) {
        add(text, 0);
    }

    /** Every line break of the text begins a line of its own. */
    void paragraph(String text) {
        text.lines().filter(line -> !line.isBlank()).forEach(line -> add(line.strip(), INDENT * size));
    }

    private void add(String text, double indent) {
        List<String> lines = breaking.broken(text, size, Flow.WIDTH, indent);
        for (int i = 0; i < lines.size(); i++) {
            double in = i == 0 ? indent : 0;
            boolean last = i == lines.size() - 1;
            rows.add(new Row(in, lines.get(i), last ? 0 : spacing(lines.get(i), Flow.WIDTH - in)));
        }
    }

    private double spacing(String line, double width) {
        int gaps = line.codePointCount(0, line.length()) - 1;
        double each = gaps < 1 ? 0 : (width - face.width(line, size)) / gaps;
        return each > 0 && each < size * WIDEST ? each : 0;
    }

    /** @param following height of what must stand on the same page as the last lines */
    void setIn(Flow flow, double following) {
        int together = Math.max(0, rows.size() - KEPT_TOGETHER);
        for (int i = 0; i < rows.size(); i++) {
            flow.need(i == together ? (rows.size() - i) * pitch + following : pitch);
            Row row = rows.get(i);
            flow.write(Flow.LEFT + row.indent(), size, pitch, Ink.BLACK, false, row.spacing(), row.text());
            flow.skip(pitch);
        }
        rows.clear();
    }
}
