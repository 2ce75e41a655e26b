package io.tongban.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import tools.jackson.databind.json.JsonMapper;

/** Writes a checked catalogue into the database: once, whole, as the owner of the tables. Plain JDBC, for it runs at start. */
final class CatalogPublisher {

    /** Other starts wait at the first; editors' publications at the second. */
    private static final String LOCK = """
            select pg_advisory_xact_lock(hashtext('tongban.catalogue'));
            lock table item_change in share row exclusive mode
            """;

    private static final String PUBLISHED = "select number, digest, effective_from from publication order by number";
    private static final String REMEMBER =
            "update publication set source = ?::json where number = ? and source is null";
    private static final String LAST_FILES =
            "select '' as code, 0 as version, source::text from publication order by number desc limit 1";
    private static final String LATEST =
            "select distinct on (code) code, version, body::text as source from item_version order by code, version desc";
    private static final String DESK = """
            select code, version, source::text
              from (select distinct on (code) * from item_version order by code, version desc) latest
             where source is not null and not retired
            """;
    private static final String PUBLICATION = """
            insert into publication (number, digest, illustration, notice, meta, effective_from, published_at, source)
            values (?, ?, ?, ?, ?::jsonb, ?, ?, ?::json)
            """;
    private static final String NEW_ITEMS = """
            insert into item (code) select value ->> 'code' from jsonb_array_elements(?::jsonb)
            on conflict do nothing
            """;
    /**
     * Given bodies against the latest ones: a version for what is new or differs, or offers a commitment whose words differ
     * (a neighbour keeps them with the item), a last one for what is gone. What an editor wrote does not begin earlier
     * because the files around it changed.
     */
    private static final String ITEM_VERSIONS = """
            with given as (select value ->> 'code' as code, value as body from jsonb_array_elements(?::jsonb)),
            desk as (select ?::json as sources),
            latest as (select distinct on (code) * from item_version order by code, version desc),
            reworded as (
                select jsonb_build_array(jsonb_build_object('commitment', c ->> 'code')) as line
                  from jsonb_array_elements(?::jsonb) c
                  join (select distinct on (code) * from part_version where kind = 'commitment' order by code, version desc) p
                    on p.code = c ->> 'code'
                 where p.body - """ + R2dbcCatalog.UNTOLD + " <> c - " + R2dbcCatalog.UNTOLD + """
                ),
            made as (
                insert into item_version (code, version, publication, seq, body, retired, effective_from, published_at, source)
                select coalesce(g.code, l.code), coalesce(l.version, 0) + 1, ?,
                       (coalesce(g.body, l.body) ->> 'seq')::int, coalesce(g.body, l.body), g.code is null,
                       greatest(?, case when d.sources -> g.code is not null then l.effective_from end), ?, d.sources -> g.code
                  from given g full join latest l on l.code = g.code cross join desk d
                 where l.code is null or (g.code is null and not l.retired)
                    or (g.code is not null and (l.retired or l.body <> g.body
                        or exists (select from reworded r where g.body -> 'materials' @> r.line)))
                returning code, version, published_at)
            insert into item_change (seq, code, version, at, actor, actor_name, reason, changes)
            select (select coalesce(max(seq), 0) from item_change) + row_number() over (order by code),
                   code, version, published_at, 'files', '目录文件', ?, coalesce(?::jsonb -> code, '[]')
              from made
            """;

    private static final String PART_VERSIONS = """
            with given as (select value ->> 'code' as code, value as body from jsonb_array_elements(?::jsonb)),
            latest as (select distinct on (code) * from part_version where kind = ? order by code, version desc)
            insert into part_version (kind, code, version, publication, seq, body, retired, effective_from, published_at)
            select ?, coalesce(g.code, l.code), coalesce(l.version, 0) + 1, ?,
                   (coalesce(g.body, l.body) ->> 'seq')::int, coalesce(g.body, l.body), g.code is null, ?, ?
              from given g full join latest l on l.code = g.code
             where l.code is null or (g.code is null and not l.retired)
                or (g.code is not null and (l.retired or l.body - 'usedByItems' <> g.body))
            """;

    private final Clock clock;
    private final JsonMapper json;

    CatalogPublisher(Clock clock, JsonMapper json) {
        this.clock = clock;
        this.json = json;
    }

    /** What was done: nothing new, or how many versions were published. */
    record Outcome(int itemVersions, int partVersions) {}

    private record Written(String code, int version, ItemSource source) {}

    /**
     * Publishes what is new. What was changed at the desk stays, unless the files changed it too.
     *
     * @param content the files, checked
     * @throws CatalogRefusedException if they contradict what is published already
     */
    Outcome publish(DataSource owner, CatalogSource files, CatalogContent content) throws SQLException {
        try (Connection connection = owner.getConnection()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute(LOCK);
            Outcome outcome = known(connection, content.meta(), files.digest())
                    ? remembered(connection, content.meta(), files)
                    : written(connection, files, content);
            connection.commit();
            return outcome;
        }
    }

