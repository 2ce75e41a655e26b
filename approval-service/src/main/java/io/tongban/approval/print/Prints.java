package io.tongban.approval.print;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.document.Source;
import io.tongban.support.problem.Refusal;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Prints of documents, made on demand from the stored source and never kept: the same source gives the same bytes. Two at
 * a time, off the event loops; who comes when the line is full is asked to come again.
 */
@Component
public class Prints implements DisposableBean {

    private static final int AT_ONCE = 2;
    private static final int WAITING = 100;

    private final Typesetter typesetter;
    private final PdfWriter pdf;
    private final OfdWriter ofd;
    private final Scheduler scheduler = Schedulers.newBoundedElastic(AT_ONCE, WAITING, "prints");

    Prints() {
        Face face = new Face();
        this.typesetter = new Typesetter(face);
        this.pdf = new PdfWriter(face);
        this.ofd = new OfdWriter(face);
    }

    /** Errors: PRINTING_BUSY. */
    public Mono<byte[]> pdf(Source source) {
        return made(() -> pdf.write(typesetter.set(source), source));
    }

    /** Errors: PRINTING_BUSY. */
    public Mono<byte[]> ofd(Source source) {
        return made(() -> ofd.write(typesetter.set(source), source));
    }

    private Mono<byte[]> made(Callable<byte[]> print) {
        return Mono.fromCallable(print)
                .subscribeOn(scheduler)
                .onErrorMap(
                        RejectedExecutionException.class,
                        full -> Refusal.of(ApprovalProblem.PRINTING_BUSY).exception());
    }

    @Override
    public void destroy() {
        scheduler.dispose();
    }
}
