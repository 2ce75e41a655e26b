package io.tongban.approval.print;

import io.tongban.approval.document.Source;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every page says outside the type area: which case, what the reader must know about this print, which page. */
final class Margins {

    private static final double SIZE = 9 * Flow.POINT;
    private static final double PAGE = 14 * Flow.POINT;
    private static final double TOP = 17;
    private static final double PAGE_AT = Flow.BOTTOM + 10;
    private static final double INSIDE = 1.6;
    private static final double EVIDENCE = 7 * Flow.POINT;
    private static final double EVIDENCE_AT = PAGE_AT + 6;

    private final Face face;

    Margins(Face face) {
        this.face = face;
    }

    /** @param sm3 of the source as it was issued */
    void on(List<Sheet> sheets, Source source, String sm3) {
        for (int i = 0; i < sheets.size(); i++) {
            marks(sheets.get(i), source);
            page(sheets.get(i), i + 1, sheets.size());
            evidence(sheets.get(i), source.head(), sm3);
        }
    }

    /** So that paper is an anchor: a chain that does not hold this link was rewritten. */
    private static void evidence(Sheet sheet, @Nullable String head, String sm3) {
        sheet.add(canvas -> {
            canvas.text(Flow.LEFT, EVIDENCE_AT, EVIDENCE, Ink.GREY, false, 0, "内容摘要（SM3）：" + spaced(sm3));
            if (head != null) {
                canvas.text(
                        Flow.LEFT, EVIDENCE_AT + EVIDENCE * 1.6, EVIDENCE, Ink.GREY, false, 0, "存证链头：" + spaced(head));
            }
        });
    }

    /** Eight digits at a time, to be read out. */
    private static String spaced(String digits) {
        return digits.replaceAll("(.{8})(?!$)", "$1 ");
    }

    private void marks(Sheet sheet, Source source) {
        String said = String.join("　", source.marks());
        double x = Flow.RIGHT - face.width(said, SIZE) - INSIDE;
        sheet.add(canvas -> {
            canvas.text(Flow.LEFT, TOP, SIZE, Ink.GREY, false, 0, "办件编号：" + source.caseNumber());
            canvas.text(x, TOP, SIZE, Ink.RED, false, 0, said);
            box(canvas, x - INSIDE, TOP - SIZE - INSIDE * 0.4, Flow.RIGHT, TOP + INSIDE);
        });
    }

    private static void box(Canvas canvas, double left, double top, double right, double bottom) throws IOException {
        canvas.line(left, top, right, top, 0.25, Ink.RED);
        canvas.line(right, top, right, bottom, 0.25, Ink.RED);
        canvas.line(right, bottom, left, bottom, 0.25, Ink.RED);
        canvas.line(left, bottom, left, top, 0.25, Ink.RED);
    }

    /** Odd pages to the right, even ones to the left (GB/T 9704); how many there are, so that none gets lost. */
    private void page(Sheet sheet, int number, int of) {
        String text = "— " + number + " —";
        double width = face.width(text, PAGE);
        double x = number % 2 == 1 ? Flow.RIGHT - PAGE - width : Flow.LEFT + PAGE;
        String all = "共" + of + "页";
        sheet.add(canvas -> {
            canvas.text(x, PAGE_AT, PAGE, Ink.BLACK, false, 0, text);
            canvas.text(Flow.LEFT + (Flow.WIDTH - face.width(all, SIZE)) / 2, PAGE_AT, SIZE, Ink.GREY, false, 0, all);
        });
    }
}
