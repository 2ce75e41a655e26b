package io.tongban.support.idempotency;

import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Answers given before; they are written by the statement that has the effect, and read here by its losers. */
public final class KeptAnswers {

    private static final String FIND = """
            select body_hash, status, answer::text as answer from idempotency
            where owner = :owner and operation = :operation and key = :key
            """;

    private static final String USED = """
            select exists (select from idempotency where owner = :owner and operation = :operation and key = :key)
            """;

    private final DatabaseClient database;

    KeptAnswers(DatabaseClient database) {
        this.database = database;
    }

    /** Whether the key was used, whatever the body was; for a body that is not read yet. */
    public Mono<Boolean> isUsed(IdempotencyKey key) {
        return database.sql(USED)
                .bind("owner", key.owner())
                .bind("operation", key.operation())
                .bind("key", key.key())
                .map(row -> row.get(0, Boolean.class))
                .one();
    }

    /**
     * The first answer to this key.
     *
     * @return empty where there is none; fails with IDEMPOTENCY_KEY_REUSED where the body was another
     */
    public Mono<StoredAnswer> find(IdempotencyKey key) {
        return database.sql(FIND)
                .bind("owner", key.owner())
                .bind("operation", key.operation())
                .bind("key", key.key())
                .map(row -> new StoredAnswer(
                        row.get("body_hash", String.class),
                        row.get("status", Integer.class),
                        row.get("answer", String.class)))
                .one()
                .map(key::replay);
    }
}
