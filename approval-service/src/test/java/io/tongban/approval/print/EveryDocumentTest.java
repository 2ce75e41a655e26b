package io.tongban.approval.print;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.document.EveryDocument;
import io.tongban.approval.document.HardDocument;
import io.tongban.approval.document.Source;
import io.tongban.approval.testing.Printed;
import io.tongban.approval.testing.Printed.Glyph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.FileSystemUtils;

/**
 * Every document of every kind of case, and what is hard to set, as PDF, OFD and pictures under
 * {@code target/documents}: to be looked at after every change of words or of setting.
 */
class EveryDocumentTest {

    private static final Path FOLDER = Path.of("target", "documents");
    private static final int DPI = 100;

    @BeforeAll
    static void anEmptyFolder() throws IOException {
        FileSystemUtils.deleteRecursively(FOLDER);
        Files.createDirectories(FOLDER);
    }

    static Stream<EveryDocument.Named> documents() {
        return Stream.concat(EveryDocument.all().stream(), HardDocument.all().stream());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void isPrintedTheSameInBothFormats(EveryDocument.Named document) throws IOException {
        Source source = document.source();
        byte[] pdf = PdfTest.bytes(source);
        byte[] ofd = OfdTest.bytes(source);
        Files.write(FOLDER.resolve(document.name() + ".pdf"), pdf);
        Files.write(FOLDER.resolve(document.name() + ".ofd"), ofd);
        Printed.pdf(pdf).drawnTo(FOLDER.resolve(document.name()), DPI);

        Agreement.between(Printed.pdf(pdf), Printed.ofd(ofd));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void theSealsOwnWordsTouchNoWriting(EveryDocument.Named document) throws IOException {
        Printed pdf = Printed.pdf(PdfTest.bytes(document.source()));
        List<Glyph> all = pdf.glyphs();
        int lastPage = all.get(all.size() - 1).page();
        List<Glyph> last =
                all.stream().filter(glyph -> glyph.page() == lastPage).toList();
        // it is drawn first: the organ's name and what it says of itself
        int seal = (document.source().organ() + "模拟印章" + "无法律效力").length();

        assertThat(last.subList(0, seal)).extracting(Glyph::character).contains("模", "效");
        for (Glyph word : last.subList(0, seal)) {
            assertThat(last.subList(seal, last.size())).as(word.toString()).noneMatch(other -> isOver(word, other));
        }
    }

    /** Whether two characters have ink in the same place: a character stands in the square above its baseline. */
    private static boolean isOver(Glyph one, Glyph other) {
        return one.x() < other.right()
                && other.x() < one.right()
                && one.baseline() - height(one) < other.baseline()
                && other.baseline() - height(other) < one.baseline();
    }

    private static double height(Glyph glyph) {
        return 0.9 * (glyph.right() - glyph.x());
    }

    @Test
    void noWordsAreShippedThatNoMoveReaches() throws IOException {
        Set<String> reached = EveryDocument.all().stream()
                .map(document -> withoutVersion(document.source().template()))
                .collect(Collectors.toSet());

        assertThat(Stream.of(new PathMatchingResourcePatternResolver().getResources("classpath*:documents/*.yaml"))
                        .map(file -> withoutVersion(String.valueOf(file.getFilename()))))
                .allMatch(reached::contains);
    }

    private static String withoutVersion(String file) {
        return file.replaceAll("[.]v[0-9]+([.]yaml)?$", "");
    }
}
