package io.tongban.approval.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.ofdrw.core.basicStructure.pageObj.layer.PageBlockType;
import org.ofdrw.core.basicStructure.pageObj.layer.block.PathObject;
import org.ofdrw.core.basicStructure.pageObj.layer.block.TextObject;
import org.ofdrw.core.basicType.ST_Box;
import org.ofdrw.core.pageDescription.color.color.CT_Color;
import org.ofdrw.core.pageDescription.drawParam.LineJoinType;
import org.ofdrw.core.text.TextCode;
import org.ofdrw.reader.DeltaTool;
import org.ofdrw.reader.OFDReader;

/** Read by ofdrw-reader; what it reads, the three kinds of objects that we write, is drawn here. */
final class PrintedOfd extends Printed {

    private static final double POINTS = 72 / 25.4;

    private final byte[] bytes;

    PrintedOfd(byte[] bytes) {
        this.bytes = bytes;
    }

    @FunctionalInterface
    private interface Use<T> {
        T of(OFDReader reader, TrueTypeFont font) throws IOException;
    }

    private <T> T read(Use<T> use) {
        try (OFDReader reader = new OFDReader(new ByteArrayInputStream(bytes))) {
            byte[] file = Files.readAllBytes(reader.getResourceLocator()
                    .getFile(reader.getResMgt().getFont("1").getFontFile()));
            try (TrueTypeFont font = new TTFParser(true).parse(new RandomAccessReadBuffer(file))) {
                assertThat(font.getName()).as("a subset").matches("[A-P]{6}\\+NotoSerifSC-Regular");
                return use.of(reader, font);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Glyph> glyphs() {
        return read((reader, font) -> {
            List<Glyph> glyphs = new ArrayList<>();
            for (int page = 0; page < reader.getNumberOfPages(); page++) {
                for (PageBlockType object : objects(reader, page)) {
                    if (object instanceof TextObject text) {
                        glyphs.addAll(glyphs(page, text, font));
                    }
                }
            }
            return glyphs;
        });
    }

    private static List<Glyph> glyphs(int page, TextObject text, TrueTypeFont font) throws IOException {
        List<Glyph> glyphs = new ArrayList<>();
        for (Placed placed : placed(text, font)) {
            double right = placed.x() + font.getAdvanceWidth(placed.glyph()) * text.getSize() / font.getUnitsPerEm();
            ST_Box box = text.getBoundary();
            assertThat(placed.x()).as(placed.character()).isGreaterThanOrEqualTo(box.getTopLeftX());
            assertThat(right).as(placed.character()).isLessThanOrEqualTo(box.getTopLeftX() + box.getWidth());
            if (!placed.character().isBlank()) {
                glyphs.add(
                        new Glyph(page, placed.character(), placed.x() * POINTS, right * POINTS, placed.y() * POINTS));
            }
        }
        return glyphs;
    }

    private record Placed(String character, int glyph, double x, double y) {}

    /** The characters of one object in millimetres on the page, as the standard says (section 11.3). */
    private static List<Placed> placed(TextObject text, TrueTypeFont font) throws IOException {
        List<Placed> placed = new ArrayList<>();
        for (TextCode code : text.getTextCodes()) {
            double x = text.getBoundary().getTopLeftX() + code.getX();
            double y = text.getBoundary().getTopLeftY() + code.getY();
            int[] characters = code.getContent().codePoints().toArray();
            int steps = code.getDeltaX() == null ? 0 : code.getDeltaX().size();
            assertThat(steps).as(code.getContent()).isEqualTo(characters.length - 1);
            List<Float> step = DeltaTool.getDelta(code.getDeltaX(), characters.length);
            for (int i = 0; i < characters.length; i++) {
                int glyph = text.getCGTransforms().isEmpty()
                        ? font.getUnicodeCmapLookup().getGlyphId(characters[i])
                        : text.getCGTransforms().get(0).getGlyphs().getInt(i);
                assertThat(glyph).as(Character.toString(characters[i])).isPositive();
                placed.add(new Placed(Character.toString(characters[i]), glyph, x, y));
                x += i < steps ? step.get(i) : 0;
            }
        }
        return placed;
    }

    private static List<PageBlockType> objects(OFDReader reader, int page) {
        return reader.getPage(page + 1).getContent().getLayers().stream()
                .flatMap(layer -> layer.getPageBlocks().stream())
                .toList();
    }

    @Override
    public BufferedImage picture(int page, int dpi) {
        return read((reader, font) -> {
            double scale = dpi / 25.4;
            ST_Box size = reader.getPageSize(page + 1);
            BufferedImage picture = new BufferedImage(
                    (int) Math.round(size.getWidth() * scale),
                    (int) Math.round(size.getHeight() * scale),
                    BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = picture.createGraphics();
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, picture.getWidth(), picture.getHeight());
            graphics.scale(scale, scale);
            for (PageBlockType object : objects(reader, page)) {
                if (object instanceof TextObject text) {
                    draw(graphics, text, font);
                } else {
                    draw(graphics, (PathObject) object);
                }
            }
            graphics.dispose();
            return picture;
        });
    }

    private static void draw(Graphics2D graphics, TextObject text, TrueTypeFont font) throws IOException {
        double scale = text.getSize() / font.getUnitsPerEm();
        for (Placed placed : placed(text, font)) {
            if (placed.character().isBlank()) {
                continue;
            }
            AffineTransform there = AffineTransform.getTranslateInstance(placed.x(), placed.y());
            there.scale(scale, -scale);
            Shape shape = there.createTransformedShape(
                    font.getGlyph().getGlyph(placed.glyph()).getPath());
            graphics.setColor(colour(text.getFillColor()));
            graphics.fill(shape);
            if (text.getStroke()) {
                assertThat(text.getJoin()).isEqualTo(LineJoinType.Round);
                graphics.setStroke(new BasicStroke(
                        text.getLineWidth().floatValue(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
                graphics.setColor(colour(text.getStrokeColor()));
                graphics.draw(shape);
            }
        }
    }

    private static void draw(Graphics2D graphics, PathObject path) {
        ST_Box box = path.getBoundary();
        Shape shape = AffineTransform.getTranslateInstance(box.getTopLeftX(), box.getTopLeftY())
                .createTransformedShape(shape(path.getAbbreviatedData()));
        if (path.getFill()) {
            graphics.setColor(colour(path.getFillColor()));
            graphics.fill(shape);
        }
        if (path.getStroke()) {
            graphics.setColor(colour(path.getStrokeColor()));
            graphics.setStroke(
                    new BasicStroke(path.getLineWidth().floatValue(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
            graphics.draw(shape);
        }
    }

    private static Path2D shape(String data) {
        Path2D path = new Path2D.Double();
        Iterator<String> parts = Arrays.asList(data.split(" ")).iterator();
        while (parts.hasNext()) {
            switch (parts.next()) {
                case "M" -> path.moveTo(next(parts), next(parts));
                case "L" -> path.lineTo(next(parts), next(parts));
                case "B" -> path.curveTo(next(parts), next(parts), next(parts), next(parts), next(parts), next(parts));
                case "C" -> path.closePath();
                default -> throw new AssertionError("path: " + data);
            }
        }
        return path;
    }

    private static double next(Iterator<String> parts) {
        return Double.parseDouble(parts.next());
    }

    private static Color colour(CT_Color colour) {
        return new Color(
                colour.getValue().getInt(0),
                colour.getValue().getInt(1),
                colour.getValue().getInt(2));
    }
}
