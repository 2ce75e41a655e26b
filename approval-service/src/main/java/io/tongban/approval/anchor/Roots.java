package io.tongban.approval.anchor;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The roots, the heads that they hold, and the keys; none of it ever changes. */
@Repository
public class Roots {

    private static final String AS_JSON = """
            json_build_object('n', n, 'at', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'size', size,
                'merkle', encode(merkle, 'hex'), 'previous', encode(previous, 'hex'), 'back', encode(back, 'hex'),
                'key', key_id, 'hash', encode(hash, 'hex'), 'signature', encode(signature, 'hex'))::text
            """;
    private static final String LAST = "select " + AS_JSON + "from evidence_root order by n desc limit 1";
    private static final String AFTER =
            "select " + AS_JSON + "from evidence_root where n > :after order by n limit :limit";
    private static final String THESE = "select " + AS_JSON + "from evidence_root where n = any(:numbers) order by n";
    private static final String CHANGED = """
            select application_id, seq, hash from evidence_head where anchored < seq order by application_id limit :limit
            """;
    /** Where another instance was faster, its root has this number, and nothing is written. */
    private static final String KEEP = """
            with made as (
                insert into evidence_root (n, at, size, merkle, previous, back, key_id, hash, signature)
                values (:n, cast(:at as timestamptz), :size, decode(:merkle, 'hex'), decode(:previous, 'hex'),
                    decode(:back, 'hex'), :key, decode(:hash, 'hex'), decode(:signature, 'hex'))
                on conflict on constraint evidence_root_pk do nothing
                returning n),
            heads as (
                select cast(id as uuid) as id, seq, path, place - 1 as place
                from unnest(:ids, :seqs, :paths) with ordinality as h (id, seq, path, place)),
            anchored as (
                insert into evidence_anchor (application_id, root, place, seq, path)
                select h.id, m.n, h.place, h.seq, decode(h.path, 'hex') from made m, heads h),
            -- a head that a move holds just now is not waited for: it stands in the next root again
            free as (
                select e.application_id as id, h.seq from evidence_head e join heads h on h.id = e.application_id
                where exists (select from made) order by e.application_id for update of e skip locked),
            marked as (
                update evidence_head e set anchored = f.seq from free f where e.application_id = f.id and e.anchored < f.seq)
            select count(*) from made
            """;

    private static final String TURN = """
            update evidence_turn set next_at = now() + make_interval(secs => :seconds)
            where work = 'root' and next_at <= now()
            """;
    private static final String PUBLISH = """
            insert into evidence_key (id, point, since)
            select id, decode(point, 'hex'), now() from unnest(:ids, :points) as k (id, point) on conflict do nothing
            """;
    private static final String KEYS = """
            select id, encode(point, 'hex') as point from evidence_key order by since, id
            """;

    private final DatabaseClient database;
    private final JsonMapper json;

    Roots(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** The end of a case's chain. */
    record Head(UUID application, long seq, byte[] hash) {}

    /** Empty before the first. */
    Mono<Root> last() {
        return database.sql(LAST).map(this::root).one();
    }

    Mono<List<Root>> after(long n, int limit) {
        return database.sql(AFTER)
                .bind("after", n)
                .bind("limit", limit)
                .map(this::root)
                .all()
                .collectList();
    }

    /** Those of these numbers that there are, in order. */
    public Mono<List<Root>> these(List<Long> numbers) {
        return database.sql(THESE)
                .bind("numbers", numbers.toArray(Long[]::new))
                .map(this::root)
                .all()
                .collectList();
    }

    /** Heads that no root holds yet, in the order of their cases. */
    Mono<List<Head>> changed(int limit) {
        return database.sql(CHANGED)
                .bind("limit", limit)
                .map(row -> new Head(row.get(0, UUID.class), row.get(1, Long.class), row.get(2, byte[].class)))
                .all()
                .collectList();
    }

    /** @return false where another instance was faster */
    Mono<Boolean> keep(Root root, List<Head> heads, Merkle tree) {
        String[] paths = new String[heads.size()];
        for (int place = 0; place < paths.length; place++) {
            paths[place] = HexFormat.of().formatHex(tree.path(place));
        }
        return database.sql(KEEP)
                .bind("n", root.n())
                .bind("at", root.at())
                .bind("size", root.size())
                .bind("merkle", root.merkle())
                .bind("previous", root.previous())
                .bind("back", root.back())
                .bind("key", root.key())
                .bind("hash", root.hash())
                .bind("signature", root.signature())
                .bind(
                        "ids",
                        heads.stream()
                                .map(head -> head.application().toString())
                                .toArray(String[]::new))
                .bind("seqs", heads.stream().map(Head::seq).toArray(Long[]::new))
                .bind("paths", paths)
                .map(row -> row.get(0, Long.class) == 1L)
                .one();
    }

    /** Whether it is this instance's turn; then no other's for so long. */
    Mono<Boolean> turn(Duration pause) {
        return database.sql(TURN)
                .bind("seconds", pause.toMillis() / 1000.0)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    Mono<Void> publish(List<SigningKeys.Key> keys) {
        return database.sql(PUBLISH)
                .bind("ids", keys.stream().map(SigningKeys.Key::id).toArray(String[]::new))
                .bind("points", keys.stream().map(SigningKeys.Key::point).toArray(String[]::new))
                .then();
    }

    /** Every key that ever signed, oldest first. */
    public Mono<List<SigningKeys.Key>> keys() {
        return database.sql(KEYS)
                .map(row -> new SigningKeys.Key(row.get("id", String.class), row.get("point", String.class)))
                .all()
                .collectList();
    }

    private Root root(Readable row) {
        return json.readValue(row.get(0, String.class), Root.class);
    }
}
