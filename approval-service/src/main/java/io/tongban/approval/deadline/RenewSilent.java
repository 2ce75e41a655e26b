package io.tongban.approval.deadline;

import io.tongban.approval.application.Application;
import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Certificates;
import io.tongban.approval.application.Documents;
import io.tongban.approval.application.Particulars;
import io.tongban.approval.application.SystemActor;
import io.tongban.approval.application.Wish;
import io.tongban.approval.deadline.ExpiredPermits.Expired;
import io.tongban.approval.document.DocumentKind;
import io.tongban.approval.lifecycle.Action;
import io.tongban.approval.lifecycle.Facts;
import io.tongban.approval.organ.Organs;
import io.tongban.support.problem.RefusedException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A permit that expired while its renewal was undecided is renewed by law (许可法第五十条第二款): writes it down and tells everybody. */
@Component
class RenewSilent {

    private static final Logger log = LoggerFactory.getLogger(RenewSilent.class);
    private static final int BATCH = 500;
    private static final int AT_ONCE = 8;

    private final ExpiredPermits permits;
    private final Casework casework;
    private final Documents documents;
    private final Certificates certificates;
    private final Organs organs;

    RenewSilent(
            ExpiredPermits permits, Casework casework, Documents documents, Certificates certificates, Organs organs) {
        this.permits = permits;
        this.casework = casework;
        this.documents = documents;
        this.certificates = certificates;
        this.organs = organs;
    }

    Mono<Void> renewAll(LocalDate day) {
        return permits.before(day, Expired.FIRST, BATCH)
                .expand(batch -> batch.size() < BATCH ? Mono.empty() : permits.before(day, batch.get(BATCH - 1), BATCH))
                .concatMap(this::renewBatch)
                .reduce(0L, Long::sum)
                .doOnNext(count -> {
                    if (count > 0) {
                        log.warn("renewed by silence: {} permits", count);
                    }
                })
                .then();
    }

    private Mono<Long> renewBatch(List<Expired> batch) {
        return Flux.fromIterable(batch).flatMap(this::renew, AT_ONCE).count();
    }

    /** Where another instance was faster, or the permit no longer stands, nothing is left to do. */
    private Mono<Boolean> renew(Expired expired) {
        Wish wish = Wish.of(
                expired.id(),
                SystemActor.at(expired.holder()),
                Action.DEEM_RENEWAL,
                "sweep-" + expired.revision(),
                "{}");
        return casework.move(
                        wish,
                        (application, facts) ->
                                Mono.fromSupplier(() -> renewed(application, facts, expired.renewsOn())))
                .map(done -> true)
                .onErrorResume(RefusedException.class, meanwhile -> Mono.empty())
                .onErrorResume(error -> {
                    log.error("renewal by silence failed, tried again in the next sweep: {}", expired.id(), error);
                    return Mono.empty();
                });
    }

    /** As of the day of expiry, however late it is written down; by the organ that should have decided. */
    private Particulars renewed(Application application, Facts facts, LocalDate expiry) {
        String decider = application.route().get(application.route().size() - 1);
        Particulars silent = Particulars.of(Map.of(
                        "decidedOn", expiry.toString(),
                        "renewedFrom", expiry.plusDays(1).toString(),
                        "organ", decider))
                .goingTo(decider)
                .telling("remedy", organs.remedyAgainst(decider))
                .issuing(documents.of(DocumentKind.GRANT, "deemed", Map.of()));
        return certificates.granting(application, silent, facts.today(), expiry.plusDays(1));
    }
}
