package io.tongban.catalog;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class R2dbcCatalog implements Catalog {

    private static final String SUMMARY = """
            select json_build_object(
                'title', p.meta -> 'title', 'label', p.meta -> 'version', 'asOf', p.meta -> 'as_of',
                'publication', p.number, 'effectiveFrom', p.effective_from, 'publishedAt', p.published_at,
                'illustration', p.illustration, 'notice', p.notice, 'provenance', p.meta -> 'provenance',
                'counts', json_build_object(
                    'items', count(i.code),
                    'online', count(i.code) filter (where i.online),
                    'onSite', count(i.code) filter (where not i.online),
                    'materials', (select count(*) from parts_on(:day) where kind = 'material'),
                    'commitments', (select count(*) from parts_on(:day) where kind = 'commitment'),
                    'packages', (select count(*) from parts_on(:day) where kind = 'package')),
                'categories', (
                    select json_agg(json_build_object('code', c.category, 'name', c.name, 'items', c.items) order by c.seq)
                      from (select category, min(body ->> 'categoryName') as name, count(*) as items, min(seq) as seq
                              from items_on(:day) group by category) c))::text
              from publication_on(:day) p left join items_on(:day) i on true
             group by p.number, p.meta, p.effective_from, p.published_at, p.illustration, p.notice
            """;

    /** One row more than asked for was looked for: it tells whether more follow, and is dropped. */
    private static final String PAGE = """
            page as (select * from found order by seq limit :limit)
            select coalesce((select json_agg(line order by seq) from page), '[]')::text,
                   case when (select count(*) from found) > :limit then (select max(seq) from page) end,
                   p.illustration, p.notice, (select counts from counts)::text
              from publication_on(:day) p
            """;

    /** The trigram index serves one pattern at a time, over all versions; the rest is looked at in the versions in force. */
    private static final String ITEMS = """
            with matching as (
                select i.* from items_on(:day) i
                 where (:category = '' or i.category = :category)
                   and (:applicantType = '' or i.applicant_type = :applicantType)
                   and (:kind = '' or i.kind = :kind)
                   and (:level = '' or i.decide_level = :level)
                   and (:online = '' or i.online = (:online = 'true'))
                   and i.code in (select code from item_version where search like :longest)
                   and i.search like all (:patterns)),
            counts as (
                select json_build_object('total', count(*), 'online', count(*) filter (where online),
                    'onSite', count(*) filter (where not online)) as counts from matching),
            found as (
                select i.seq, json_build_object(
                    'seq', i.seq, 'code', i.code, 'version', i.version, 'name', i.name, 'parent', i.body -> 'parent',
                    'category', i.category, 'categoryName', i.body -> 'categoryName',
                    'kind', i.kind, 'kindName', i.body -> 'kindName', 'applicantType', i.applicant_type,
                    'decideLevel', i.decide_level, 'online', i.online,
                    'statutory', json_build_object('value', i.body -> 'statutory' -> 'value',
                        'unit', i.body -> 'statutory' -> 'unit', 'from', i.body -> 'statutory' -> 'from'),
                    'promise', i.body -> 'promise',
                    'materialCount', jsonb_array_length(i.body -> 'materials'),
                    'commitmentCount', jsonb_array_length(jsonb_path_query_array(i.body, '$.materials[*].commitment ? (@ != null)')))
                    as line
                  from matching i
                 where i.seq > :after
                 order by i.seq limit :limit + 1),
            """ + PAGE;

    private static final String PARTS = """
            with found as (
                select seq, body || used_by(kind, code, :day) || jsonb_build_object('version', version) as line
                  from parts_on(:day) where kind = :kind and seq > :after order by seq limit :limit + 1),
            counts as (select json_build_object('total', count(*)) as counts from parts_on(:day) where kind = :kind),
            """ + PAGE;

    /** Of a version {@code i} and its publication {@code p}. */
    private static final String GUIDE = """
            select ('{"joint": null}' || i.body || jsonb_build_object('version', i.version, 'effectiveFrom', i.effective_from,
                    'publishedAt', i.published_at, 'illustration', p.illustration, 'notice', p.notice,
                    'provenance', p.meta -> 'provenance',
                    'commitments', (
                        select coalesce(jsonb_agg(jsonb_build_object('code', c.code, 'name', c.body -> 'name') order by c.seq), '[]')
                          from parts_on(:day) c
                         where c.kind = 'commitment' and i.body -> 'materials' @> jsonb_build_array(
                            jsonb_build_object('commitment', c.code)))))::text
            """;

    private static final String ITEM = GUIDE + """
              from items_on(:day) i, publication_on(:day) p where i.code = :code
            """;

    private static final String ITEM_VERSION = GUIDE + """
              from item_version i join publication p on p.number = i.publication
             where i.code = :code and i.version = :version and not i.retired
            """;

    /** A version is in force until one with a higher number begins; it never is where that one begins earlier. */
    private static final String ITEM_VERSIONS = """
            with found as (
                select v.version, json_build_object('version', v.version, 'effectiveFrom', v.effective_from,
                    'effectiveUntil', later.day, 'publishedAt', v.published_at, 'offered', not v.retired,
                    'status', case when later.day <= v.effective_from then 'NEVER' when v.effective_from > :day then 'COMING'
                        when later.day <= :day then 'PAST' else 'IN_FORCE' end,
                    'changes', c.changes) as line
                  from item_version v join item_change c on c.code = v.code and c.version = v.version,
                       lateral (select min(l.effective_from) as day from item_version l
                                 where l.code = v.code and l.version > v.version) later
                 where v.code = :code and (:before = 0 or v.version < :before)
                 order by v.version desc limit :limit + 1),
            page as (select * from found order by version desc limit :limit)
            select coalesce((select json_agg(line order by version desc) from page), '[]')::text,
                   case when (select count(*) from found) > :limit then (select min(version) from page) end,
                   p.illustration, p.notice,
                   (select json_build_object('total', count(*)) from item_version where code = :code)::text
              from publication_on(:day) p, item i where i.code = :code
            """;

    /** Of a commitment, what is no part of the words that a neighbour keeps with the item. */
    static final String UNTOLD =
            " '{seq,notApplicableWhen,noticeMustState,applicantStatementMustState,source,confidence,usedByItems}'::text[] ";

    /** Without what only a guide needs, and with the words of the commitments that it offers, as they stand on the day. */
    private static final String ITEM_FOR_NEIGHBOUR = """
            select ('{"joint": null}' || i.body - '{seq,categoryName,kindCode,codes,levelsDescription,delegation,initials,onlineDepth,onSiteVisits,
                    resultValidity,fee,prerequisites,related,notes}'::text[]
                || jsonb_build_object('version', i.version, 'illustration', p.illustration, 'commitments', (
                    select coalesce(jsonb_agg(c.body - """ + UNTOLD + """
                         || jsonb_build_object('version', c.version) order by c.seq), '[]')
                      from parts_on(:day) c
                     where c.kind = 'commitment' and i.body -> 'materials' @> jsonb_build_array(
                        jsonb_build_object('commitment', c.code)))))::text
              from items_on(:day) i, publication_on(:day) p where i.code = :code
            """;

    private static final String PART = """
            select (i.body || used_by(i.kind, i.code, :day)
                || jsonb_build_object('version', i.version, 'effectiveFrom', i.effective_from,
                    'publishedAt', i.published_at, 'illustration', p.illustration, 'notice', p.notice))::text
              from parts_on(:day) i, publication_on(:day) p where i.kind = :kind and i.code = :code
            """;

    private static final String PLAN = """
            select json_build_object('on', :day, 'publication', b.number, 'illustration', b.illustration, 'notice', b.notice,
                'version', p.version, 'content', p.body,
                'items', (select coalesce(json_object_agg(i.code, json_build_object('version', i.version, 'item', i.body)), '{}')
                    from items_on(:day) i
                   where i.code in (select step ->> 'item' from jsonb_array_elements(p.body -> 'steps') step)),
                'commitments', (select coalesce(json_object_agg(c.code, c.body -> 'name'), '{}')
                    from parts_on(:day) c where c.kind = 'commitment'))::text
              from parts_on(:day) p, publication_on(:day) b where p.kind = 'package' and p.code = :code
            """;

    private final DatabaseClient database;

    R2dbcCatalog(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<String> summary(LocalDate day) {
        return json(database.sql(SUMMARY).bind("day", day));
    }

    @Override
    public Mono<Rows> items(LocalDate day, ItemFilter filter) {
        return rows(database.sql(ITEMS)
                .bind("day", day)
                .bind("after", filter.after())
                .bind("limit", filter.limit())
                .bind("category", filter.category())
                .bind("applicantType", filter.applicantType())
                .bind("kind", filter.kind())
                .bind("level", filter.level())
                .bind("online", filter.online())
                .bind("longest", filter.longest())
                .bind("patterns", filter.patterns().toArray(String[]::new)));
    }

    @Override
    public Mono<String> item(LocalDate day, String code) {
        return json(database.sql(ITEM).bind("day", day).bind("code", code));
    }

    @Override
    public Mono<String> itemVersion(LocalDate day, String code, int version) {
        return json(
                database.sql(ITEM_VERSION).bind("day", day).bind("code", code).bind("version", version));
    }

    @Override
    public Mono<Rows> itemVersions(LocalDate day, String code, int before, int limit) {
        return rows(database.sql(ITEM_VERSIONS)
                .bind("day", day)
                .bind("code", code)
                .bind("before", before)
                .bind("limit", limit));
    }

    @Override
    public Mono<String> itemForNeighbour(LocalDate day, String code) {
        return json(database.sql(ITEM_FOR_NEIGHBOUR).bind("day", day).bind("code", code));
    }

    @Override
    public Mono<Rows> parts(LocalDate day, Part part, int after, int limit) {
        return rows(database.sql(PARTS)
                .bind("day", day)
                .bind("kind", kind(part))
                .bind("after", after)
                .bind("limit", limit));
    }

    @Override
    public Mono<String> part(LocalDate day, Part part, String code) {
        return json(database.sql(PART).bind("day", day).bind("kind", kind(part)).bind("code", code));
    }

    @Override
    public Mono<String> plan(LocalDate day, String code) {
        return json(database.sql(PLAN).bind("day", day).bind("code", code));
    }

    private static String kind(Part part) {
        return part.name().toLowerCase(Locale.ROOT);
    }

    private static Mono<String> json(GenericExecuteSpec statement) {
        return statement.map(row -> text(row, 0)).one();
    }

    private static Mono<Rows> rows(GenericExecuteSpec statement) {
        return statement
                .map(row -> new Rows(
                        text(row, 0),
                        row.get(1, Integer.class),
                        Boolean.TRUE.equals(row.get(2, Boolean.class)),
                        text(row, 3),
                        text(row, 4)))
                .one();
    }

    private static String text(Readable row, int column) {
        return Objects.requireNonNull(row.get(column, String.class));
    }
}
