package io.tongban.approval.material;

import io.r2dbc.postgresql.codec.PostgresqlObjectId;
import io.r2dbc.spi.Parameters;
import io.tongban.approval.application.Application;
import io.tongban.approval.application.MaterialFile;
import io.tongban.approval.store.SealedKey;
import io.tongban.approval.store.StoredContent;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.idempotency.KeptAnswers;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.postgres.Detached;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class R2dbcMaterialFiles implements MaterialFiles {

    /** Over the life of a case. */
    private static final int MOST = 1000;
    /**
     * Takes the uploads, then the case's row and its revision: an upload is attached once, and a submission at the same
     * moment either has the files or loses. The upload's reference to the content becomes the file's.
     */
    private static final String ATTACH = """
            with wanted as (
                select u.id, w.name, w.number, u.owner, u.length, u.content, u.scan_number
                from unnest(:uploads, :names) with ordinality as w (id, name, number)
                join upload u on u.id = w.id and u.owner = :owner and u.content is not null
                order by u.id for update of u),
            held as (
                update application set revision = revision + 1, file_count = file_count + :count, updated_at = :at
                where id = :application and revision = :revision and (state in ('DRAFT', 'CORRECTING')
                        or state in ('SUBMITTED', 'ACCEPTED', 'OPINED', 'FORWARDED') and exists (select from commitment c
                            where c.application_id = application.id and c.material_code = :material and c.state = 'OPEN'))
                    and file_count + :count <= :most and (select count(*) from wanted) = :count
                returning id, seq, file_count),
            attached as (
                insert into material_file (id, application_id, material_code, name, content, scan_number, position,
                    given_seq, replaces, added_at)
                select w.id, h.id, :material, w.name, w.content, w.scan_number, h.file_count - :count + w.number,
                    h.seq, :replaces, :at
                from wanted w, held h
                returning id),
            taken as (
                delete from upload using attached where upload.id = attached.id returning upload.owner, upload.length),
            room as (
                update upload_room r set uploads = r.uploads - t.uploads, bytes = r.bytes - t.bytes
                from (select owner, count(*) as uploads, sum(length) as bytes from taken group by owner) t
                where r.owner = t.owner)
            insert into idempotency (owner, operation, key, body_hash, status, answer)
            select :who, :operation, :key, :bodyHash, 201, cast(:answer as json) from held
            """;

    private static final String CONTENT = """
            select c.id, c.size, c.key_id, c.sealed_key from material_file f join content c on c.id = f.content
            where f.id = :file
            """;
    /** Only what was given since the last move. */
    private static final String REMOVE = """
            with was as (
                select a.id as application, f.id, f.content
                from application a join material_file f on f.application_id = a.id
                where a.id = :application and a.owner = :owner and a.state in ('DRAFT', 'CORRECTING')
                    and f.id = :file and f.removed_at is null and f.given_seq = a.seq
                for update of a, f),
            held as (
                update application set revision = revision + 1, updated_at = :at from was where application.id = was.application),
            gone as (
                update material_file set removed_at = :at, content = null from was where material_file.id = was.id),
            freed as (
                update content set refs = refs - 1 from was where content.id = was.content)
            select count(*) from was
            """;

    private final DatabaseClient database;
    private final KeptAnswers answers;

    R2dbcMaterialFiles(DatabaseClient database, KeptAnswers answers) {
        this.database = database;
        this.answers = answers;
    }

    @Override
    public Mono<StoredAnswer> attach(
            Application application, List<MaterialFile> files, String uploader, IdempotencyKey key, String answer) {
        MaterialFile first = files.get(0);
        Mono<StoredAnswer> attached = database.sql(ATTACH)
                .bind("application", application.id())
                .bind("revision", application.revision())
                .bind("owner", uploader)
                .bind("uploads", files.stream().map(MaterialFile::id).toArray(UUID[]::new))
                .bind("names", files.stream().map(MaterialFile::name).toArray(String[]::new))
                .bind("count", files.size())
                .bind("most", MOST)
                .bind("material", first.materialCode())
                .bind("replaces", Parameters.in(PostgresqlObjectId.UUID, first.replaces()))
                .bind("at", first.addedAt())
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
    public Mono<StoredContent> content(UUID file) {
        return database.sql(CONTENT)
                .bind("file", file)
                .map(row -> new StoredContent(
                        row.get(0, UUID.class),
                        row.get(1, Long.class),
                        new SealedKey(row.get(2, String.class), row.get(3, String.class))))
                .one();
    }

    @Override
    public Mono<Boolean> remove(UUID application, UUID file, String owner, OffsetDateTime at) {
        return Detached.from(database.sql(REMOVE)
                .bind("application", application)
                .bind("file", file)
                .bind("owner", owner)
                .bind("at", at)
                .map(row -> row.get(0, Long.class) == 1L)
                .one());
    }
}
