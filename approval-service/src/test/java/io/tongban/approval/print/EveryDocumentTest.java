package io.tongban.approval.print;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.document.EveryDocument;
import io.tongban.approval.document.HardDocument;
import io.tongban.approval.document.Source;
import io.tongban.approval.testing.Printed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.Resource;
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

    @Test
    void noWordsAreShippedThatNoMoveReaches() throws IOException {
        Set<String> reached = EveryDocument.all().stream()
                .map(document -> document.source().template() + ".yaml")
                .collect(Collectors.toSet());

        assertThat(Stream.of(new PathMatchingResourcePatternResolver().getResources("classpath*:documents/*.yaml"))
                        .map(Resource::getFilename))
                .containsExactlyInAnyOrderElementsOf(reached);
    }
}
