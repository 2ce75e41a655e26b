package io.tongban.approval.bundle;

import io.r2dbc.postgresql.codec.Json;
import io.tongban.approval.application.Application;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.idempotency.KeptAnswers;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.postgres.Detached;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@Repository
class R2dbcBundleFiles implements BundleFiles {

    /** Over the life of a case. */
    private static final int MOST = 1000;
    /**
     * Takes the uploads, then the rows of all drafts with their revisions. The upload's reference to the content becomes
     * that of one file; the others are counted besides.
     */
    private static final String ATTACH = """
            with wanted as (
                select u.id, w.number, u.owner, u.length, u.content, u.scan_number
                from unnest(:uploads) with ordinality as w (id, number)
                join upload u on u.id = w.id and u.owner = :owner and u.content is not null
                order by u.id for update of u),
            held as (
                select a.id, a.seq, a.file_count
                from unnest(:drafts, :revisions) as d (id, revision)
                join application a on a.id = d.id and a.revision = d.revision and a.owner = :owner
                    and a.state = 'DRAFT' and a.file_count + :count <= :most
                order by a.id for update of a),
            whole as (
                select true as yes where (select count(*) from wanted) = :count
                    and (select count(*) from held) = cardinality(:drafts)),
            given as (
                select f.* from whole, jsonb_to_recordset(:files) as f (id uuid, application uuid, upload uuid, name text)),
            moved as (
                update application a set revision = a.revision + 1, file_count = a.file_count + :count,
                    updated_at = :at
                from held h, whole where a.id = h.id returning a.id),
            attached as (
                insert into material_file (id, application_id, material_code, name, content, scan_number, position,
                    given_seq, added_at)
                select g.id, h.id, :material, g.name, w.content, w.scan_number, h.file_count + w.number, h.seq, :at
                from given g join held h on h.id = g.application join wanted w on w.id = g.upload
                returning id),
            counted as (
                update content c set refs = c.refs + n.files * (cardinality(:drafts) - 1)
                from (select content, count(*)::int as files from wanted, whole group by content) n
                where c.id = n.content),
            taken as (
                delete from upload u using wanted w, whole where u.id = w.id returning u.owner, u.length),
            room as (
                update upload_room r set uploads = r.uploads - t.uploads, bytes = r.bytes - t.bytes
                from (select owner, count(*) as uploads, sum(length) as bytes from taken group by owner) t
                where r.owner = t.owner)
            insert into idempotency (owner, operation, key, body_hash, status, answer)
            select :who, :operation, :key, :bodyHash, 201, cast(:answer as json) from whole
            """;

    private final DatabaseClient database;
    private final KeptAnswers answers;
    private final JsonMapper json;

    R2dbcBundleFiles(DatabaseClient database, KeptAnswers answers, JsonMapper json) {
        this.database = database;
        this.answers = answers;
        this.json = json;
    }

    @Override
    public Mono<StoredAnswer> attach(
            String material,
            List<Application> drafts,
            List<UUID> uploads,
            List<NewFile> files,
            OffsetDateTime at,
            IdempotencyKey key,
            Object answered) {
        String answer = json.writeValueAsString(answered);
        Map<String, Object> values = Map.ofEntries(
                Map.entry("material", material),
                Map.entry("owner", drafts.get(0).owner()),
                Map.entry("uploads", uploads.toArray(UUID[]::new)),
                Map.entry("count", uploads.size()),
                Map.entry("most", MOST),
                Map.entry("drafts", drafts.stream().map(Application::id).toArray(UUID[]::new)),
                Map.entry(
                        "revisions", drafts.stream().map(Application::revision).toArray(Integer[]::new)),
                Map.entry("files", Json.of(json.writeValueAsBytes(files))),
                Map.entry("at", at),
                Map.entry("who", key.owner()),
                Map.entry("operation", key.operation()),
                Map.entry("key", key.key()),
                Map.entry("bodyHash", key.bodyHash()),
                Map.entry("answer", answer));
        Mono<StoredAnswer> attached = database.sql(ATTACH)
                .bindValues(values)
                .fetch()
                .rowsUpdated()
                .filter(rows -> rows == 1)
                .map(rows -> new StoredAnswer(key.bodyHash(), 201, answer));
        return Detached.from(attached.onErrorResume(DuplicateKeyException.class, taken -> Mono.empty())
                .switchIfEmpty(answers.find(key)));
    }
}
