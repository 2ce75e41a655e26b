package io.tongban.approval.testing;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Small files of every kind, made here. */
public final class SampleFiles {

    public static final String DOCX_TYPES = """
            <?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
            <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.\
            wordprocessingml.document.main+xml"/></Types>""";
    public static final String OFD_ROOT =
            "<?xml version=\"1.0\"?><ofd:OFD xmlns:ofd=\"http://www.ofdspec.org/2016\" Version=\"1.0\"/>";

    private SampleFiles() {}

    public static byte[] pdf() {
        return "%PDF-1.7\n% 材料\n%%EOF\n".getBytes(StandardCharsets.UTF_8);
    }

    /** A PDF of that many bytes, of which no two with another seed are equal. */
    public static byte[] pdf(int size, long seed) {
        byte[] bytes = new byte[size];
        new java.util.Random(seed).nextBytes(bytes);
        byte[] head = pdf();
        System.arraycopy(head, 0, bytes, 0, Math.min(head.length, size));
        return bytes;
    }

    public static byte[] image(String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB), format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** @param brand of the file, e.g. heic; the compatible one is heic */
    public static byte[] heic(String brand) {
        return ("\0\0\0\u0018ftyp" + brand + "\0\0\0\0mif1heic\0\0\0\u0008mdat").getBytes(StandardCharsets.ISO_8859_1);
    }

    public static byte[] docx() {
        return zip(Map.of("[Content_Types].xml", bytes(DOCX_TYPES), "word/document.xml", bytes("<w:document/>")));
    }

    public static byte[] ofd() {
        return zip(Map.of("OFD.xml", bytes(OFD_ROOT), "Doc_0/Document.xml", bytes("<ofd:Document/>")));
    }

    /** A DOCX with more in it. */
    public static byte[] docxWith(String name, byte[] content) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("[Content_Types].xml", bytes(DOCX_TYPES));
        entries.put("word/document.xml", bytes("<w:document/>"));
        entries.put(name, content);
        return zip(entries);
    }

    public static byte[] zip(Map<String, byte[]> entries) {
        return zip(entries, false);
    }

    /** @param stored not deflated, with sizes in the local header */
    public static byte[] zip(Map<String, byte[]> entries, boolean stored) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> each : entries.entrySet()) {
                ZipEntry entry = new ZipEntry(each.getKey());
                if (stored) {
                    CRC32 crc = new CRC32();
                    crc.update(each.getValue());
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(each.getValue().length);
                    entry.setCrc(crc.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(each.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
