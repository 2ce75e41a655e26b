package io.tongban.approval.review;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Casework;
import io.tongban.support.identity.Passport;
import io.tongban.support.postgres.Detached;
import io.tongban.support.problem.Refusal;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** 回避: an official stands aside from a case, and gives back a claim on it. Declaring again changes nothing. */
@Component
class DeclareConflict {

    private static final String DECLARE = """
            with freed as (
                update application set claimed_by = null, claimed_name = null, claimed_at = null
                where id = :id and claimed_by = :who)
            insert into conflict (application_id, person, person_name, organ, reason, declared_at)
            values (:id, :who, :name, :organ, :reason, :at) on conflict do nothing
            """;

    private final Casework casework;
    private final DatabaseClient database;

    DeclareConflict(Casework casework, DatabaseClient database) {
        this.casework = casework;
        this.database = database;
    }

    Mono<Void> handle(UUID id, Passport who, String reason) {
        return casework.find(id, who).flatMap(application -> {
            String organ = who.organ();
            if (organ == null || !application.route().contains(organ)) {
                throw Refusal.of(ApprovalProblem.NOT_YOUR_STEP).exception();
            }
            return Detached.from(database.sql(DECLARE)
                    .bind("id", id)
                    .bind("who", who.personKey())
                    .bind("name", who.name())
                    .bind("organ", organ)
                    .bind("reason", reason)
                    .bind("at", casework.now())
                    .then());
        });
    }
}
