package io.tongban.approval.evidence;

import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The chains of cases that the reader was already allowed to see. All of it only grows: what was read up to a head stays. */
@Repository
public class Entries {

    private static final int PAGE = 100;
    private static final int MOST_ANCHORS = 5_000;

    private static final String HEAD =
            "select seq, encode(hash, 'hex') as hash from evidence_head where application_id = :id";
    /** An internal entry shows its digest only. */
    private static final String ENTRIES = """
            select (jsonb_build_object('seq', e.seq, 'kind', e.kind, 'digest', encode(e.digest, 'hex'), 'hash', encode(e.hash, 'hex'),
                    'at', to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
                || case when e.internal and not :officials then '{}'::jsonb
                    else jsonb_build_object('salt', encode(e.salt, 'hex'), 'content', e.content::jsonb) end
                || case when :officials and e.opening is not null then jsonb_build_object('opening', e.opening::jsonb)
                    else '{}'::jsonb end)::text
            from evidence_entry e
            where e.application_id = :id and e.seq > :after and e.seq <= :upto order by e.seq limit :limit
            """;

    private static final String DOCUMENTS = """
            select json_build_object('entry', e.seq, 'source', d.source)::text
            from evidence_entry e join document d on d.id = (e.content::json ->> 'document')::uuid
            where e.application_id = :id and e.kind = 'DOCUMENT' and e.seq > :after and e.seq <= :upto
                and (:officials or not e.internal)
            order by e.seq limit :limit
            """;
    private static final String ANCHORS = """
            select json_build_object('entry', a.seq, 'root', a.root, 'place', a.place, 'path', encode(a.path, 'hex'))::text
            from evidence_anchor a where a.application_id = :id and a.seq <= :upto order by a.root limit :limit
            """;
    private static final String SECRETS = """
            select seq, content, secret from evidence_entry where application_id = :id and secret is not null order by seq
            """;

    private final DatabaseClient database;
    private final JsonMapper json;

    Entries(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    public record Head(long seq, String hash) {}

    /** @param upto last entry to be read; @param officials whether internal content is shown */
    public record Reading(UUID application, long upto, boolean officials) {}

    /** Of an entry that holds a submission. */
    public record Sealed(long seq, JsonNode content, String secret) {}

    /** Empty where there is no chain. */
    public Mono<Head> head(UUID application) {
        return database.sql(HEAD)
                .bind("id", application)
                .map(row -> new Head(row.get("seq", Long.class), row.get("hash", String.class)))
                .one();
    }

    /** Each in canonical JSON, a page at a time. */
    public Flux<String> entries(Reading reading) {
        return paged(ENTRIES, reading, "seq");
    }

    /** {@code {entry, source}}, each in canonical JSON. */
    public Flux<String> documents(Reading reading) {
        return paged(DOCUMENTS, reading, "entry");
    }

    /** {@code {entry, root, place, path}}. */
    public Mono<List<JsonNode>> anchors(Reading reading) {
        return database.sql(ANCHORS)
                .bind("id", reading.application())
                .bind("upto", reading.upto())
                .bind("limit", MOST_ANCHORS)
                .map(this::tree)
                .all()
                .collectList();
    }

    public Flux<Sealed> secrets(UUID application) {
        return database.sql(SECRETS)
                .bind("id", application)
                .map(row -> new Sealed(
                        row.get("seq", Long.class),
                        json.readTree(row.get("content", String.class)),
                        row.get("secret", String.class)))
                .all();
    }

    private Flux<String> paged(String sql, Reading reading, String key) {
        return page(sql, reading, 0)
                .expand(page -> page.size() < PAGE
                        ? Mono.empty()
                        : page(sql, reading, page.get(PAGE - 1).path(key).asLong()))
                .concatMapIterable(page -> page)
                .map(Canonical::of);
    }

    private Mono<List<JsonNode>> page(String sql, Reading reading, long after) {
        return database.sql(sql)
                .bind("id", reading.application())
                .bind("officials", reading.officials())
                .bind("after", after)
                .bind("upto", reading.upto())
                .bind("limit", PAGE)
                .map(this::tree)
                .all()
                .collectList();
    }

    private JsonNode tree(Readable row) {
        return json.readTree(row.get(0, String.class));
    }
}
