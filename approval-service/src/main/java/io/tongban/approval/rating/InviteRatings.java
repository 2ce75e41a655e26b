package io.tongban.approval.rating;

import io.tongban.approval.application.Telling;
import io.tongban.support.background.Recurring;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Asks the applicant of each case that has ended for a rating, once; what is not answered is 未评价 and nothing else. */
@Component
class InviteRatings {

    private static final Logger log = LoggerFactory.getLogger(InviteRatings.class);
    private static final int BATCH = 200;
    private static final String INVITE =
            """
            with due as (
                select a.id from application a
                where
            """ + Closed.SQL + """
                    and a.updated_at > :since and a.updated_at <= :at
                    and not exists (select from rating_invitation i where i.application_id = a.id)
                    and not exists (select from rating r where r.application_id = a.id)
                order by a.id limit :limit for update skip locked),
            tells as (
                insert into rating_invitation (application_id, at) select id, :at from due
                on conflict do nothing
                returning application_id as id, '{}'::jsonb as facts),
            """ + Telling.RATING.owners() + "select count(*) from tells";

    private final DatabaseClient database;
    private final RatingProperties properties;
    private final Recurring outboxLoop;
    private final Clock clock;

    InviteRatings(DatabaseClient database, RatingProperties properties, Recurring outboxLoop, Clock clock) {
        this.database = database;
        this.properties = properties;
        this.outboxLoop = outboxLoop;
        this.clock = clock;
    }

    /** Any number of instances may do it at once. */
    Mono<Void> run() {
        OffsetDateTime now = OffsetDateTime.now(clock);
        return Mono.defer(() -> batch(now))
                .repeat()
                .takeUntil(count -> count < BATCH)
                .reduce(0L, Long::sum)
                .doOnNext(count -> {
                    if (count > 0) {
                        log.info("invited to rate: {} cases", count);
                        outboxLoop.wake();
                    }
                })
                .then();
    }

    private Mono<Long> batch(OffsetDateTime now) {
        return Telling.bound(database.sql(INVITE), "rating-invited", now)
                .bind("since", now.minus(properties.invites()))
                .bind("at", now)
                .bind("limit", BATCH)
                .map(row -> row.get(0, Long.class))
                .one();
    }

    @Configuration(proxyBeanMethods = false)
    static class Regularly {

        @Bean
        Recurring ratingInvitationLoop(InviteRatings invite, RatingProperties properties) {
            return new Recurring("rating invitations", properties.sweep(), invite::run);
        }
    }
}
