package io.tongban.approval.print;

import io.tongban.approval.document.DocumentKind.Look;
import io.tongban.approval.document.Source;
import java.util.List;

/** Sets a source on pages. Both formats draw these pages, so they cannot say different things. */
final class Typesetter {

    private static final double BODY = 15.8 * Flow.POINT;
    private static final double PITCH = 10.2;
    private static final double SMALL = 12 * Flow.POINT;
    private static final double SMALL_PITCH = 7.2;
    private static final double HEAD = 34 * Flow.POINT;
    private static final double TITLE = 22 * Flow.POINT;
    /** Of the ordinary distance from line to line. */
    private static final double[] CLOSER = {0.94, 0.88};

    private final Face face;
    private final Legible legible;

    Typesetter(Face face) {
        this.face = face;
        this.legible = new Legible(face);
    }

    /** Rather closer lines than a second page for the seal (GB/T 9704-2012, 7.3.5.5). */
    List<Sheet> set(Source source) {
        Source seen = legible.of(source);
        String sm3 = source.sm3();
        List<Sheet> sheets = set(seen, sm3, 1);
        for (int i = 0; sheets.size() == 2 && i < CLOSER.length; i++) {
            List<Sheet> closer = set(seen, sm3, CLOSER[i]);
            sheets = closer.size() < sheets.size() ? closer : sheets;
        }
        return sheets;
    }

    private List<Sheet> set(Source seen, String sm3, double closer) {
        Flow flow = new Flow(face);
        Prose prose = seen.look() == Look.RECORD
                ? new Prose(face, SMALL, SMALL_PITCH * closer)
                : new Prose(face, BODY, PITCH * closer);
        head(flow, seen);
        new Table(face, SMALL).setIn(flow, seen.fields());
        body(flow, seen, prose);
        new Margins(face).on(flow.sheets(), seen, sm3);
        return flow.sheets();
    }

    private static void head(Flow flow, Source source) {
        String number = source.number() == null ? "" : source.number();
        if (source.look() == Look.DECISION) {
            flow.centred(source.organ(), HEAD, 20, Ink.RED, true);
            flow.centred(number, BODY, PITCH, Ink.BLACK, false);
            flow.skip(1.5);
            flow.rule(0.7, Ink.RED);
            flow.skip(8);
            flow.centred(source.title(), TITLE, 12, Ink.BLACK, true);
        } else {
            flow.centred(source.organ(), TITLE, 12, Ink.BLACK, false);
            flow.centred(source.title(), TITLE, 12, Ink.BLACK, true);
            flow.rightAligned(number, SMALL, PITCH, Ink.BLACK);
        }
        flow.skip(4);
    }

    private void body(Flow flow, Source source, Prose prose) {
        if (!source.addressee().isEmpty()) {
            prose.addressee(source.addressee() + "：");
        }
        source.paragraphs().forEach(prose::paragraph);
        String remedy = source.remedy();
        if (remedy != null) {
            prose.paragraph(remedy);
        }
        Signed signed = new Signed(face, source, prose);
        prose.setIn(flow, signed.height());
        signed.setIn(flow);
    }
}
