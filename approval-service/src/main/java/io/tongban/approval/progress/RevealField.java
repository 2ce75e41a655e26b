package io.tongban.approval.progress;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Application;
import io.tongban.approval.application.Casework;
import io.tongban.approval.form.FormSecrets;
import io.tongban.approval.form.Secret;
import io.tongban.support.identity.Passport;
import io.tongban.support.postgres.Detached;
import io.tongban.support.problem.Refusal;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Shows one sensitive value in plain to an official of the organ that holds the case, unless they stand aside from it; the
 * log is written first.
 */
@Component
class RevealField {

    record Command(UUID id, Passport who, String pointer, String reason) {}

    private static final String LOG = """
            insert into reveal_log (application_id, pointer, actor, actor_name, organ, reason, at)
            values (:id, :pointer, :actor, :actorName, :organ, :reason, :at)
            """;

    private final Casework casework;
    private final FormSecrets secrets;
    private final DatabaseClient database;

    RevealField(Casework casework, FormSecrets secrets, DatabaseClient database) {
        this.casework = casework;
        this.secrets = secrets;
        this.database = database;
    }

    Mono<String> handle(Command command) {
        return casework.find(command.id(), command.who()).flatMap(application -> {
            Secret secret = secret(application, command);
            return Detached.from(logged(command)).then(Mono.fromSupplier(() -> secrets.open(command.id(), secret)));
        });
    }

    private static Secret secret(Application application, Command command) {
        if (application.standsAside(command.who())) {
            throw Refusal.of(ApprovalProblem.NOT_CONFLICTED).exception();
        }
        if (!application.holder().equals(command.who().organ())) {
            throw Refusal.of(ApprovalProblem.CASE_HELD_HERE).exception();
        }
        return application.secrets().stream()
                .filter(secret -> secret.pointer().equals(command.pointer()))
                .findFirst()
                .orElseThrow(() -> Refusal.of(ApprovalProblem.NOTHING_TO_REVEAL).exception());
    }

    private Mono<Void> logged(Command command) {
        String organ = command.who().organ();
        return database.sql(LOG)
                .bind("id", command.id())
                .bind("pointer", command.pointer())
                .bind("actor", command.who().personKey())
                .bind("actorName", command.who().name())
                .bind("organ", organ == null ? "" : organ)
                .bind("reason", command.reason())
                .bind("at", casework.now())
                .then();
    }
}
