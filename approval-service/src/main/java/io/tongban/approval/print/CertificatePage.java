package io.tongban.approval.print;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import io.tongban.approval.document.Source;
import java.util.List;
import java.util.Map;

/** 证照: framed; what it says as a table, and beside the seal the code by which anybody can ask whether it is good. */
final class CertificatePage {

    private static final double TITLE = 26 * Flow.POINT;
    private static final double ORGAN = 18 * Flow.POINT;
    private static final double NUMBER = 12 * Flow.POINT;
    private static final double BODY = 12 * Flow.POINT;
    private static final double PITCH = 7.6;
    private static final double CAPTION = 8.5 * Flow.POINT;
    private static final double CAPTION_PITCH = 4.2;
    private static final double OUTSIDE = 7;
    private static final double INSIDE = 5.4;
    /** The frame ends above it. */
    private static final double PAGE_NUMBER = 3;

    private static final double SPACE = 4;
    private static final double QR = 31;
    private static final double QR_TO_CAPTION = 2.5;
    /** Neighbours overlap by so much that no hairline shows between them. */
    private static final double OVERLAP = 1.02;

    private static final Map<EncodeHintType, ?> HINTS =
            Map.of(EncodeHintType.MARGIN, 0, EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M);

    private final Face face;

    CertificatePage(Face face) {
        this.face = face;
    }

    void setIn(Flow flow, Source source) {
        flow.centred(source.organ(), ORGAN, 12, Ink.BLACK, false);
        flow.skip(3);
        flow.centred(source.title(), TITLE, 18, Ink.RED, true);
        flow.centred("编号：" + (source.number() == null ? "" : source.number()), NUMBER, 9, Ink.BLACK, false);
        flow.skip(5);
        new Table(face, BODY).setIn(flow, source.fields());
        Prose prose = new Prose(face, BODY, PITCH);
        source.paragraphs().forEach(prose::paragraph);
        Signed signed = new Signed(face, source, prose);
        double end = Math.max(signed.height(), height());
        prose.setIn(flow, end);
        flow.need(end);
        Source.Check check = source.check();
        if (check != null) {
            check(flow, check);
        }
        signed.setIn(flow);
        flow.sheets().forEach(CertificatePage::frame);
    }

    private static double height() {
        return SPACE + QR + QR_TO_CAPTION + 3 * CAPTION_PITCH;
    }

    /** The square stands for itself, the letters under it for those who have to type. */
    private void check(Flow flow, Source.Check check) {
        double top = flow.y() + SPACE;
        List<String> captions =
                List.of("扫码核验证照是否有效", "验证码 " + check.code(), check.url().replaceFirst("/[^/]+$", ""));
        square(flow.sheet(), Flow.LEFT, top, check.url());
        double baseline = top + QR + QR_TO_CAPTION;
        for (String caption : captions) {
            baseline += CAPTION_PITCH;
            double at = baseline;
            flow.sheet().add(canvas -> canvas.text(Flow.LEFT, at, CAPTION, Ink.BLACK, false, 0, caption));
        }
    }

    private static void square(Sheet sheet, double left, double top, String text) {
        BitMatrix matrix = encoded(text);
        double module = QR / matrix.getWidth();
        sheet.add(canvas -> {
            for (int y = 0; y < matrix.getHeight(); y++) {
                for (int x = 0; x < matrix.getWidth(); x++) {
                    if (matrix.get(x, y)) {
                        canvas.square(left + x * module, top + y * module, module * OVERLAP);
                    }
                }
            }
        });
    }

    private static BitMatrix encoded(String text) {
        try {
            return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, HINTS);
        } catch (WriterException e) {
            throw new IllegalStateException("QR code: " + e.getMessage(), e);
        }
    }

    private static void frame(Sheet sheet) {
        sheet.addUnder(canvas -> {
            for (double[] line : new double[][] {{OUTSIDE, 0.9}, {INSIDE, 0.3}}) {
                double left = Flow.LEFT - line[0];
                double right = Flow.RIGHT + line[0];
                double top = Flow.TOP - line[0];
                double bottom = Flow.BOTTOM + line[0] - PAGE_NUMBER;
                canvas.line(left, top, right, top, line[1], Ink.RED);
                canvas.line(right, top, right, bottom, line[1], Ink.RED);
                canvas.line(right, bottom, left, bottom, line[1], Ink.RED);
                canvas.line(left, bottom, left, top, line[1], Ink.RED);
            }
        });
    }
}
