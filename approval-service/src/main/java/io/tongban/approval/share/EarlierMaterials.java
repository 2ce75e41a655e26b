package io.tongban.approval.share;

import io.tongban.approval.application.Application;
import io.tongban.support.idempotency.IdempotencyKey;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Files that an applicant gave for submitted cases: the bytes stay where they are and are counted once more. */
@Repository
class EarlierMaterials {

    /** Over the life of a case. */
    private static final int MOST = 1000;

    private static final String OFFERED = """
            select coalesce(json_agg(r order by r."givenAt" desc, r.file), '[]')::text from (
                select * from (
                    select distinct on (c.id) f.id as file, f.name, c.media_type as "mediaType", c.size,
                        f.added_at as "givenAt", o.case_number as "caseNumber", v.body ->> 'name' as "itemName"
                    from application o join material_file f on f.application_id = o.id and f.material_code = :material
                    join content c on c.id = f.content and c.scan = 'CLEAN' and c.scan_done >= f.scan_number
                    join item_version v on v.code = o.item_code and v.version = o.item_version
                    where o.owner = :owner and o.state <> 'DRAFT' and o.id <> :id and f.removed_at is null
                        and f.added_at > :since
                        and not exists (select from material_file n where n.replaces = f.id and n.removed_at is null)
                    order by c.id, f.added_at desc) once
                order by "givenAt" desc, file limit 20) r
            """;
    private static final String REUSE = """
            with source as (
                select f.id, f.name, f.content, f.scan_number,
                    f.added_at > :since and c.scan = 'CLEAN' and c.scan_done >= f.scan_number as good
                from material_file f join application o on o.id = f.application_id join content c on c.id = f.content
                where f.id = :file and f.material_code = :material and o.owner = :owner and o.state <> 'DRAFT'
                    and o.id <> :id and f.removed_at is null
                for share of f),
            held as (
                update application a set revision = a.revision + 1, file_count = a.file_count + 1, updated_at = :at
                from source s where a.id = :id and a.owner = :owner and a.revision = :revision and s.good
                    and a.state in ('DRAFT', 'CORRECTING') and a.binned_at is null and a.file_count < :most
                returning a.id, a.seq, a.file_count),
            attached as (
                insert into material_file (id, application_id, material_code, name, content, scan_number, position,
                    given_seq, added_at, reused_from)
                select :new, h.id, :material, s.name, s.content, s.scan_number, h.file_count, h.seq, :at, s.id
                from held h, source s returning id),
            counted as (
                update content c set refs = c.refs + 1 from source s, held h where c.id = s.content),
            answered as (
                insert into idempotency (owner, operation, key, body_hash, status, answer)
                select :who, :operation, :key, :bodyHash, 201, cast(:answer as json) from attached)
            select (select good from source) as good, (select count(*) from attached) as attached
            """;

    private final DatabaseClient database;

    EarlierMaterials(DatabaseClient database) {
        this.database = database;
    }

    enum Reused {
        DONE,
        /** too long ago, or not found clean */
        UNFIT,
        ABSENT,
        /** the case changed since it was loaded */
        CHANGED
    }

    /** Each content once, newest first, twenty at most; as a JSON array. */
    Mono<String> offered(Application application, String material, OffsetDateTime since) {
        return database.sql(OFFERED)
                .bind("id", application.id())
                .bind("owner", application.owner())
                .bind("material", material)
                .bind("since", since)
                .map(row -> row.get(0, String.class))
                .one();
    }

    /** @param since older ones are no longer taken */
    Mono<Reused> reuse(
            Application application,
            String material,
            UUID file,
            UUID as,
            OffsetDateTime since,
            OffsetDateTime at,
            IdempotencyKey key,
            String answer) {
        return database.sql(REUSE)
                .bind("id", application.id())
                .bind("owner", application.owner())
                .bind("revision", application.revision())
                .bind("material", material)
                .bind("file", file)
                .bind("new", as)
                .bind("since", since)
                .bind("at", at)
                .bind("most", MOST)
                .bind("who", key.owner())
                .bind("operation", key.operation())
                .bind("key", key.key())
                .bind("bodyHash", key.bodyHash())
                .bind("answer", answer)
                .map(row -> {
                    Boolean good = row.get("good", Boolean.class);
                    if (good == null) {
                        return Reused.ABSENT;
                    }
                    if (!good) {
                        return Reused.UNFIT;
                    }
                    return row.get("attached", Long.class) == 1L ? Reused.DONE : Reused.CHANGED;
                })
                .one();
    }
}
