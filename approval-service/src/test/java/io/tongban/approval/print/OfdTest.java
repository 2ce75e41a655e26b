package io.tongban.approval.print;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import io.tongban.approval.document.DocumentKind.Look;
import io.tongban.approval.document.Source;
import io.tongban.approval.testing.Printed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ofdrw.core.basicStructure.ofd.docInfo.CT_DocInfo;
import org.ofdrw.reader.ContentExtractor;
import org.ofdrw.reader.OFDReader;

/** The OFD is the PDF in another format: the same words in the same places, and nothing else. */
class OfdTest {

    private static final Face FACE = new Face();

    static Stream<Source> samples() {
        return Stream.of(
                Samples.decision(),
                Samples.source(Look.NOTICE, "标题", List.of("内容。"), List.of()),
                Samples.withParagraphs(IntStream.rangeClosed(1, 60)
                        .mapToObj(i -> i + ". 第" + i + "项，见 GB/T 33190—2016（第 " + i + " 页）。")
                        .toList()),
                Samples.withFields(List.of(
                        new Source.Field("申请人", "  张 伟　（经办）  "),
                        new Source.Field("申请材料", "1. 一\n\n2. 二\n".repeat(30)))),
                Samples.withParagraphs(List.of("𬭎𪟝李𬭎a𬭎 <b>&amp; ]]> \"'\u200f\u202e反\u0007字\u0000\uFFFE😀")));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyCharacterIsWhereThePdfHasIt(Source source) throws IOException {
        Agreement.between(Printed.pdf(PdfTest.bytes(source)), Printed.ofd(bytes(source)));
    }

    @Test
    void theTextThatAReaderTakesOutIsThatOfTheSource() throws IOException {
        Source source = Samples.decision();
        try (OFDReader reader = new OFDReader(new ByteArrayInputStream(bytes(source)))) {
            String text = String.join("", new ContentExtractor(reader).extractAll());

            assertThat(text).contains(source.title(), source.organ(), "办件编号：" + source.caseNumber(), "2026年3月2日");
            source.paragraphs().forEach(paragraph -> assertThat(text).contains(paragraph));
            assertThat(text).contains(Samples.REMEDY);
        }
    }

    @Test
    void itSaysOfItselfWhatItIs() throws IOException {
        try (OFDReader reader = new OFDReader(new ByteArrayInputStream(bytes(Samples.decision())))) {
            CT_DocInfo info = reader.getOFDDir().getOfd().getDocBody().getDocInfo();

            assertThat(info.getTile()).isEqualTo("准予行政许可决定书 晋司许准〔2026〕1号");
            assertThat(info.getAuthor()).isEqualTo("山西省司法厅");
            assertThat(info.getSubject()).isEqualTo("模拟印章，不具有法律效力；演示数据");
            assertThat(info.getCreationDate()).isEqualTo(LocalDate.of(2026, 3, 2));
            assertThat(info.getCustomDatas().getCustomDataValue("文号")).isEqualTo("晋司许准〔2026〕1号");
            assertThat(info.getCustomDatas().getCustomDataValue("办件编号")).isEqualTo("SX2026-000001-1");
        } catch (org.dom4j.DocumentException e) {
            throw new IOException(e);
        }
    }

    @Test
    void theSameSourceGivesTheSameBytes() throws IOException {
        byte[] once = bytes(Samples.decision());

        assertThat(bytes(Samples.decision())).isEqualTo(once);
        assertThat(once.length).as("characters used, not the whole typeface").isLessThan(60_000);
        assertThat(times(once)).containsOnly(LocalDateTime.of(2026, 3, 2, 0, 0));
        assertThat(bytes(Samples.withParagraphs(List.of("别的内容。")))).isNotEqualTo(once);
    }

    @Test
    void noTwoObjectsHaveTheSameId() throws IOException {
        Map<String, String> files = files(bytes(Samples.withParagraphs(List.of("内容。\n".repeat(80)))));
        List<Integer> ids = new ArrayList<>();
        files.forEach((name, text) -> java.util.regex.Pattern.compile(" ID=\"(\\d+)\"")
                .matcher(text)
                .results()
                .forEach(id -> ids.add(Integer.valueOf(id.group(1)))));

        assertThat(ids).hasSizeGreaterThan(80).doesNotHaveDuplicates();
        assertThat(files.get("Doc_0/Document.xml"))
                .contains("<ofd:MaxUnitID>" + ids.stream().max(Integer::compare).orElseThrow() + "<");
    }

    @Test
    void aCodeOfSquaresIsReadOffBothPrints() throws Exception {
        String url = "https://tongban.example/verify/SX2026-000001";
        BitMatrix code = new QRCodeWriter().encode(url, BarcodeFormat.QR_CODE, 0, 0);
        Sheet sheet = new Sheet();
        for (int y = 0; y < code.getHeight(); y++) {
            for (int x = 0; x < code.getWidth(); x++) {
                if (code.get(x, y)) {
                    double left = 80 + x;
                    double top = 120 + y;
                    sheet.add(canvas -> canvas.square(left, top, 1));
                }
            }
        }
        sheet.add(canvas -> canvas.text(80, 200, 5, Ink.BLACK, false, 0, "扫码核验"));
        byte[] pdf = new PdfWriter(FACE).write(List.of(sheet), Samples.decision());
        byte[] ofd = new OfdWriter(FACE).write(List.of(sheet), Samples.decision());

        for (Printed printed : List.of(Printed.pdf(pdf), Printed.ofd(ofd))) {
            assertThat(printed.codes()).containsExactly(url);
        }
        Agreement.between(Printed.pdf(pdf), Printed.ofd(ofd));
    }

    static byte[] bytes(Source source) throws IOException {
        return new OfdWriter(FACE).write(new Typesetter(FACE).set(source), source);
    }

    private static Map<String, String> files(byte[] ofd) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(ofd))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(".xml")) {
                    files.put(entry.getName(), new String(zip.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
                }
            }
        }
        return files;
    }

    private static List<LocalDateTime> times(byte[] ofd) throws IOException {
        List<LocalDateTime> times = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(ofd))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                times.add(entry.getTimeLocal());
            }
        }
        return times;
    }
}
