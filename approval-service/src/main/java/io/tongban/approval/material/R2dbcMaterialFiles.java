package io.tongban.approval.material;

import io.tongban.approval.application.MaterialFile;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.idempotency.KeptAnswers;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.postgres.Detached;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class R2dbcMaterialFiles implements MaterialFiles {

    private static final int MOST = 200;
    /** Takes the case's row and its revision, so that a submission at the same moment either has the file or loses. */
    private static final String ATTACH = """
            with held as (
                update application set revision = revision + 1, file_count = file_count + 1
                where id = :application and state in ('DRAFT', 'CORRECTING') and file_count < :most
                returning id),
            attached as (
                insert into material_file (id, application_id, material_code, name, media_type, size, sm3, added_at)
                select :id, held.id, :material, :name, :mediaType, :size, :sm3, :at from held
                returning id)
            insert into idempotency (owner, operation, key, body_hash, status, answer)
            select :who, :operation, :key, :bodyHash, 201, cast(:answer as json) from attached
            """;

    private static final String REMOVE = """
            with held as (
                update application a set revision = revision + 1
                from material_file f
                where a.id = :application and f.id = :file and f.application_id = a.id and f.removed_at is null
                    and (a.state = 'DRAFT' or (a.state = 'CORRECTING' and f.added_at > (
                        select max(l.at) from application_log l
                        where l.application_id = a.id and l.action in ('REQUEST_CORRECTION', 'REQUEST_CORRECTION_AGAIN'))))
                returning a.id)
            update material_file f set removed_at = :at from held where f.id = :file and f.application_id = held.id
            """;

    private final DatabaseClient database;
    private final KeptAnswers answers;

    R2dbcMaterialFiles(DatabaseClient database, KeptAnswers answers) {
        this.database = database;
        this.answers = answers;
    }

    @Override
    public Mono<StoredAnswer> attach(UUID application, MaterialFile file, IdempotencyKey key, String answer) {
        Mono<StoredAnswer> attached = database.sql(ATTACH)
                .bind("id", file.id())
                .bind("application", application)
                .bind("material", file.materialCode())
                .bind("name", file.name())
                .bind("mediaType", file.mediaType())
                .bind("size", file.size())
                .bind("sm3", file.sm3())
                .bind("at", file.addedAt())
                .bind("most", MOST)
                .bind("who", key.owner())
                .bind("operation", key.operation())
                .bind("key", key.key())
                .bind("bodyHash", key.bodyHash())
                .bind("answer", answer)
                .fetch()
                .rowsUpdated()
                .filter(rows -> rows == 1)
                .map(rows -> new StoredAnswer(key.bodyHash(), 201, answer));
        return Detached.from(attached.onErrorResume(DuplicateKeyException.class, taken -> Mono.empty())
                .switchIfEmpty(answers.find(key)));
    }

    @Override
    public Mono<Boolean> answered(IdempotencyKey key) {
        return answers.isUsed(key);
    }

    @Override
    public Mono<Boolean> remove(UUID application, UUID file, OffsetDateTime at) {
        return Detached.from(database.sql(REMOVE)
                .bind("application", application)
                .bind("file", file)
                .bind("at", at)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1));
    }
}
