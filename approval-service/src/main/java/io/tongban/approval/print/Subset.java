package io.tongban.approval.print;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;

/**
 * A typeface of its own with the characters of one document and nothing else.
 *
 * @param file TrueType; its own table of characters ends with the basic plane
 * @param glyphs number of the glyph in the file by character, for those beyond the basic plane
 */
record Subset(byte[] file, Map<Integer, Integer> glyphs) {

    private static final List<String> TABLES = List.of(
            "head", "hhea", "hmtx", "maxp", "cvt ", "fpgm", "prep", "loca", "glyf", "cmap", "name", "OS/2", "post");

    /** @param prefix of its name, so that no reader takes the typeface of another document for it */
    static Subset of(Face face, Set<Integer> characters, String prefix) throws IOException {
        return face.used(font -> of(font, characters, prefix));
    }

    private static Subset of(TrueTypeFont font, Set<Integer> characters, String prefix) throws IOException {
        CmapLookup all = font.getUnicodeCmapLookup();
        TTFSubsetter subsetter = new TTFSubsetter(font, TABLES);
        subsetter.setPrefix(prefix + "+");
        Set<Integer> beyond = new TreeSet<>();
        for (int character : characters) {
            if (Character.isBmpCodePoint(character)) {
                subsetter.add(character);
            } else {
                beyond.add(character);
            }
        }
        Map<Integer, Integer> glyphs = new HashMap<>();
        if (!beyond.isEmpty()) {
            subsetter.addGlyphIds(
                    Set.copyOf(beyond.stream().map(all::getGlyphId).toList()));
            Map<Integer, Integer> renumbered = new HashMap<>();
            subsetter.getGIDMap().forEach((now, before) -> renumbered.put(before, now));
            beyond.forEach(character -> glyphs.put(character, renumbered.get(all.getGlyphId(character))));
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        subsetter.writeToStream(file);
        return new Subset(file.toByteArray(), Map.copyOf(glyphs));
    }
}
