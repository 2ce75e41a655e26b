package io.tongban.approval.print;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.testing.Printed;
import io.tongban.approval.testing.Printed.Glyph;
import java.awt.image.BufferedImage;
import java.util.List;

/** That two prints say and show the same: each character within half a point, each spot of ink too. */
final class Agreement {

    private static final double HALF_A_POINT = 0.5;
    /** So that one dot is half a point. */
    private static final int DPI = 144;

    private static final int INK = 128;
    private static final int PAPER = 235;

    private Agreement() {}

    static void between(Printed one, Printed other) {
        assertThat(other.pages()).isEqualTo(one.pages());
        List<Glyph> ones = one.glyphs();
        List<Glyph> others = other.glyphs();
        for (int i = 0; i < ones.size(); i++) {
            Glyph a = ones.get(i);
            Glyph b = others.get(i);
            double distance = Math.hypot(a.x() - b.x(), a.baseline() - b.baseline());
            assertThat(b.page()).as(a.toString()).isEqualTo(a.page());
            assertThat(distance).as(a + " and " + b).isLessThan(HALF_A_POINT);
        }
        for (int page = 0; page < one.pages().size(); page++) {
            BufferedImage a = one.picture(page, DPI);
            BufferedImage b = other.picture(page, DPI);
            assertThat(stray(a, b))
                    .as("ink of the first without the second, page %d", page)
                    .isZero();
            assertThat(stray(b, a))
                    .as("ink of the second without the first, page %d", page)
                    .isZero();
        }
    }

    /** Dots of ink that have none beside them in the other picture. */
    private static int stray(BufferedImage picture, BufferedImage other) {
        int stray = 0;
        for (int y = 1; y < Math.min(picture.getHeight(), other.getHeight()) - 1; y++) {
            for (int x = 1; x < Math.min(picture.getWidth(), other.getWidth()) - 1; x++) {
                if (grey(picture, x, y) < INK && !hasInkAround(other, x, y)) {
                    stray++;
                }
            }
        }
        return stray;
    }

    private static boolean hasInkAround(BufferedImage picture, int x, int y) {
        for (int dy = -1; dy <= 1; dy++) {
            for (int dx = -1; dx <= 1; dx++) {
                if (grey(picture, x + dx, y + dy) < PAPER) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int grey(BufferedImage picture, int x, int y) {
        int rgb = picture.getRGB(x, y);
        return ((rgb >> 16 & 255) + (rgb >> 8 & 255) + (rgb & 255)) / 3;
    }
}
