package io.tongban.approval.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
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
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import tools.jackson.databind.JsonNode;

/** A print, read back by another library than the one that wrote it. */
public abstract class Printed {

    private static final Path PICTURES = Path.of("target", "pictures");
    private static final int DPI = 70;
    private static final int CAMERA = 150;

    /** A character on its page, in points from the upper left corner. Spaces are left out. */
    public record Glyph(int page, String character, double x, double right, double baseline) {}

    public static Printed pdf(byte[] bytes) {
        return new PrintedPdf(bytes);
    }

    public static Printed ofd(byte[] bytes) {
        return new PrintedOfd(bytes);
    }

    /** In the order in which they are drawn, each by a glyph of the embedded typeface. */
    public abstract List<Glyph> glyphs();

    /** @param page from 0 */
    public abstract BufferedImage picture(int page, int dpi);

    /** All characters as drawn, without spaces. */
    public String text() {
        return glyphs().stream().map(Glyph::character).collect(Collectors.joining());
    }

    /** The same, page by page. */
    public List<String> pages() {
        Map<Integer, String> pages = glyphs().stream()
                .collect(Collectors.groupingBy(
                        Glyph::page, TreeMap::new, Collectors.mapping(Glyph::character, Collectors.joining())));
        return List.copyOf(pages.values());
    }

    /** What its QR codes carry, read from the pages as a camera would. */
    public List<String> codes() {
        List<String> codes = new ArrayList<>();
        for (int page = 0; page < pages().size(); page++) {
            BufferedImage picture = picture(page, CAMERA);
            int[] dots = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
            LuminanceSource light = new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), dots);
            try {
                codes.add(new QRCodeReader()
                        .decode(new BinaryBitmap(new HybridBinarizer(light)))
                        .getText());
            } catch (ReaderException none) {
                // no code on this page
            }
        }
        return codes;
    }

    /** Every character of the source is on its pages. */
    public Printed says(JsonNode source) {
        Set<String> drawn = characters(text());
        source.findValuesAsString("text").forEach(text -> assertThat(drawn).containsAll(characters(text)));
        for (String part : new String[] {"title", "number", "caseNumber", "addressee", "remedy", "organ"}) {
            assertThat(drawn).as(part).containsAll(characters(source.path(part).asString("")));
        }
        source.path("paragraphs").forEach(text -> assertThat(drawn).containsAll(characters(text.asString())));
        return this;
    }

    /** Puts its pages under target/pictures, for people to look at. */
    public Printed drawnTo(String name) {
        return drawnTo(PICTURES.resolve(name), DPI);
    }

    /** @param name of the pictures, without the number of the page */
    public Printed drawnTo(Path name, int dpi) {
        try {
            Files.createDirectories(name.toAbsolutePath().getParent());
            for (int page = 0; page < pages().size(); page++) {
                Path file = name.resolveSibling(name.getFileName() + "-" + (page + 1) + ".png");
                ImageIO.write(picture(page, dpi), "png", file.toFile());
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
}
