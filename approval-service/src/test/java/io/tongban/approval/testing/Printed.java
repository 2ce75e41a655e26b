package io.tongban.approval.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import tools.jackson.databind.JsonNode;

/** A print, read back. */
public final class Printed {

    private static final Path PICTURES = Path.of("target", "pictures");
    private static final int DPI = 70;
    private static final int CAMERA = 150;

    private final byte[] bytes;

    private Printed(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Printed pdf(byte[] bytes) {
        return new Printed(bytes);
    }

    /** Every character of the source is on its pages, drawn by a glyph of the embedded typeface. */
    public Printed says(JsonNode source) {
        Set<String> drawn = characters(text());
        source.findValuesAsString("text").forEach(text -> assertThat(drawn).containsAll(characters(text)));
        for (String part : new String[] {"title", "number", "caseNumber", "addressee", "remedy", "organ"}) {
            assertThat(drawn).as(part).containsAll(characters(source.path(part).asString("")));
        }
        source.path("paragraphs").forEach(text -> assertThat(drawn).containsAll(characters(text.asString())));
        return this;
    }

    public String text() {
        try (PDDocument document = Loader.loadPDF(bytes)) {
            return new Glyphs().getText(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of each page. */
    public List<String> pages() {
        try (PDDocument document = Loader.loadPDF(bytes)) {
            List<String> pages = new ArrayList<>();
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                Glyphs glyphs = new Glyphs();
                glyphs.setStartPage(page);
                glyphs.setEndPage(page);
                pages.add(glyphs.getText(document));
            }
            return pages;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What its QR codes carry, read from the pages as a camera would. */
    public List<String> codes() {
        try (PDDocument document = Loader.loadPDF(bytes)) {
            List<String> codes = new ArrayList<>();
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                BufferedImage image = new PDFRenderer(document).renderImageWithDPI(page, CAMERA);
                int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
                BinaryBitmap bitmap = new BinaryBitmap(
                        new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels)));
                try {
                    codes.add(new QRCodeReader().decode(bitmap).getText());
                } catch (ReaderException none) {
                    // no code on this page
                }
            }
            return codes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts its pages under target/pictures, for people to look at. */
    public Printed drawnTo(String name) {
        try (PDDocument document = Loader.loadPDF(bytes)) {
            Files.createDirectories(PICTURES);
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                ImageIO.write(
                        new PDFRenderer(document).renderImageWithDPI(page, DPI),
                        "png",
                        PICTURES.resolve(name + "-" + (page + 1) + ".png").toFile());
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> characters(String text) {
        return text.codePoints()
                .filter(c -> !Character.isWhitespace(c))
                .mapToObj(Character::toString)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static final class Glyphs extends PDFTextStripper {
        @Override
        protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement) throws IOException {
            assertThat(((PDType0Font) font).codeToGID(code)).as("not .notdef").isPositive();
            assertThat(font.isEmbedded()).isTrue();
            super.showGlyph(matrix, font, code, displacement);
        }
    }
}
