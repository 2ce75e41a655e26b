package io.tongban.approval.acceptance;

import io.tongban.approval.acceptance.BatchController.BatchRequest;
import io.tongban.approval.acceptance.BatchController.Chosen;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.idempotency.KeptAnswers;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import io.tongban.support.postgres.Detached;
import io.tongban.support.problem.CommonProblem;
import io.tongban.support.problem.Fault;
import io.tongban.support.problem.Refusal;
import io.tongban.support.problem.RefusedException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Accepts many cases, each as a move of its own under the same key: what may not be accepted is named, the others are
 * accepted. Cut off half-way, the repeat goes on; once whole, the answer is kept.
 */
@Component
class BatchAcceptance {

    record Command(Passport who, @Nullable String key, BatchRequest request) {}

    /** At once: below half of the connections. */
    private static final int AT_ONCE = 4;

    private static final String KEEP = """
            insert into idempotency (owner, operation, key, body_hash, status, answer)
            values (:who, :operation, :key, :bodyHash, 200, cast(:answer as json)) on conflict do nothing
            """;

    private final AcceptApplication accept;
    private final KeptAnswers answers;
    private final DatabaseClient database;
    private final JsonMapper json;

    BatchAcceptance(AcceptApplication accept, KeptAnswers answers, DatabaseClient database, JsonMapper json) {
        this.accept = accept;
        this.answers = answers;
        this.database = database;
        this.json = json;
    }

    Mono<StoredAnswer> handle(Command command) {
        IdempotencyKey key =
                IdempotencyKey.of(command.who().personKey(), "batch-acceptance", command.key(), command.request());
        check(command.request().cases());
        return answers.find(key).switchIfEmpty(Detached.from(all(command).flatMap(body -> kept(key, body))));
    }

    private static void check(List<Chosen> cases) {
        Set<UUID> seen = new HashSet<>();
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            if (!seen.add(cases.get(i).id())) {
                faults.add(new Fault("/cases/" + i + "/id", "REPEATED", "同一办件重复列出", "The same case again"));
            }
        }
        if (!faults.isEmpty()) {
            throw Refusal.of(CommonProblem.INVALID_FIELDS, faults).exception();
        }
    }

    private Mono<String> all(Command command) {
        return Flux.fromIterable(command.request().cases())
                .flatMapSequential(chosen -> one(command, chosen), AT_ONCE)
                .collectList()
                .map(this::body);
    }

    private Mono<ObjectNode> one(Command command, Chosen chosen) {
        return accept.handle(new AcceptApplication.Command(
                        chosen.id(),
                        command.who(),
                        command.key(),
                        String.valueOf(chosen.revision()),
                        chosen.revision()))
                .map(answer -> accepted(json.readTree(answer.body())))
                .onErrorResume(RefusedException.class, refused -> Mono.just(refused(chosen.id(), refused.refusal())));
    }

    private ObjectNode accepted(JsonNode moved) {
        return json.createObjectNode().put("accepted", true).setAll((ObjectNode) moved);
    }

    private ObjectNode refused(UUID id, Refusal refusal) {
        return json.createObjectNode()
                .put("accepted", false)
                .put("id", id.toString())
                .put("code", refusal.problem().name())
                .put("detail", refusal.detail())
                .put("detailEn", refusal.detailEn());
    }

    private String body(List<ObjectNode> cases) {
        ArrayNode accepted = json.createArrayNode();
        ArrayNode refused = json.createArrayNode();
        for (ObjectNode each : cases) {
            (each.remove("accepted").asBoolean() ? accepted : refused).add(each);
        }
        return json.writeValueAsString(
                json.createObjectNode().<ObjectNode>set("accepted", accepted).set("refused", refused));
    }

    /** The first whole answer is the answer. */
    private Mono<StoredAnswer> kept(IdempotencyKey key, String body) {
        return database.sql(KEEP)
                .bind("who", key.owner())
                .bind("operation", key.operation())
                .bind("key", key.key())
                .bind("bodyHash", key.bodyHash())
                .bind("answer", body)
                .fetch()
                .rowsUpdated()
                .flatMap(
                        rows -> rows == 1 ? Mono.just(new StoredAnswer(key.bodyHash(), 200, body)) : answers.find(key));
    }
}
