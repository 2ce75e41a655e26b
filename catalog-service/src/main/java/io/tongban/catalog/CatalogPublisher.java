package io.tongban.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import tools.jackson.databind.json.JsonMapper;

/** Writes a checked catalogue into the database: once, whole, as the owner of the tables. Plain JDBC, for it runs at start. */
final class CatalogPublisher {

    private static final String LOCK = "select pg_advisory_xact_lock(hashtext('tongban.catalogue'))";
    private static final String PUBLISHED = "select number, digest, effective_from from publication order by number";
    private static final String PUBLICATION = """
            insert into publication (number, digest, illustration, notice, meta, effective_from, published_at)
            values (?, ?, ?, ?, ?::jsonb, ?, ?)
            """;
    private static final String NEW_ITEMS = """
            insert into item (code) select value ->> 'code' from jsonb_array_elements(?::jsonb)
            on conflict do nothing
            """;
    /** Given bodies against the latest ones: a version for what is new or differs, a last one for what is gone. */
    private static final String ITEM_VERSIONS = """
            with given as (select value ->> 'code' as code, value as body from jsonb_array_elements(?::jsonb)),
            latest as (select distinct on (code) * from item_version order by code, version desc)
            insert into item_version (code, version, publication, seq, body, retired, effective_from, published_at)
            select coalesce(g.code, l.code), coalesce(l.version, 0) + 1, ?,
                   (coalesce(g.body, l.body) ->> 'seq')::int, coalesce(g.body, l.body), g.code is null, ?, ?
              from given g full join latest l on l.code = g.code
             where l.code is null or (g.code is null and not l.retired)
                or (g.code is not null and (l.retired or l.body <> g.body))
            """;

    private static final String PART_VERSIONS = """
            with given as (select value ->> 'code' as code, value as body from jsonb_array_elements(?::jsonb)),
            latest as (select distinct on (code) * from part_version where kind = ? order by code, version desc)
            insert into part_version (kind, code, version, publication, seq, body, retired, effective_from, published_at)
            select ?, coalesce(g.code, l.code), coalesce(l.version, 0) + 1, ?,
                   (coalesce(g.body, l.body) ->> 'seq')::int, coalesce(g.body, l.body), g.code is null, ?, ?
              from given g full join latest l on l.code = g.code
             where l.code is null or (g.code is null and not l.retired)
                or (g.code is not null and (l.retired or l.body <> g.body))
            """;

    private final Clock clock;
    private final JsonMapper json;

    CatalogPublisher(Clock clock, JsonMapper json) {
        this.clock = clock;
        this.json = json;
    }

    /** What was done: nothing new, or how many versions were published. */
    record Outcome(int itemVersions, int partVersions) {}

    /**
     * Publishes what is new.
     *
     * @throws CatalogRefusedException if it contradicts what is published already
     */
    Outcome publish(DataSource owner, CatalogContent content) throws SQLException {
        try (Connection connection = owner.getConnection()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute(LOCK);
            Outcome outcome = known(connection, content.meta(), content.digest())
                    ? new Outcome(0, 0)
                    : write(connection, content);
            connection.commit();
            return outcome;
        }
    }

    private static boolean known(Connection connection, CatalogMeta meta, String digest) throws SQLException {
        List<CatalogFault> faults = new ArrayList<>();
        int last = 0;
        LocalDate since = LocalDate.MIN;
        try (ResultSet rows = connection.createStatement().executeQuery(PUBLISHED)) {
            while (rows.next()) {
                last = rows.getInt("number");
                since = rows.getObject("effective_from", LocalDate.class);
                if (last == meta.number() && rows.getString("digest").equals(digest)) {
                    return true;
                }
            }
        }
        if (last > 0 && meta.number() <= last) {
            faults.add(fault(
                    "publication.number",
                    meta.number() + " with other content than was published under it",
                    (last + 1) + ", for the files have changed"));
        }
        if (last > 0 && meta.effectiveFrom().isBefore(since)) {
            faults.add(fault(
                    "publication.effective_from",
                    meta.effectiveFrom().toString(),
                    "not before " + since + ", the last one's"));
        }
        if (!faults.isEmpty()) {
            throw new CatalogRefusedException(faults);
        }
        return false;
    }

    private static CatalogFault fault(String place, String found, String expected) {
        return new CatalogFault(CatalogFiles.META, place, found, expected);
    }

    private Outcome write(Connection connection, CatalogContent content) throws SQLException {
        CatalogMeta meta = content.meta();
        LocalDate from = meta.effectiveFrom();
        OffsetDateTime at = OffsetDateTime.now(clock);
        update(
                connection,
                PUBLICATION,
                meta.number(),
                content.digest(),
                meta.illustration(),
                meta.title(),
                json.writeValueAsString(meta.rest()),
                from,
                at);
        String items = json.writeValueAsString(content.items().values());
        update(connection, NEW_ITEMS, items);
        int itemVersions = update(connection, ITEM_VERSIONS, items, meta.number(), from, at);
        int partVersions = part(connection, "material", materials(content), meta)
                + part(connection, "commitment", commitments(content), meta)
                + part(connection, "package", List.copyOf(content.packages().values()), meta);
        return new Outcome(itemVersions, partVersions);
    }

    private int part(Connection connection, String kind, List<?> bodies, CatalogMeta meta) throws SQLException {
        return update(
                connection,
                PART_VERSIONS,
                json.writeValueAsString(bodies),
                kind,
                kind,
                meta.number(),
                meta.effectiveFrom(),
                OffsetDateTime.now(clock));
    }

    private static List<Material> materials(CatalogContent content) {
        return content.materials().stream()
                .map(material -> material.usedBy(CatalogUse.itemsWithMaterial(content, material.code())))
                .toList();
    }

    private static List<Commitment> commitments(CatalogContent content) {
        return content.commitments().stream()
                .map(commitment -> commitment.usedBy(CatalogUse.itemsWithCommitment(content, commitment.code())))
                .toList();
    }

    private static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }
}
