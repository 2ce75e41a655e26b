package io.tongban.approval.content;

import static io.tongban.approval.testing.SampleFiles.DOCX_TYPES;
import static io.tongban.approval.testing.SampleFiles.OFD_ROOT;
import static io.tongban.approval.testing.SampleFiles.bytes;
import static io.tongban.approval.testing.SampleFiles.docx;
import static io.tongban.approval.testing.SampleFiles.docxWith;
import static io.tongban.approval.testing.SampleFiles.heic;
import static io.tongban.approval.testing.SampleFiles.image;
import static io.tongban.approval.testing.SampleFiles.ofd;
import static io.tongban.approval.testing.SampleFiles.pdf;
import static io.tongban.approval.testing.SampleFiles.zip;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.content.RefusedContentException.Why;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The content rules, whatever a file is called; and what is built to harm is refused. */
class InspectionTest {

    private static final int MEGABYTE = 1024 * 1024;

    private final Inspection inspection = new Inspection();

    static Stream<Arguments> accepted() {
        return Stream.of(
                Arguments.of(FileType.PDF, pdf()),
                Arguments.of(FileType.JPEG, image("jpg")),
                Arguments.of(FileType.PNG, image("png")),
                Arguments.of(FileType.HEIC, heic("heic")),
                Arguments.of(FileType.HEIC, heic("mif1")),
                Arguments.of(FileType.DOCX, docx()),
                Arguments.of(FileType.DOCX, zip(Map.of("[Content_Types].xml", bytes(DOCX_TYPES)), true)),
                Arguments.of(FileType.DOCX, docxWith("word/media/a.png", image("png"))),
                Arguments.of(
                        FileType.DOCX,
                        docxWith("word/embeddings/a.xlsx", zip(Map.of("xl/workbook.xml", bytes("<x/>"))))),
                Arguments.of(FileType.OFD, ofd()),
                Arguments.of(FileType.OFD, zip(Map.of("OFD.xml", bytes(OFD_ROOT)), true)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("accepted")
    void isWhatItIs(FileType type, byte[] file) throws Exception {
        assertThat(inspection.typeOf(new ByteArrayInputStream(file))).isEqualTo(type);
        assertThat(inspection.typeOf(new Dribble(file))).as("a byte at a time").isEqualTo(type);
    }

    static Stream<Arguments> foreign() {
        return Stream.of(
                Arguments.of("html", bytes("<!doctype html><html><script>alert(1)</script></html>")),
                Arguments.of("svg", bytes("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")),
                Arguments.of("gif", image("gif")),
                Arguments.of("exe", bytes("MZ\0\0")),
                Arguments.of("elf", bytes("\u007fELF\2\1\1")),
                Arguments.of("text", bytes("只是一些文字")),
                Arguments.of("script", bytes("#!/bin/sh\nrm -rf /\n")),
                Arguments.of("plain zip", zip(Map.of("a.txt", bytes("a")))),
                Arguments.of("jar", zip(Map.of("META-INF/MANIFEST.MF", bytes("Manifest-Version: 1.0")))),
                Arguments.of(
                        "xlsx",
                        zip(Map.of(
                                "[Content_Types].xml",
                                bytes(DOCX_TYPES.replace(
                                        "wordprocessingml.document.main", "spreadsheetml.sheet.main"))))),
                Arguments.of("OFD.xml of no OFD", zip(Map.of("OFD.xml", bytes("<html/>")))),
                Arguments.of("OFD.xml not at the root", zip(Map.of("a/OFD.xml", bytes(OFD_ROOT)))),
                Arguments.of("docx with macros", docxWith("word/vbaProject.bin", bytes("x"))),
                Arguments.of("empty zip", bytes("PK\5\6" + "\0".repeat(18))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("foreign")
    void whatIsNoneOfThemIsForeign(String what, byte[] file) {
        assertThat(refusal(file)).isEqualTo(Why.TYPE);
    }

    @Test
    void nothingIsEmpty() {
        assertThat(refusal(new byte[0])).isEqualTo(Why.EMPTY);
    }

    @Test
    void aBombIsRefusedByItsRatioBeforeItIsInflated() {
        byte[] bomb = docxWith("word/media/zeros.bin", new byte[200 * MEGABYTE]);

        assertThat(bomb.length).isLessThan(MEGABYTE);
        Counted read = new Counted(bomb);
        assertThat(refusal(read)).isEqualTo(Why.BOMB);
        assertThat(read.count).as("bytes read of " + bomb.length).isLessThan(bomb.length / 2);
    }

    @Test
    void aBombInABombIsRefused() {
        byte[] inner = zip(Map.of("zeros", new byte[40 * MEGABYTE]));

        assertThat(refusal(docxWith("word/embeddings/a.docx", inner))).isEqualTo(Why.BOMB);
        byte[] deep =
                docxWith("a.zip", zip(Map.of("b.zip", zip(Map.of("c", bytes("harmless but too deep")), true)), true));
        assertThat(refusal(deep)).isEqualTo(Why.BOMB);
    }

    @Test
    void tooManyEntriesAreRefused() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("[Content_Types].xml", bytes(DOCX_TYPES));
        for (int i = 0; i < 2_001; i++) {
            entries.put("word/" + i, bytes(""));
        }
        assertThat(refusal(zip(entries))).isEqualTo(Why.BOMB);
    }

    @Test
    void aDeclaredSizeCounts() {
        byte[] docx = docx();
        int directory = find(docx, 0x02014b50, 0);
        ByteBuffer.wrap(docx).order(ByteOrder.LITTLE_ENDIAN).putInt(directory + 24, 0x7fffffff);

        assertThat(refusal(docx)).isEqualTo(Why.BOMB);
    }

    @Test
    void aDirectoryThatNamesOtherEntriesThanThereAreIsBroken() {
        byte[] renamed = docx();
        int directory = find(renamed, 0x02014b50, 0);
        renamed[directory + 46] ^= 1;
        assertThat(refusal(renamed)).as("another name").isEqualTo(Why.BROKEN);

        byte[] moved = docx();
        ByteBuffer.wrap(moved)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(find(moved, 0x02014b50, 0) + 42, find(moved, 0x04034b50, 1));
        assertThat(refusal(moved)).as("two names for one place").isEqualTo(Why.BROKEN);
    }

    @Test
    void nothingMayFollowTheDirectory() {
        byte[] docx = docx();
        byte[] hidden = zip(Map.of("evil.bin", bytes("another reader would find this")));
        byte[] both = Arrays.copyOf(docx, docx.length + hidden.length);
        System.arraycopy(hidden, 0, both, docx.length, hidden.length);
        assertThat(refusal(both)).as("a second zip behind the first").isEqualTo(Why.BROKEN);

        ByteBuffer.wrap(both).order(ByteOrder.LITTLE_ENDIAN).putShort(find(docx, 0x06054b50, 0) + 20, (short)
                hidden.length);
        assertThat(refusal(both)).as("a second zip as the comment of the first").isEqualTo(Why.BROKEN);
    }

    @Test
    void whatIsEncryptedCannotBeLookedAt() {
        byte[] docx = docx();
        docx[6] |= 1;

        assertThat(refusal(docx)).isEqualTo(Why.BROKEN);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void damagedFilesAreRefusedAndNeverFailOtherwise(long seed) {
        Random random = new Random(seed);
        byte[] whole = docxWith("word/media/a.png", image("png"));
        for (int i = 0; i < 500; i++) {
            byte[] damaged = Arrays.copyOf(whole, random.nextInt(whole.length) + 1);
            for (int n = random.nextInt(4); n > 0; n--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            refusal(damaged);
        }
    }

    @Test
    void theNameFollowsTheContent() {
        assertThat(FileType.PDF.named("证明.pdf")).isEqualTo("证明.pdf");
        assertThat(FileType.PDF.named("证明.PDF")).isEqualTo("证明.PDF");
        assertThat(FileType.JPEG.named("a.jpeg")).isEqualTo("a.jpeg");
        assertThat(FileType.PDF.named("evil.html")).isEqualTo("evil.html.pdf");
        assertThat(FileType.DOCX.named("setup.exe")).isEqualTo("setup.exe.docx");
        assertThat(FileType.PNG.named("无后缀")).isEqualTo("无后缀.png");
        Map<String, FileType> byType = new HashMap<>();
        for (FileType type : FileType.values()) {
            byType.put(type.mediaType(), type);
            assertThat(FileType.of(type.mediaType())).contains(type);
        }
        assertThat(byType).hasSize(6);
    }

    private Why refusal(byte[] file) {
        return refusal(new ByteArrayInputStream(file));
    }

    private Why refusal(InputStream file) {
        try {
            inspection.typeOf(file);
            return null;
        } catch (RefusedContentException e) {
            return e.why();
        } catch (IOException e) {
            throw new AssertionError("neither type nor refusal", e);
        }
    }

    private static int find(byte[] bytes, int signature, int which) {
        ByteBuffer view = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int seen = 0;
        for (int i = 0; i + 4 <= bytes.length; i++) {
            if (view.getInt(i) == signature && seen++ == which) {
                return i;
            }
        }
        throw new AssertionError("not there");
    }

    private static final class Counted extends FilterInputStream {
        private long count;

        Counted(byte[] bytes) {
            super(new ByteArrayInputStream(bytes));
        }

        @Override
        public int read(byte[] target, int offset, int most) throws IOException {
            int came = super.read(target, offset, Math.min(most, 4096));
            count += Math.max(0, came);
            return came;
        }
    }

    private static final class Dribble extends FilterInputStream {
        Dribble(byte[] bytes) {
            super(new ByteArrayInputStream(bytes));
        }

        @Override
        public int read(byte[] target, int offset, int most) throws IOException {
            return super.read(target, offset, Math.min(most, 1));
        }
    }
}
