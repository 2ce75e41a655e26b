package io.tongban.approval.print;

import io.tongban.approval.document.Source;
import java.util.ArrayList;
import java.util.List;

/** Rows of name and text in a frame; a long row goes on on the next page. */
final class Table {

    private static final double NAME = 32;
    private static final double INSIDE = 2.5;
    private static final double PITCH = 6.8;
    private static final double STROKE = 0.25;
    private static final double AFTER = 5;

    private final Face face;
    private final Lines breaking;
    private final double size;

    Table(Face face, double size) {
        this.face = face;
        this.breaking = new Lines(face);
        this.size = size;
    }

    void setIn(Flow flow, List<Source.Field> fields) {
        for (Source.Field field : fields) {
            List<String> lines = new ArrayList<>();
            field.text()
                    .lines()
                    .forEach(line -> lines.addAll(breaking.broken(line, size, Flow.WIDTH - NAME - 2 * INSIDE, 0)));
            row(flow, field.name(), lines);
        }
        if (!fields.isEmpty()) {
            flow.skip(AFTER);
        }
    }

    private void row(Flow flow, String name, List<String> lines) {
        List<String> rest = lines;
        String heading = name;
        while (!rest.isEmpty()) {
            flow.need(PITCH + 2 * INSIDE);
            int fitting = Math.max(1, (int) ((flow.left() - 2 * INSIDE) / PITCH));
            List<String> now = rest.subList(0, Math.min(fitting, rest.size()));
            part(flow, heading, now);
            rest = rest.subList(now.size(), rest.size());
            heading = name + "（续）";
        }
    }

    private void part(Flow flow, String name, List<String> lines) {
        double height = lines.size() * PITCH + 2 * INSIDE;
        frame(flow, height);
        double fitting = Math.min(size, (NAME - 2 * INSIDE) / face.width(name, 1));
        flow.write(Flow.LEFT + INSIDE, fitting, height, Ink.BLACK, false, 0, name);
        flow.skip(INSIDE);
        for (String line : lines) {
            flow.write(Flow.LEFT + NAME + INSIDE, size, PITCH, Ink.BLACK, false, 0, line);
            flow.skip(PITCH);
        }
        flow.skip(INSIDE);
    }

    private static void frame(Flow flow, double height) {
        double top = flow.y();
        double bottom = top + height;
        flow.sheet().add(canvas -> {
            for (double x : new double[] {Flow.LEFT, Flow.LEFT + NAME, Flow.RIGHT}) {
                canvas.line(x, top, x, bottom, STROKE, Ink.BLACK);
            }
            canvas.line(Flow.LEFT, top, Flow.RIGHT, top, STROKE, Ink.BLACK);
            canvas.line(Flow.LEFT, bottom, Flow.RIGHT, bottom, STROKE, Ink.BLACK);
        });
    }
}
