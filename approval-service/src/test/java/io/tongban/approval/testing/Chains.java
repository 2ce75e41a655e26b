package io.tongban.approval.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.support.crypto.Sm3;
import io.tongban.support.testing.TestPostgres;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** Every chain in the database, read anew and linked anew: none has a hole, a wrong link or a head that is not its end. */
public final class Chains {

    private static final String ENTRIES = """
            select application_id::text, seq, kind, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
                salt, content, digest, hash
            from evidence_entry order by application_id, seq
            """;
    private static final String HEADS = "select application_id::text, seq, hash from evidence_head";
    private static final String UNCOVERED = """
            select count(*) from application_log l join evidence_head h on h.application_id = l.application_id
            where l.action <> 'CREATE' and not exists (select from evidence_entry e where e.application_id = l.application_id
                and (e.kind = 'MOVE' and (e.content::json ->> 'seq')::bigint = l.seq
                    or e.kind = 'START' and (e.content::json ->> 'moves')::bigint >= l.seq))
            """;
    private static final String WITHOUT_ENTRY = """
            select count(*) from document d where d.sm3 is not null and not exists (select from evidence_entry e
                where e.application_id = d.application_id and e.kind = 'DOCUMENT'
                and e.content::json ->> 'document' = d.id::text and e.content::json ->> 'sm3' = d.sm3)
            """;

    private Chains() {}

    private record End(long seq, String hash) {}

    /** @return how many entries were linked anew */
    public static long areWhole(TestPostgres database) {
        try (Connection connection = database.asOwner();
                var statement = connection.createStatement()) {
            // all of one moment: another instance may go on meanwhile
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            Map<String, End> ends = new HashMap<>();
            long entries = 0;
            try (ResultSet rows = statement.executeQuery(ENTRIES)) {
                while (rows.next()) {
                    String id = rows.getString("application_id");
                    ends.put(id, next(rows, ends.getOrDefault(id, new End(0, "0".repeat(64)))));
                    entries++;
                }
            }
            try (ResultSet rows = statement.executeQuery(HEADS)) {
                while (rows.next()) {
                    End head = new End(rows.getLong(2), hex(rows.getBytes(3)));
                    assertThat(ends.remove(rows.getString(1))).as("head").isEqualTo(head);
                }
            }
            assertThat(ends).as("chains without a head").isEmpty();
            assertThat(one(connection, UNCOVERED)).as("moves without an entry").isZero();
            assertThat(one(connection, WITHOUT_ENTRY))
                    .as("documents without an entry")
                    .isZero();
            return entries;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static End next(ResultSet row, End before) throws SQLException {
        String id = row.getString("application_id");
        long seq = row.getLong("seq");
        assertThat(seq).as("seq in " + id).isEqualTo(before.seq() + 1);
        String digest = Sm3.hex(row.getBytes("salt"), utf8(row.getString("content")));
        assertThat(hex(row.getBytes("digest"))).as("digest %s/%d", id, seq).isEqualTo(digest);
        String hash = Sm3.hex(utf8(String.join(
                "\n",
                "tongban-entry-1",
                id,
                String.valueOf(seq),
                row.getString("kind"),
                row.getString("at"),
                digest,
                before.hash(),
                "")));
        assertThat(hex(row.getBytes("hash"))).as("link %s/%d", id, seq).isEqualTo(hash);
        return new End(seq, hash);
    }

    private static long one(Connection connection, String sql) throws SQLException {
        try (ResultSet rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
