package io.tongban.approval.recusal;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.form.FormSecrets;
import io.tongban.approval.recusal.RelationController.RelationKind;
import io.tongban.approval.recusal.RelationController.RelationRequest;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.idempotency.KeptAnswers;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import io.tongban.support.postgres.Detached;
import io.tongban.support.problem.Refusal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Standing declarations of officials. Their numbers are kept as the digests that cases are compared by. */
@Component
class Relations {

    private static final String DECLARE = """
            with declared as (
                insert into declared_relation (id, person, organ, kind, parties, note, declared_at)
                values (:id, :person, :organ, :kind, :parties, :note, :at) returning id)
            insert into idempotency (owner, operation, key, body_hash, status, answer)
            select :person, :operation, :key, :bodyHash, 201, cast(:answer as json) from declared
            """;
    private static final String OWN = """
            select json_build_object('items', coalesce(json_agg(r order by r."declaredAt" desc), '[]'))::text from (
                select id, kind, note, declared_at as "declaredAt", ended_at as "endedAt"
                from declared_relation where person = :person order by declared_at desc limit 200) r
            """;
    private static final String END = """
            update declared_relation set ended_at = :at where id = :id and person = :person and ended_at is null
            """;

    private final DatabaseClient database;
    private final KeptAnswers answers;
    private final FormSecrets secrets;
    private final Clock clock;

    Relations(DatabaseClient database, KeptAnswers answers, FormSecrets secrets, Clock clock) {
        this.database = database;
        this.answers = answers;
        this.secrets = secrets;
        this.clock = clock;
    }

    Mono<StoredAnswer> declare(Passport who, @Nullable String given, RelationRequest request) {
        IdempotencyKey key = IdempotencyKey.of(who.personKey(), "relations", given, request);
        UUID id = UUID.randomUUID();
        StoredAnswer answer = new StoredAnswer(key.bodyHash(), 201, "{\"id\":\"" + id + "\"}");
        String organ = who.organ();
        Mono<StoredAnswer> declared = database.sql(DECLARE)
                .bind("id", id)
                .bind("person", who.personKey())
                .bind("organ", organ == null ? "" : organ)
                .bind("kind", request.kind().name())
                .bind("parties", parties(request).toArray(String[]::new))
                .bind("note", request.note())
                .bind("at", OffsetDateTime.now(clock))
                .bind("operation", key.operation())
                .bind("key", key.key())
                .bind("bodyHash", key.bodyHash())
                .bind("answer", answer.body())
                .then()
                .thenReturn(answer);
        return Detached.from(declared.onErrorResume(DuplicateKeyException.class, taken -> answers.find(key)));
    }

    Mono<String> of(Passport who) {
        return database.sql(OWN)
                .bind("person", who.personKey())
                .map(row -> row.get(0, String.class))
                .one();
    }

    Mono<Void> end(Passport who, UUID id) {
        return Detached.from(database.sql(END)
                .bind("id", id)
                .bind("person", who.personKey())
                .bind("at", OffsetDateTime.now(clock))
                .fetch()
                .rowsUpdated()
                .flatMap(rows -> rows == 1
                        ? Mono.<Void>empty()
                        : Mono.error(() ->
                                Refusal.of(ApprovalProblem.RELATION_NOT_FOUND).exception())));
    }

    private List<String> parties(RelationRequest request) {
        String number = request.number().toUpperCase(Locale.ROOT);
        return request.kind() == RelationKind.FIRM ? List.of("org:" + number) : secrets.identities(number);
    }
}
