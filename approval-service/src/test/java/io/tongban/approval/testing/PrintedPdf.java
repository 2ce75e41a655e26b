package io.tongban.approval.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/** Read and drawn by PDFBox. */
final class PrintedPdf extends Printed {

    private final byte[] bytes;

    PrintedPdf(byte[] bytes) {
        this.bytes = bytes;
    }

    @FunctionalInterface
    private interface Use<T> {
        T of(PDDocument document) throws IOException;
    }

    private <T> T read(Use<T> use) {
        try (PDDocument document = Loader.loadPDF(bytes)) {
            return use.of(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public BufferedImage picture(int page, int dpi) {
        return read(document -> new PDFRenderer(document).renderImageWithDPI(page, dpi));
    }

    @Override
    public List<Glyph> glyphs() {
        return read(document -> {
            Glyphs glyphs = new Glyphs();
            glyphs.getText(document);
            return glyphs.found;
        });
    }

    private static final class Glyphs extends PDFTextStripper {
        private final List<Glyph> found = new ArrayList<>();

        @Override
        protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement) throws IOException {
            assertThat(((PDType0Font) font).codeToGID(code)).as("not .notdef").isPositive();
            assertThat(font.isEmbedded()).isTrue();
            assertThat(font.getName()).as("a subset").matches("[A-Z]{6}\\+NotoSerifSC-Regular");
            super.showGlyph(matrix, font, code, displacement);
        }

        @Override
        protected void processTextPosition(TextPosition at) {
            if (!at.getUnicode().isBlank()) {
                double x = at.getXDirAdj();
                found.add(new Glyph(
                        getCurrentPageNo() - 1, at.getUnicode(), x, x + at.getWidthDirAdj(), at.getYDirAdj()));
            }
        }
    }
}
