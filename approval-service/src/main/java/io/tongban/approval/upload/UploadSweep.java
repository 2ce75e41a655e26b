package io.tongban.approval.upload;

import io.tongban.approval.store.FileProperties;
import io.tongban.approval.store.StoreSweep;
import io.tongban.support.background.Recurring;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Uploads that no case took in time go, with their parts, and so does what the store holds for nobody. At start too. */
@Component
public class UploadSweep {

    private static final int BATCH = 200;

    private final Uploads uploads;
    private final StoreSweep store;
    private final Clock clock;

    UploadSweep(Uploads uploads, StoreSweep store, Clock clock) {
        this.uploads = uploads;
        this.store = store;
        this.clock = clock;
    }

    /** Any number of instances may do it at once. */
    public Mono<Void> run() {
        return endExpired().then(Mono.defer(store::removeUnused)).then(Mono.defer(store::removeDrafts));
    }

    private Mono<Void> endExpired() {
        return Mono.defer(() -> uploads.endExpired(OffsetDateTime.now(clock), BATCH))
                .repeat()
                .takeWhile(count -> count > 0)
                .then();
    }

    @Configuration(proxyBeanMethods = false)
    static class Regularly {

        @Bean
        Recurring uploadSweepLoop(UploadSweep sweep, FileProperties properties) {
            return new Recurring("upload sweep", properties.sweep(), sweep::run);
        }

        @Bean
        Recurring storeCensus(StoreSweep store, FileProperties properties) {
            return new Recurring("store census", properties.census(), store::removeUnknown);
        }
    }
}
