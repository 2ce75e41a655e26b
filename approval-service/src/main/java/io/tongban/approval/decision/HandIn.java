package io.tongban.approval.decision;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Application;
import io.tongban.approval.application.Casework;
import io.tongban.approval.decision.DecisionController.HandInRequest;
import io.tongban.approval.lifecycle.State;
import io.tongban.support.identity.Passport;
import io.tongban.support.postgres.Detached;
import io.tongban.support.problem.Refusal;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Notes that an original came in by post or at the counter; noting it again changes nothing. */
@Component
class HandIn {

    private static final String NOTE = """
            insert into hand_in (application_id, material_code, channel, received_at, received_by)
            values (:id, :material, :channel, :at, :by) on conflict do nothing
            """;

    private final Casework casework;
    private final DatabaseClient database;

    HandIn(Casework casework, DatabaseClient database) {
        this.casework = casework;
        this.database = database;
    }

    Mono<Void> handle(UUID id, Passport who, HandInRequest request) {
        return casework.find(id, who).flatMap(application -> {
            check(application, who, request.materialCode());
            return Detached.from(database.sql(NOTE)
                    .bind("id", id)
                    .bind("material", request.materialCode())
                    .bind("channel", request.channel().name())
                    .bind("at", casework.now())
                    .bind("by", who.personKey())
                    .then());
        });
    }

    private static void check(Application application, Passport who, String material) {
        if (!application.holder().equals(who.organ())) {
            throw Refusal.of(ApprovalProblem.CASE_HELD_HERE).exception();
        }
        if (application.state() != State.GRANTED) {
            throw Refusal.of(ApprovalProblem.OUT_OF_ORDER).exception();
        }
        boolean asked = application.item().materials().stream()
                .anyMatch(m -> m.code().equals(material) && m.isHandedInLater() && m.isAsked(application.answers()));
        if (!asked) {
            throw Refusal.of(ApprovalProblem.MATERIAL_UNKNOWN).exception();
        }
    }
}
