package io.tongban.approval.share;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Casework;
import io.tongban.approval.application.SharedMaterial.Outcome;
import io.tongban.approval.share.SharedMaterials.Waiting;
import io.tongban.approval.share.SharedRecords.Question;
import io.tongban.approval.share.SharedRecords.Subject;
import io.tongban.support.background.Recurring;
import io.tongban.support.problem.RefusedException;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Asks again for what waits, under the consent that was given, until it is there, uploaded, or the case is decided. */
@Component
public class RetryShared {

    private static final Logger log = LoggerFactory.getLogger(RetryShared.class);
    private static final int BATCH = 50;
    private static final int AT_ONCE = 4;
    private static final String MISSING = "shared-missing";
    private static final String WRONG = "shared-wrong";

    private final SharedMaterials materials;
    private final SharedRecords records;
    private final SharedSubjects subjects;
    private final Casework casework;
    private final Recurring outboxLoop;

    RetryShared(
            SharedMaterials materials,
            SharedRecords records,
            SharedSubjects subjects,
            Casework casework,
            Recurring outboxLoop) {
        this.materials = materials;
        this.records = records;
        this.subjects = subjects;
        this.casework = casework;
        this.outboxLoop = outboxLoop;
    }

    public Mono<Void> run() {
        OffsetDateTime now = casework.now();
        return materials
                .lease(now, BATCH)
                .collectList()
                .flatMapIterable(waiting -> waiting)
                .flatMap(waiting -> ask(waiting, now), AT_ONCE)
                .then();
    }

    private Mono<Long> ask(Waiting one, OffsetDateTime now) {
        return Mono.defer(() -> subject(one)
                        .map(subject -> answered(one, subject, now))
                        .orElseGet(() -> materials.askNoMore(one)))
                .onErrorResume(RetryShared::isWrong, wrong -> materials.came(one, Outcome.WAITING, null, WRONG, now))
                .doOnNext(told -> {
                    if (told > 0) {
                        outboxLoop.wake();
                    }
                })
                .onErrorResume(error -> {
                    if (!FetchShared.waits(error)) {
                        log.error("shared data: {} of {} not asked again", one.material(), one.application(), error);
                    }
                    return Mono.empty();
                });
    }

    private Mono<Long> answered(Waiting one, Subject subject, OffsetDateTime now) {
        return records.ask(new Question(
                        one.application(),
                        one.material(),
                        one.materialName(),
                        one.source(),
                        subject,
                        one.consentedAt()))
                .filter(found -> FetchShared.isGood(found, now.toLocalDate()))
                .flatMap(found -> materials.came(one, Outcome.FETCHED, found, MISSING, now))
                .switchIfEmpty(Mono.defer(() -> materials.came(one, Outcome.NO_RECORD, null, MISSING, now)));
    }

    /** Empty where another operator has taken over since: nobody has agreed for them. */
    private Optional<Subject> subject(Waiting one) {
        String agent = one.agent();
        if (agent == null) {
            return Optional.of(subjects.applicant(
                    one.application(), one.owner(), one.type(), one.name(), one.form(), one.secrets()));
        }
        return agent.equals(SharedSubjects.digest(one.secrets()))
                ? Optional.of(subjects.operator(one.application(), one.form(), one.secrets()))
                : Optional.empty();
    }

    private static boolean isWrong(Throwable error) {
        return error instanceof RefusedException refused && refused.refusal().problem() == ApprovalProblem.SHARED_WRONG;
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(ShareProperties.class)
    static class Regularly {

        @Bean
        Recurring sharedRecordsLoop(RetryShared retry, ShareProperties properties) {
            return new Recurring("shared records", properties.sweep(), retry::run);
        }
    }
}
