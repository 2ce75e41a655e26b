package io.tongban.approval.office;

import io.tongban.support.idempotency.IdempotencyKey;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** The answer to an idempotency key, kept by the statement that has the effect. */
final class Keyed {

    /** Follows on {@code answer (body)}, ends with the blank before the last select. */
    static final String ANSWERED = """
            answered as (
                insert into idempotency (owner, operation, key, body_hash, status, answer)
                select :who, :operation, :key, :bodyHash, 200, body from answer)
            """;

    private Keyed() {}

    static GenericExecuteSpec bind(GenericExecuteSpec spec, IdempotencyKey key) {
        return spec.bind("who", key.owner())
                .bind("operation", key.operation())
                .bind("key", key.key())
                .bind("bodyHash", key.bodyHash());
    }
}
