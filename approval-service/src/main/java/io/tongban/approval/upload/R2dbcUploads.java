package io.tongban.approval.upload;

import io.r2dbc.spi.Readable;
import io.tongban.approval.content.FileType;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@Repository
class R2dbcUploads implements Uploads {

    /** The owner's row bounds what is open, also for two at the same moment. */
    private static final String CREATE = """
            with room as (
                insert into upload_room (owner, uploads, bytes)
                select :owner, 1, :length where :open >= 1 and :length <= :openBytes
                on conflict (owner) do update
                    set uploads = upload_room.uploads + 1, bytes = upload_room.bytes + excluded.bytes
                    where upload_room.uploads < :open and upload_room.bytes + excluded.bytes <= :openBytes
                returning owner),
            made as (
                insert into upload (id, owner, person, length, name, metadata, key_id, sealed_key, created_at, expires_at)
                select :id, owner, :person, :length, :name, :metadata, :keyId, :sealedKey, :at, :expiresAt from room
                returning id)
            select count(*) from made
            """;

    private static final String FIND = """
            select json_build_object('id', u.id, 'owner', u.owner, 'length', u.length, 'received', u.received,
                'name', u.name, 'metadata', u.metadata,
                'key', json_build_object('keyId', u.key_id, 'sealed', u.sealed_key),
                'judged', u.content is not null or u.fault is not null, 'expiresAt', u.expires_at,
                'parts', (select coalesce(json_agg(json_build_object(
                        'object', p.object, 'start', p.start, 'size', p.size) order by p.start), '[]')
                    from upload_part p where p.upload = u.id and (:all or p.start + p.size = u.received)),
                'partCount', (select count(*) from upload_part p where p.upload = u.id))::text
            from upload u where u.id = :id and u.owner = :owner
            """;
    private static final String APPEND = """
            with moved as (
                update upload set received = received + :size
                where id = :id and received = :start and content is null and fault is null
                returning id, received),
            kept as (
                insert into upload_part (upload, start, size, object) select id, :start, :size, :object from moved)
            select received from moved
            """;
    /** The same way whether or not the content is there: the scanner is asked once more either way. */
    private static final String SEAL = """
            with held as (
                select id from upload where id = :id and content is null and fault is null and received = length
                for update),
            kept as (
                insert into content (id, sm3, size, media_type, key_id, sealed_key, refs)
                select id, :sm3, :size, :mediaType, :keyId, :sealedKey, 1 from held
                on conflict (sm3) do update set refs = content.refs + 1, scan_asked = content.scan_asked + 1,
                    scan_after = now(), scan_attempts = 0
                returning id, scan_asked),
            judged as (
                update upload set content = kept.id, scan_number = kept.scan_asked from kept where upload.id = :id
                returning upload.id),
            gone as (
                delete from upload_part using judged where upload = judged.id returning object)
            select (select id from kept), (select coalesce(array_agg(object), '{}') from gone) from judged
            """;

    private static final String REFUSE = """
            with judged as (
                update upload set fault = :fault where id = :id and content is null and fault is null returning id),
            gone as (
                delete from upload_part using judged where upload = judged.id returning object)
            select null::uuid, (select coalesce(array_agg(object), '{}') from gone) from judged
            """;
    private static final String FINISHED = """
            select u.id, u.name, u.received = u.length, u.fault, c.id, u.length, c.media_type, c.sm3, u.scan_number
            from upload u left join content c on c.id = u.content
            where u.id = any(:ids) and u.owner = :owner and u.expires_at > :now
            """;
    /** What goes with {@code over}: the room of the owners first, then the references, so that none waits in a circle. */
    private static final String END = """
            gone as (
                delete from upload using over where upload.id = over.id
                returning upload.owner, upload.length, upload.content),
            room as (
                update upload_room r set uploads = r.uploads - g.uploads, bytes = r.bytes - g.bytes
                from (select owner, count(*) as uploads, sum(length) as bytes from gone group by owner) g
                where r.owner = g.owner
                returning r.owner),
            freed as (
                update content c set refs = c.refs - g.refs
                from (select content, count(*) as refs from gone group by content) g
                where c.id = g.content and (select count(*) from room) > 0)
            select count(*) from over
            """;

