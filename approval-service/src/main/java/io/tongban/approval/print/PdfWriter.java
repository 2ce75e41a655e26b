package io.tongban.approval.print;

import io.tongban.approval.document.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.ZoneId;
import java.util.GregorianCalendar;
import java.util.List;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/** Writes pages as PDF with the characters that they use embedded. The same pages give the same bytes. */
final class PdfWriter {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int ROUND = 1;

    private final Face face;

    PdfWriter(Face face) {
        this.face = face;
    }

    byte[] write(List<Sheet> sheets, Source source) throws IOException {
        return face.used(font -> write(sheets, source, font));
    }

    private static byte[] write(List<Sheet> sheets, Source source, TrueTypeFont typeface) throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.setDocumentId((long) source.text().hashCode());
            document.getDocumentCatalog().setLanguage("zh-CN");
            document.setDocumentInformation(information(source));
            PDType0Font font = PDType0Font.load(document, typeface, true);
            for (Sheet sheet : sheets) {
                PDPage page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    sheet.drawOn(new PdfCanvas(content, font));
                }
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            // what the document says of itself stays readable for a simple program
            document.save(bytes, CompressParameters.NO_COMPRESSION);
            return bytes.toByteArray();
        }
    }

    private static PDDocumentInformation information(Source source) {
        PDDocumentInformation information = new PDDocumentInformation();
        information.setTitle(source.heading());
        information.setAuthor(source.organ());
        information.setSubject(String.join("；", source.marks()));
        information.setCustomMetadataValue("SourceSM3", source.sm3());
        GregorianCalendar day = GregorianCalendar.from(source.on().atStartOfDay(ZONE));
        information.setCreationDate(day);
        information.setModificationDate(day);
        return information;
    }

    private record PdfCanvas(PDPageContentStream content, PDType0Font font) implements Canvas {

        @Override
        public void text(double x, double baseline, double size, Ink ink, boolean bold, double spacing, String text)
                throws IOException {
            content.beginText();
            content.setNonStrokingColor(ink.red() / 255f, ink.green() / 255f, ink.blue() / 255f);
            content.setRenderingMode(bold ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
            if (bold) {
                stroke(size * OUTLINE, ink);
                content.setLineJoinStyle(ROUND);
            }
            content.setFont(font, points(size));
            content.setCharacterSpacing(points(spacing));
            content.newLineAtOffset(points(x), up(baseline));
            content.showText(text);
            content.endText();
        }

        @Override
        public void line(double x1, double y1, double x2, double y2, double width, Ink ink) throws IOException {
            stroke(width, ink);
            content.moveTo(points(x1), up(y1));
            content.lineTo(points(x2), up(y2));
            content.stroke();
        }

        @Override
        public void circle(double x, double y, double r, double width, Ink ink) throws IOException {
            stroke(width, ink);
            double a = r * ARC;
            content.moveTo(points(x + r), up(y));
            curve(x + r, y + a, x + a, y + r, x, y + r);
            curve(x - a, y + r, x - r, y + a, x - r, y);
            curve(x - r, y - a, x - a, y - r, x, y - r);
            curve(x + a, y - r, x + r, y - a, x + r, y);
            content.closeAndStroke();
        }

        @Override
        public void square(double x, double y, double side) throws IOException {
            content.setNonStrokingColor(0f, 0f, 0f);
            content.addRect(points(x), up(y + side), points(side), points(side));
            content.fill();
        }

        private void curve(double x1, double y1, double x2, double y2, double x3, double y3) throws IOException {
            content.curveTo(points(x1), up(y1), points(x2), up(y2), points(x3), up(y3));
        }

        private void stroke(double width, Ink ink) throws IOException {
            content.setLineWidth(points(width));
            content.setStrokingColor(ink.red() / 255f, ink.green() / 255f, ink.blue() / 255f);
        }

        private static float points(double millimetres) {
            return (float) (millimetres / Flow.POINT);
        }

        private static float up(double fromTop) {
            return points(Sheet.HEIGHT - fromTop);
        }
    }
}
