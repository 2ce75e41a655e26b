package io.tongban.approval.share;

import io.tongban.approval.application.Casework;
import io.tongban.approval.application.SharedMaterial.Outcome;
import io.tongban.approval.share.SharedMaterials.Waiting;
import io.tongban.approval.share.SharedRecords.Question;
import io.tongban.support.background.Recurring;
import java.time.OffsetDateTime;
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

    private final SharedMaterials materials;
    private final SharedRecords records;
    private final FetchShared fetch;
    private final Casework casework;

    RetryShared(SharedMaterials materials, SharedRecords records, FetchShared fetch, Casework casework) {
        this.materials = materials;
        this.records = records;
        this.fetch = fetch;
        this.casework = casework;
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
        return Mono.defer(() -> records.ask(new Question(
                        one.application(),
                        one.material(),
                        one.materialName(),
                        one.source(),
                        one.type(),
                        one.name(),
                        fetch.number(one.application(), one.owner(), one.type(), one.form(), one.secrets()),
                        one.consentedAt())))
                .filter(found -> FetchShared.isGood(found, now.toLocalDate()))
                .flatMap(found -> materials.came(one, Outcome.FETCHED, found))
                .switchIfEmpty(Mono.defer(() -> materials.came(one, Outcome.NO_RECORD, null)))
                .onErrorResume(error -> {
                    if (!FetchShared.waits(error)) {
                        log.error("shared data: {} of {} not asked again", one.material(), one.application(), error);
                    }
                    return Mono.empty();
                });
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
