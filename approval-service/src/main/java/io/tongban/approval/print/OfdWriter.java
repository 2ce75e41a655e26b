package io.tongban.approval.print;

import io.tongban.approval.document.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes pages as OFD (GB/T 33190-2016): a ZIP of one page description each, and the characters that they use as a
 * typeface of its own. The same pages give the same bytes.
 */
final class OfdWriter {

    /** Id of the one typeface. */
    static final String FONT = "1";

    private static final String FONT_FILE = "face.ttf";
    private static final String PAGE = "Pages/Page_%d/Content.xml";
    private static final int PREFIX = 6;

    private final Face face;
    private final Legible legible;

    OfdWriter(Face face) {
        this.face = face;
        this.legible = new Legible(face);
    }

    byte[] write(List<Sheet> sheets, Source source) throws IOException {
        String id = id(source);
        Subset subset = Subset.of(face, characters(sheets), prefix(id));
        AtomicInteger ids = new AtomicInteger(Integer.parseInt(FONT));
        List<byte[]> pages = new ArrayList<>();
        for (Sheet sheet : sheets) {
            OfdCanvas canvas = new OfdCanvas(face, subset.glyphs(), ids::incrementAndGet);
            sheet.drawOn(canvas);
            pages.add(canvas.bytes());
        }
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("OFD.xml", entry(legible.of(source), id));
        files.put("Doc_0/Document.xml", document(pages.size(), ids));
        files.put("Doc_0/PublicRes.xml", resources());
        files.put("Doc_0/Res/" + FONT_FILE, subset.file());
        for (int i = 0; i < pages.size(); i++) {
            files.put("Doc_0/" + PAGE.formatted(i), pages.get(i));
        }
        return zipped(files, source.on());
    }

    private static Set<Integer> characters(List<Sheet> sheets) throws IOException {
        UsedCharacters used = new UsedCharacters(new TreeSet<>());
        for (Sheet sheet : sheets) {
            sheet.drawOn(used);
        }
        return used.characters();
    }

    /** Made from what is said: another print of the same document is the same document. */
    private static String id(Source source) {
        return UUID.nameUUIDFromBytes(source.text().getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
    }

    /** Six capital letters, as in PDF. */
    private static String prefix(String id) {
        return id.substring(0, PREFIX)
                .chars()
                .mapToObj(c -> Character.toString('A' + Character.digit(c, 16)))
                .reduce("", String::concat);
    }

    private static byte[] entry(Source source, String id) throws IOException {
        Xml xml = new Xml("OFD", "Version", "1.0", "DocType", "OFD")
                .open("DocBody")
                .open("DocInfo")
                .text("DocID", id)
                .text("Title", source.heading())
                .text("Author", source.organ())
                .text("Subject", String.join("；", source.marks()))
                .text("CreationDate", source.on().toString())
                .text("ModDate", source.on().toString())
                .text("Creator", "Tongban 通办")
                .open("CustomDatas")
                .text("CustomData", source.caseNumber(), "Name", "办件编号");
        if (source.number() != null) {
            xml.text("CustomData", source.number(), "Name", "文号");
        }
        return xml.close().close().text("DocRoot", "Doc_0/Document.xml").bytes();
    }

    private static byte[] document(int pages, AtomicInteger ids) throws IOException {
        int first = ids.get() + 1;
        Xml xml = new Xml("Document")
                .open("CommonData")
                .text("MaxUnitID", String.valueOf(ids.addAndGet(pages)))
                .open("PageArea")
                .text("PhysicalBox", "0 0 %.0f %.0f".formatted(Sheet.WIDTH, Sheet.HEIGHT))
                .close()
                .text("PublicRes", "PublicRes.xml")
                .close()
                .open("Pages");
        for (int i = 0; i < pages; i++) {
            xml.empty("Page", "ID", String.valueOf(first + i), "BaseLoc", PAGE.formatted(i));
        }
        return xml.bytes();
    }

    private static byte[] resources() throws IOException {
        return new Xml("Res", "BaseLoc", "Res")
                .open("Fonts")
                .open("Font", "ID", FONT, "FontName", Face.NAME, "FamilyName", Face.NAME, "Serif", "true")
                .text("FontFile", FONT_FILE)
                .bytes();
    }

    private static byte[] zipped(Map<String, byte[]> files, LocalDate day) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(day.atStartOfDay());
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
