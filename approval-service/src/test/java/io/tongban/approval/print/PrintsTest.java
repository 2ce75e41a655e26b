package io.tongban.approval.print;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.document.EveryDocument;
import io.tongban.approval.document.Source;
import io.tongban.support.problem.RefusedException;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The one typeface is shared by prints that are made at the same moment; who comes when the line is full comes again. */
class PrintsTest {

    private final Prints prints = new Prints();

    @AfterEach
    void end() {
        prints.destroy();
    }

    @Test
    void manyAtOnceAreWhatEachIsAlone() throws IOException {
        List<Source> sources = EveryDocument.all().stream()
                .map(EveryDocument.Named::source)
                .limit(40)
                .toList();

        List<byte[]> pdfs = Objects.requireNonNull(Flux.fromIterable(sources)
                .flatMapSequential(prints::pdf)
                .collectList()
                .block());
        List<byte[]> ofds = Objects.requireNonNull(Flux.fromIterable(sources)
                .flatMapSequential(prints::ofd)
                .collectList()
                .block());

        for (int i = 0; i < sources.size(); i++) {
            assertThat(pdfs.get(i)).isEqualTo(PdfTest.bytes(sources.get(i)));
            assertThat(ofds.get(i)).isEqualTo(OfdTest.bytes(sources.get(i)));
        }
    }

    @Test
    void whoComesWhenTheLineIsFullIsAskedToComeAgain() {
        Source source = Samples.decision();

        List<String> outcomes = Objects.requireNonNull(Flux.range(0, 1000)
                .flatMap(
                        i -> prints.ofd(source).map(bytes -> "printed").onErrorResume(busy -> Mono.just(code(busy))),
                        1000)
                .collectList()
                .block());

        assertThat(outcomes).hasSize(1000).contains("printed", ApprovalProblem.PRINTING_BUSY.name());
        assertThat(outcomes).containsOnly("printed", ApprovalProblem.PRINTING_BUSY.name());
        assertThat(Objects.requireNonNull(prints.ofd(source).block()))
                .as("and goes on")
                .isNotEmpty();
    }

    private static String code(Throwable error) {
        return ((RefusedException) error).refusal().problem().name();
    }
}
