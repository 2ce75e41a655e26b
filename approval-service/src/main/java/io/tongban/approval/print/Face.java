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

    private final byte[] bytes;
    private final CmapLookup characters;
    private final HorizontalMetricsTable widths;
    private final double unitsPerEm;

    Face() {
        try (InputStream in = Face.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("typeface " + FILE + ": not there (expected: in the jar)");
            }
            this.bytes = in.readAllBytes();
            TrueTypeFont font = open();
            // both are read into memory here: what follows may be asked by several threads
            this.characters = font.getUnicodeCmapLookup();
            this.widths = font.getHorizontalMetrics();
            this.unitsPerEm = font.getUnitsPerEm();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A reader of its own for whoever subsets it: not to be shared between threads. */
    TrueTypeFont open() throws IOException {
        TrueTypeFont font = new TTFParser(true).parse(new RandomAccessReadBuffer(bytes));
        // one glyph for one character: a ligature of Latin letters would be narrower than it was measured
        font.setEnableGsub(false);
        return font;
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
