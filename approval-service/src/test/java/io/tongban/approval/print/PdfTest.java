package io.tongban.approval.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tongban.approval.document.DocumentKind.Look;
import io.tongban.approval.document.Source;
import io.tongban.approval.testing.Printed;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands on the page is what stands in the source: every character drawn, none outside the margins. */
class PdfTest {

    private static final Face FACE = new Face();

    @Test
    void aDecisionIsWhole() throws IOException {
        Printed read = read("decision", Samples.decision());

        assertThat(read.pages()).hasSize(1);
        assertThat(read.text()).contains("演示数据", "模拟印章", "无法律效力", "晋司许准〔2026〕1号", "办件编号：SX2026-000001-1");
    }

    @Test
    void longTextGoesOnAndTheSignatureIsNeverAlone() throws IOException {
        for (int length = 1; length < 40; length++) {
            List<String> paragraphs = IntStream.rangeClosed(1, length)
                    .mapToObj(i -> i + ". 第" + i + "项需要补正的内容，请写明并重新上传。")
                    .toList();
            Printed read = read(length == 20 ? "long" : "", Samples.withParagraphs(paragraphs));

            assertThat(read.pages().get(read.pages().size() - 1))
                    .as("page %d of %d items", read.pages().size(), length)
                    .contains("山西省司法厅", "2026年3月2日", length + ".第" + length + "项");
        }
    }

    @Test
    void aRowLongerThanAPageGoesOnOnTheNext() throws IOException {
        String materials = IntStream.rangeClosed(1, 60)
                .mapToObj(i -> i + ". 材料" + i + "（电子文件1份）")
                .collect(Collectors.joining("\n"));
        Printed read = read(
                "table",
                Samples.withFields(List.of(
                        new Source.Field("申请人", "张伟"),
                        new Source.Field("申请材料", materials),
                        new Source.Field("山西转型综合改革示范区管理委员会", "很长的名称"))));

        assertThat(read.pages()).hasSize(3);
        assertThat(read.text()).contains("申请材料（续）");
    }

    @Test
    void wordsNumbersAndMarksAreNotTorn() throws IOException {
        List<String> set =
                new Lines(FACE).broken("您提出的申请（办件编号SX2026-000001-1），于2026-03-02收到，“”请核对。电话0351-1234567。", 5, 60, 10);

        assertThat(String.join("", set)).isEqualTo("您提出的申请（办件编号SX2026-000001-1），于2026-03-02收到，“”请核对。电话0351-1234567。");
        assertThat(set)
                .anyMatch(line -> line.contains("SX2026-000001-1"))
                .anyMatch(line -> line.contains("2026-03-02"));
        assertThat(set.stream().skip(1)).noneMatch(line -> "，。；：）”".indexOf(line.charAt(0)) >= 0);
        assertThat(set).noneMatch(line -> line.endsWith("（") || line.endsWith("“"));
        for (String line : set) {
            assertThat(FACE.width(line, 5)).isLessThanOrEqualTo(60.001);
        }
        assertThat(String.join("", new Lines(FACE).broken("a".repeat(500), 5, 60, 0)))
                .isEqualTo("a".repeat(500));
        assertThat(new Lines(FACE).broken("", 5, 60, 0)).containsExactly("");
    }

    @Test
    void aYearStaysWithItsNumber() {
        for (int width = 30; width < 80; width++) {
            String set =
                    String.join("|", new Lines(FACE).broken("本机关决定自2026年3月2日起予以受理，文号晋司许受〔2026〕1号，共12份。", 5, width, 10));

            assertThat(set).as("width %d", width).doesNotContainPattern("[0-9]\\|[年月日号]");
        }
    }

    /** GB/T 9704-2012, 7.3.5.5. */
    @ParameterizedTest
    @CsvSource({"12, 1, 10.2", "15, 1, 8.976", "16, 2, 10.2"})
    void linesStandCloserWhereThatSavesAPageForTheSeal(int lines, int pages, double pitch) throws IOException {
        Printed read = read("", Samples.withParagraphs(List.of("内容。\n".repeat(lines))));

        List<Double> baselines = read.glyphs().stream()
                .filter(glyph -> glyph.character().equals("内"))
                .map(glyph -> glyph.baseline() * Flow.POINT)
                .toList();
        assertThat(read.pages()).hasSize(pages);
        assertThat(baselines.get(1) - baselines.get(0)).isCloseTo(pitch, within(0.01));
    }

    @Test
    void aRareCharacterIsDrawnOrNamed() throws IOException {
        Printed drawn = read("rare", Samples.withParagraphs(List.of("申请人：𬭎、㙓、龘、臺灣、Müller-Lüdenscheidt")));
        assertThat(drawn.text()).doesNotContain("〓");

        Printed named = read("missing", Samples.withParagraphs(List.of("申请人：李\uD883\uDEDE\t😀")));
        assertThat(named.text()).contains("〓", "U+1F600", "以办件记录为准");
    }

    @Test
    void theSameSourceGivesTheSameBytes() throws IOException {
        byte[] once = bytes(Samples.decision());

        assertThat(bytes(Samples.decision())).isEqualTo(once);
        assertThat(once.length).as("characters used, not the whole typeface").isLessThan(120_000);
    }

    static byte[] bytes(Source source) throws IOException {
        return new PdfWriter(FACE).write(new Typesetter(FACE).set(source), source);
    }

    /** Reads it back; every character of the source must be there, drawn by a glyph, inside the margins. */
    private static Printed read(String picture, Source source) throws IOException {
        Printed printed = Printed.pdf(bytes(source));
        Set<String> drawn = characters(printed.text());
        new Legible(FACE).of(source).withTexts(part -> {
            assertThat(drawn).as(part).containsAll(characters(part));
            return part;
        });
        for (Printed.Glyph glyph : printed.glyphs()) {
            assertThat(glyph.x() * Flow.POINT).as(glyph.toString()).isGreaterThanOrEqualTo(Flow.LEFT - 0.01);
            assertThat(glyph.right() * Flow.POINT).as(glyph.toString()).isLessThanOrEqualTo(Flow.RIGHT + 0.1);
            assertThat(glyph.baseline() * Flow.POINT).as(glyph.toString()).isBetween(12.0, Sheet.HEIGHT - 15);
        }
        return picture.isEmpty() ? printed : printed.drawnTo(picture);
    }

    private static Set<String> characters(String text) {
        return text.codePoints()
                .filter(c -> !Character.isWhitespace(c))
                .mapToObj(Character::toString)
                .collect(Collectors.toSet());
    }

    @Test
    void looksDiffer() throws IOException {
        for (Look look : List.of(Look.DECISION, Look.NOTICE, Look.RECORD)) {
            Printed read = read("look-" + look, Samples.source(look, "标题", List.of("内容。"), List.of()));
            assertThat(read.text()).contains("标题", "内容。");
        }
    }
}
