package io.tongban.approval.print;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.HorizontalMetricsTable;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The one typeface of all documents, Noto Serif SC (SIL Open Font License), which comes with us: a bare machine has no
 * Chinese font. Says which characters it draws and how wide they are.
 */
final class Face {

    static final String NAME = "Noto Serif SC";

    /** Stands for a character that the typeface does not draw. */
    static final int MISSING = '〓';

    private static final String FILE = "/fonts/NotoSerifSC-Regular.ttf";

    private final TrueTypeFont font;
    private final CmapLookup characters;
    private final HorizontalMetricsTable widths;
    private final double unitsPerEm;

    Face() {
        try (InputStream in = Face.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("typeface " + FILE + ": not there (expected: in the jar)");
            }
            this.font = new TTFParser(true).parse(new RandomAccessReadBuffer(in.readAllBytes()));
            // one glyph for one character: a ligature of Latin letters would be narrower than it was measured
            font.setEnableGsub(false);
            // both are read into memory here: what follows may be asked by several threads
            this.characters = font.getUnicodeCmapLookup();
            this.widths = font.getHorizontalMetrics();
            this.unitsPerEm = font.getUnitsPerEm();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    interface Use<T> {
        T of(TrueTypeFont font) throws IOException;
    }

    /**
     * For whoever takes characters out of it: one at a time, since its reader has one position. Opened once for all, for a
     * copy takes 30 MB and longer than a print.
     */
    synchronized <T> T used(Use<T> use) throws IOException {
        return use.of(font);
    }

    boolean draws(int character) {
        return characters.getGlyphId(character) > 0;
    }

    /** Advance width in parts of the size. */
    double width(int character) {
        return widths.getAdvanceWidth(characters.getGlyphId(character)) / unitsPerEm;
    }

    /** Width of a run in the unit of the size. */
    double width(String text, double size) {
        return text.codePoints().mapToDouble(this::width).sum() * size;
    }
}
