package io.tongban.approval.deadline;

import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Documents;
import io.tongban.approval.application.Particulars;
import io.tongban.approval.application.SystemActor;
import io.tongban.approval.application.Wish;
import io.tongban.approval.deadline.SilentCases.Silent;
import io.tongban.approval.lifecycle.Action;
import io.tongban.approval.lifecycle.Facts;
import io.tongban.support.problem.RefusedException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** After five silent working days the law has accepted (许可法第三十二条第一款第(四)项): writes it down and tells everybody. */
@Component
class AcceptSilent {

    private static final Logger log = LoggerFactory.getLogger(AcceptSilent.class);
    private static final int BATCH = 500;
    private static final int AT_ONCE = 8;

    private final SilentCases cases;
    private final Casework casework;
    private final Documents documents;

    AcceptSilent(SilentCases cases, Casework casework, Documents documents) {
        this.cases = cases;
        this.casework = casework;
        this.documents = documents;
    }

    Mono<Void> acceptAll(LocalDate day) {
        return cases.before(day, Silent.FIRST, BATCH)
                .expand(batch -> batch.size() < BATCH ? Mono.empty() : cases.before(day, batch.get(BATCH - 1), BATCH))
                .concatMap(this::acceptBatch)
                .reduce(0L, Long::sum)
                .doOnNext(count -> {
                    if (count > 0) {
                        log.warn("accepted by silence: {} cases", count);
                    }
                })
                .then();
    }

    private Mono<Long> acceptBatch(List<Silent> batch) {
        return Flux.fromIterable(batch).flatMap(this::accept, AT_ONCE).count();
    }

    /** Where an official or another instance was faster, nothing is left to do. */
    private Mono<Boolean> accept(Silent waiting) {
        Wish wish = Wish.of(
                waiting.id(),
                SystemActor.at(waiting.holder()),
                Action.DEEM_ACCEPTANCE,
                "sweep-" + waiting.revision(),
                "{}");
        return casework.move(
                        wish,
                        (application, facts) -> Mono.just(particulars(facts).issuing(documents.acceptance())))
                .map(done -> true)
                .onErrorResume(RefusedException.class, meanwhile -> Mono.empty())
                .onErrorResume(error -> {
                    log.error("acceptance by silence failed, tried again in the next sweep: {}", waiting.id(), error);
                    return Mono.empty();
                });
    }

    private static Particulars particulars(Facts facts) {
        return Particulars.of(Map.of(
                "mode", "deemed", "acceptedOn", String.valueOf(facts.deadlines().acceptedOn())));
    }
}
