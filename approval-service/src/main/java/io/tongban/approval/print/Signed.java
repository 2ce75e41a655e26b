package io.tongban.approval.print;

import io.tongban.approval.document.ChineseText;
import io.tongban.approval.document.Source;
import java.io.IOException;

/** The end of a document: organ, day, and the simulated seal under them, which says of itself that it is none. */
final class Signed {

    private static final double RADIUS = 21;
    private static final double INNER = 19.6;
    private static final double EMPTY_TO_THE_RIGHT = 4;
    private static final double LARGEST_NAME = 7.5 * Flow.POINT;
    private static final double WORDS = 9 * Flow.POINT;
    private static final double NAME_ABOVE = 13.8;
    private static final double NAME_WIDTH = 21;
    private static final double WORDS_ABOVE = 9.4;
    private static final double WORDS_BELOW = 14;
    private static final double SPACE_BEFORE = 1.5;
    private static final double CLEAR = 3;
    private static final double NOTE = 0.75;
    /** Of what the seal reaches below the day, so much stays inside the type area. */
    private static final double BELOW = 5;

    private final Face face;
    private final Source source;
    private final double size;
    private final double pitch;

    Signed(Face face, Source source, Prose as) {
        this.face = face;
        this.source = source;
        this.size = as.size();
        this.pitch = as.pitch();
    }

    double height() {
        return (source.entrusted() == null ? 0 : pitch) + before() + pitch * 2 + BELOW;
    }

    /** So much that the seal does not touch what stands above. */
    private double before() {
        return Math.max(pitch * SPACE_BEFORE, RADIUS - pitch + CLEAR);
    }

    void setIn(Flow flow) {
        flow.need(height());
        if (source.entrusted() != null) {
            flow.rightAligned("（受委托机关：" + source.entrusted() + "）", size * NOTE, pitch, Ink.BLACK);
        }
        flow.skip(before());
        String day = ChineseText.day(source.on());
        // the day stands under the middle of the name, however long that is
        double middle = Math.min(
                Flow.RIGHT - EMPTY_TO_THE_RIGHT * size - face.width(day, size) / 2,
                Flow.RIGHT - face.width(source.organ(), size) / 2);
        seal(flow.sheet(), source.organ(), middle, flow.y() + pitch);
        line(flow, source.organ(), middle);
        line(flow, day, middle);
    }

    private void line(Flow flow, String text, double middle) {
        flow.write(middle - face.width(text, size) / 2, size, pitch, Ink.BLACK, false, 0, text);
        flow.skip(pitch);
    }

    /** Drawn beneath the writing. A real seal has a star and its name around; this one has neither. */
    void seal(Sheet sheet, String organ, double x, double y) {
        sheet.addUnder(canvas -> {
            canvas.circle(x, y, RADIUS, 0.8, Ink.SEAL);
            canvas.circle(x, y, INNER, 0.25, Ink.SEAL);
            double name = Math.min(LARGEST_NAME, NAME_WIDTH / face.width(organ, 1));
            centred(canvas, organ, name, x, y - NAME_ABOVE);
            centred(canvas, "模拟印章", WORDS, x, y - WORDS_ABOVE);
            centred(canvas, "无法律效力", WORDS, x, y + WORDS_BELOW);
        });
    }

    private void centred(Canvas canvas, String text, double of, double x, double baseline) throws IOException {
        canvas.text(x - face.width(text, of) / 2, baseline, of, Ink.SEAL, false, 0, text);
    }
}
