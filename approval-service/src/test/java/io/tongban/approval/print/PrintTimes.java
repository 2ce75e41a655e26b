package io.tongban.approval.print;

import io.tongban.approval.document.EveryDocument;
import io.tongban.approval.document.Source;
import io.tongban.approval.testing.Printed;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Size and time of prints, warm, one by one and two at a time: a command for people, with a heap of their choice. */
public final class PrintTimes {

    private static final int WARM = 30;
    private static final int ROUNDS = 100;
    /** Their words fill five pages with some five hundred different characters. */
    private static final int DOCUMENTS = 19;

    private PrintTimes() {}

    public static void main(String[] arguments) {
        Prints prints = new Prints();
        Source one = Samples.decision();
        Source five = Samples.withParagraphs(EveryDocument.all().stream()
                .limit(DOCUMENTS)
                .flatMap(document -> document.source().paragraphs().stream())
                .toList());
        for (Source source : List.of(one, five)) {
            time("pdf", prints::pdf, source);
            time("ofd", prints::ofd, source);
        }
        long start = System.nanoTime();
        Flux.range(0, ROUNDS)
                .flatMap(i -> i % 2 == 0 ? prints.pdf(five) : prints.ofd(five))
                .blockLast();
        System.out.printf(
                "two at a time in a heap of %d MB: %.1f ms each%n",
                Runtime.getRuntime().maxMemory() >> 20, millisecondsEach(start));
        prints.destroy();
    }

    private static void time(String format, Function<Source, Mono<byte[]>> print, Source source) {
        for (int i = 0; i < WARM; i++) {
            print.apply(source).block();
        }
        long start = System.nanoTime();
        for (int i = 1; i < ROUNDS; i++) {
            print.apply(source).block();
        }
        byte[] bytes = Objects.requireNonNull(print.apply(source).block());
        double each = millisecondsEach(start);
        Printed printed = format.equals("pdf") ? Printed.pdf(bytes) : Printed.ofd(bytes);
        System.out.printf(
                "%s, %d pages: %d bytes, %.1f ms%n", format, printed.pages().size(), bytes.length, each);
    }

    private static double millisecondsEach(long start) {
        return (System.nanoTime() - start) / 1e6 / ROUNDS;
    }
}