    /** The files of an installation that is older than the desk. */
    private Outcome remembered(Connection connection, CatalogMeta meta, CatalogSource files) throws SQLException {
        update(connection, REMEMBER, json.writeValueAsString(files.trees()), meta.number());
        return new Outcome(0, 0);
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
                    FaultCode.PUBLICATION_NUMBER_WRONG,
                    "publication.number",
                    meta.number() + " with other content than was published under it",
                    (last + 1) + ", for the files have changed"));
        }
        if (last > 0 && meta.effectiveFrom().isBefore(since)) {
            faults.add(fault(
                    FaultCode.PUBLICATION_DATE_WRONG,
                    "publication.effective_from",
                    meta.effectiveFrom().toString(),
                    "not before " + since + ", the last one's"));
        }
        refuse(faults);
        return false;
    }

    private static CatalogFault fault(FaultCode code, String place, String found, String expected) {
        return new CatalogFault(CatalogFiles.META, code, place, found, expected);
    }

    private static void refuse(List<CatalogFault> faults) {
        if (!faults.isEmpty()) {
            throw new CatalogRefusedException(faults);
        }
    }

    private Outcome written(Connection connection, CatalogSource files, CatalogContent content) throws SQLException {
        Map<String, ItemSource> edited = edited(connection, files);
        CatalogSource merged = files;
        for (Map.Entry<String, ItemSource> item : edited.entrySet()) {
            merged = merged.with(item.getKey(), item.getValue());
        }
        List<CatalogFault> faults = new ArrayList<>();
        CatalogContent all = edited.isEmpty() ? content : merged.content(faults);
        refuse(faults.stream().filter(fault -> !fault.code().ofWholeSets()).toList());
        CatalogMeta meta = content.meta();
        OffsetDateTime at = OffsetDateTime.now(clock);
        publication(connection, files, meta, at);
        String items = json.writeValueAsString(all.items().values());
        update(connection, NEW_ITEMS, items);
        int itemVersions = update(
                connection,
                ITEM_VERSIONS,
                items,
                json.writeValueAsString(edited),
                json.writeValueAsString(all.commitments()),
                meta.number(),
                meta.effectiveFrom(),
                at,
                "第" + meta.number() + "次发布",
                json.writeValueAsString(changes(connection, all)));
        int partVersions = part(connection, "material", all.materials(), meta)
                + part(connection, "commitment", all.commitments(), meta)
                + part(connection, "package", List.copyOf(all.packages().values()), meta);
        return new Outcome(itemVersions, partVersions);
    }

    /** Code of each item that was there before → what the new files change. */
    private Map<String, List<Change>> changes(Connection connection, CatalogContent content) throws SQLException {
        Map<String, List<Change>> changes = new LinkedHashMap<>();
        for (String[] row : rows(connection, LATEST)) {
            Item item = content.items().get(ItemSource.file(row[0]));
            if (item != null) {
                changes.put(row[0], ItemChanges.between(json.readValue(row[2], Item.class), item));
            }
        }
        return changes;
    }

    private void publication(Connection connection, CatalogSource files, CatalogMeta meta, OffsetDateTime at)
            throws SQLException {
        update(
                connection,
                PUBLICATION,
                meta.number(),
                files.digest(),
                meta.illustration(),
                meta.title(),
                json.writeValueAsString(meta.rest()),
                meta.effectiveFrom(),
                at,
                json.writeValueAsString(files.trees()));
    }

    /**
     * What an editor wrote and these files leave as it was in the last ones.
     *
     * @throws CatalogRefusedException naming every item that both changed, each in another way
     */
    private Map<String, ItemSource> edited(Connection connection, CatalogSource files) throws SQLException {
        CatalogSource before = new CatalogSource(Map.of());
        for (String[] row : rows(connection, LAST_FILES)) {
            before = json.readValue("{\"trees\":" + row[2] + "}", CatalogSource.class);
        }
        Map<String, ItemSource> edited = new LinkedHashMap<>();
        List<CatalogFault> faults = new ArrayList<>();
        for (String[] row : rows(connection, DESK)) {
            ItemSource desk = json.readValue(row[2], ItemSource.class);
            ItemSource now = files.item(row[0]);
            ItemSource then = before.item(row[0]);
            if (now == null || then == null || now.sameItem(desk) || then.sameItem(desk)) {
                // gone, taken over, or built upon: the files decide
                continue;
            }
            if (now.sameItem(then)) {
                edited.put(row[0], desk);
            } else {
                faults.add(new CatalogFault(
                        ItemSource.file(row[0]),
                        FaultCode.EDITED_AT_DESK,
                        "file",
                        "changed, and so was version " + row[1] + " at the desk",
                        "first a publication with the item as it stands at the desk, then the change"));
            }
        }
        refuse(faults);
        return edited;
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

    /** Code, version and source of each row that has one. */
    private static List<String[]> rows(Connection connection, String sql) throws SQLException {
        List<String[]> found = new ArrayList<>();
        try (ResultSet rows = connection.createStatement().executeQuery(sql)) {
            while (rows.next()) {
                if (rows.getString("source") != null) {
                    found.add(
                            new String[] {rows.getString("code"), rows.getString("version"), rows.getString("source")});
                }
            }
        }
        return found;
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
