package io.tongban.approval.content;

import io.tongban.approval.content.RefusedContentException.Why;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Looks into a ZIP as it passes (APPNOTE 6.3): which of the two accepted kinds it is, OFD (GB/T 33190) or DOCX (ISO/IEC
 * 29500), and that opening it does no harm. Every entry is inflated and counted, and the directory at the end must name
 * exactly the entries that were read, one for one: what another reader finds by the directory is what was looked at here.
 */
final class ZipLook {

    private static final String CONTENT_TYPES = "[Content_Types].xml";
    private static final String OFD = "OFD.xml";
    private static final int KEPT = 1024 * 1024;

    private static final int ENTRY = 0x04034b50;
    private static final int DIRECTORY = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int END_64 = 0x06064b50;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final int DESCRIPTOR = 0x08074b50;
    /** Stands for: see the extra field. */
    static final long ALL_ONES = 0xffffffffL;

    private final Head in;
    private final ZipBounds bounds;
    private final long begin;
    /** Place of an entry → its name. */
    private final Map<Long, String> entries = new HashMap<>();

    private final Map<String, String> kept = new HashMap<>();
    private boolean macros;

    ZipLook(Head in) {
        this(in, new ZipBounds());
    }

    private ZipLook(Head in, ZipBounds bounds) {
        this.in = in;
        this.bounds = bounds;
        this.begin = in.consumed();
    }

    static boolean looksLikeOne(byte[] head) {
        return head.length >= 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4;
    }

    FileType type() throws IOException, RefusedContentException {
        walk();
        if (kept.getOrDefault(OFD, "").contains("ofdspec.org")) {
            return FileType.OFD;
        }
        String types = kept.getOrDefault(CONTENT_TYPES, "");
        if (types.contains(FileType.DOCX.mediaType() + ".main+xml") && !types.contains("macroEnabled") && !macros) {
            return FileType.DOCX;
        }
        throw new RefusedContentException(Why.TYPE);
    }

    private void walk() throws IOException, RefusedContentException {
        try {
            while (signature() == ENTRY) {
                entry();
            }
            long directory = in.consumed() - begin;
            int named = 0;
            while (signature() == DIRECTORY) {
                directoryEntry();
                named++;
            }
            if (named != entries.size()) {
                throw broken();
            }
            end(directory);
        } catch (EOFException e) {
            throw broken();
        } catch (EntryBytes.RefusedWhileReading e) {
            throw e.refused();
        }
    }

    /** Nothing may follow in which another reader would find another directory. */
    private void end(long directory) throws IOException, RefusedContentException {
        if (signature() == END_64) {
            Fields header = new Fields(in.take(12));
            in.skip(header.u4(4));
            if (signature() == LOCATOR_64) {
                in.skip(20);
            }
        }
        Fields header = new Fields(in.take(22));
        String comment = new String(in.take(header.u2(20)), StandardCharsets.ISO_8859_1);
        boolean there = header.u4(16) == directory || header.u4(16) == ALL_ONES;
        if (header.u4(0) != END || !there || comment.contains("PK\5\6") || in.peek(1).length > 0) {
            throw broken();
        }
    }

    private void entry() throws IOException, RefusedContentException {
        long place = in.consumed() - begin;
        Fields header = new Fields(in.take(30));
        boolean described = (header.u2(6) & 8) != 0;
        boolean encrypted = (header.u2(6) & 1) != 0;
        int method = header.u2(8);
        String name = new String(in.take(header.u2(26)), StandardCharsets.UTF_8);
        Fields extra = new Fields(in.take(header.u2(28)));
        bounds.entry(header.u4(22));
        if (encrypted || entries.put(place, name) != null) {
            throw broken();
        }
        macros |= name.toLowerCase(Locale.ROOT).endsWith("vbaproject.bin");
        try (EntryBytes bytes = EntryBytes.of(in, method, described, header.u4(18), bounds)) {
            look(name, bytes);
            bytes.drain();
        }
        if (described) {
            skipDescriptor(extra.hasZip64());
        }
    }

    private void look(String name, EntryBytes bytes) throws IOException, RefusedContentException {
        if (name.equals(OFD) || name.equals(CONTENT_TYPES)) {
            String text = new String(bytes.readNBytes(KEPT), StandardCharsets.UTF_8);
            if (kept.put(name, text) != null) {
                throw broken();
            }
            return;
        }
        byte[] first = bytes.readNBytes(4);
        if (looksLikeOne(first)) {
            bounds.deeper();
            InputStream whole = new SequenceInputStream(new ByteArrayInputStream(first), bytes);
            new ZipLook(new Head(whole), bounds).walk();
            bounds.up();
        }
    }

    /** With or without its own signature, which old writers leave out. */
    private void skipDescriptor(boolean zip64) throws IOException {
        if (signature() == DESCRIPTOR) {
            in.skip(4);
        }
        in.skip(zip64 ? 20 : 12);
    }

    private void directoryEntry() throws IOException, RefusedContentException {
        Fields header = new Fields(in.take(46));
        String name = new String(in.take(header.u2(28)), StandardCharsets.UTF_8);
        Fields extra = new Fields(in.take(header.u2(30)));
        in.skip(header.u2(32));
        bounds.declared(header.u4(24));
        long place = header.u4(42) == ALL_ONES ? extra.zip64Place(header) : header.u4(42);
        if (!name.equals(entries.get(place))) {
            throw broken();
        }
    }

    private int signature() throws IOException {
        byte[] next = in.peek(4);
        return next.length < 4 ? 0 : (int) new Fields(next).u4(0);
    }

    private static RefusedContentException broken() {
        return new RefusedContentException(Why.BROKEN);
    }

    /** Little-endian numbers of a header. */
    private record Fields(byte[] bytes) {

        int u2(int at) {
            return bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8;
        }

        long u4(int at) {
            return u2(at) | (long) u2(at + 2) << 16;
        }

        boolean hasZip64() {
            return zip64() >= 0;
        }

        /** Place of the local header where it stands in the extra field: after the sizes that stand there too. */
        long zip64Place(Fields header) throws EOFException {
            int at = zip64() + 4;
            at += header.u4(24) == ALL_ONES ? 8 : 0;
            at += header.u4(20) == ALL_ONES ? 8 : 0;
            if (zip64() < 0 || at + 8 > bytes.length) {
                throw new EOFException();
            }
            return u4(at) | u4(at + 4) << 32;
        }

        private int zip64() {
            int at = 0;
            while (at + 4 <= bytes.length) {
                if (u2(at) == 1) {
                    return at;
                }
                at += 4 + u2(at + 2);
            }
            return -1;
        }
    }
}