    private static final String END_ONE =
            "with over as (select id from upload where id = :id and owner = :owner for update), " + END;
    /** One sweeper at a time; another one finds nothing. */
    private static final String END_EXPIRED = """
            with over as (
                select id from upload where expires_at <= :now and (select pg_try_advisory_xact_lock(8101))
                order by expires_at limit :limit for update skip locked),
            """ + END;

    private final DatabaseClient database;
    private final UploadProperties properties;
    private final JsonMapper json;

    R2dbcUploads(DatabaseClient database, UploadProperties properties, JsonMapper json) {
        this.database = database;
        this.properties = properties;
        this.json = json;
    }

    @Override
    public Mono<Boolean> create(Upload upload, String person, OffsetDateTime at) {
        return database.sql(CREATE)
                .bind("id", upload.id())
                .bind("owner", upload.owner())
                .bind("person", person)
                .bind("length", upload.length())
                .bind("name", upload.name())
                .bind("metadata", upload.metadata())
                .bind("keyId", upload.key().keyId())
                .bind("sealedKey", upload.key().sealed())
                .bind("at", at)
                .bind("expiresAt", upload.expiresAt())
                .bind("open", properties.open())
                .bind("openBytes", properties.openBytes().toBytes())
                .map(row -> row.get(0, Long.class) == 1L)
                .one();
    }

    @Override
    public Mono<Upload> find(UUID id, String owner) {
        return find(id, owner, false);
    }

    @Override
    public Mono<Upload> whole(UUID id, String owner) {
        return find(id, owner, true);
    }

    private Mono<Upload> find(UUID id, String owner, boolean all) {
        return database.sql(FIND)
                .bind("id", id)
                .bind("owner", owner)
                .bind("all", all)
                .map(row -> json.readValue(row.get(0, String.class), Upload.class))
                .one();
    }

    @Override
    public Mono<Long> append(UUID id, Upload.Part part) {
        return database.sql(APPEND)
                .bind("id", id)
                .bind("start", part.start())
                .bind("size", part.size())
                .bind("object", part.object())
                .map(row -> row.get(0, Long.class))
                .one();
    }

    @Override
    public Mono<Judged> seal(Upload upload, FileType type, String sm3) {
        return judged(database.sql(SEAL)
                .bind("id", upload.id())
                .bind("sm3", sm3)
                .bind("size", upload.length())
                .bind("mediaType", type.mediaType())
                .bind("keyId", upload.key().keyId())
                .bind("sealedKey", upload.key().sealed()));
    }

    @Override
    public Mono<Judged> refuse(Upload upload, String fault) {
        return judged(database.sql(REFUSE).bind("id", upload.id()).bind("fault", fault));
    }

    @Override
    public Mono<List<FinishedUpload>> finished(Collection<UUID> ids, String owner, OffsetDateTime now) {
        return database.sql(FINISHED)
                .bind("ids", ids.toArray(UUID[]::new))
                .bind("owner", owner)
                .bind("now", now)
                .map(row -> new FinishedUpload(
                        row.get(0, UUID.class),
                        row.get(1, String.class),
                        row.get(2, Boolean.class),
                        row.get(3, String.class),
                        row.get(4, UUID.class),
                        row.get(5, Long.class),
                        row.get(6, String.class),
                        row.get(7, String.class),
                        row.get(8, Integer.class)))
                .all()
                .collectList();
    }

    @Override
    public Mono<Boolean> end(UUID id, String owner) {
        return database.sql(END_ONE)
                .bind("id", id)
                .bind("owner", owner)
                .map(row -> row.get(0, Long.class) == 1L)
                .one();
    }

    @Override
    public Mono<Long> endExpired(OffsetDateTime now, int limit) {
        return database.sql(END_EXPIRED)
                .bind("now", now)
                .bind("limit", limit)
                .map(row -> row.get(0, Long.class))
                .one();
    }

    private static Mono<Judged> judged(GenericExecuteSpec statement) {
        return statement
                .map((Readable row) -> new Judged(row.get(0, UUID.class), objects(row.get(1, UUID[].class))))
                .one();
    }

    private static List<UUID> objects(UUID @Nullable [] objects) {
        return objects == null ? List.of() : List.of(objects);
    }
}
