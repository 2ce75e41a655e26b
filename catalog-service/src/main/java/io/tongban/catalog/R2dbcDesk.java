package io.tongban.catalog;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.idempotency.KeptAnswers;
import io.tongban.support.idempotency.StoredAnswer;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@Component
final class R2dbcDesk implements Desk {

    private static final String LOAD = """
            with latest as (
                select distinct on (code) code, version, body, source, retired from item_version order by code, version desc)
            select json_build_object(
                'version', l.version, 'publication', p.number, 'seq', (select max(seq) from item_change),
                'body', l.body, 'source', l.source, 'files', p.source,
                'others', (select coalesce(json_object_agg(o.code, o.source), '{}') from latest o
                    where o.code <> l.code and o.source is not null and not o.retired),
                'coming', (select coalesce(json_agg(json_build_object('version', c.version,
                        'effectiveFrom', c.effective_from) order by c.version), '[]')
                    from item_version c where c.code = l.code and c.effective_from > :day),
                'earlier', (select json_build_object('bodyHash', k.body_hash, 'status', k.status, 'body', k.answer::text)
                    from idempotency k where k.owner = :owner and k.operation = :operation and k.key = :key))::text
              from latest l, (select * from publication order by number desc limit 1) p
             where l.code = :code and not l.retired
            """;

    private static final String PUBLISH = """
            with published as (
                insert into item_version (code, version, publication, seq, body, effective_from, published_at, source)
                values (:code, :version, :publication, :place, :body, :from, :at, cast(:source as json))
                returning code, version),
            logged as (
                insert into item_change (seq, code, version, at, actor, actor_name, organ, reason, changes)
                select :seq, code, version, :at, :actor, :actorName, :organ, :reason, :changes from published),
            materials as (
                insert into part_version (kind, code, version, publication, seq, body, effective_from, published_at)
                select 'material', m ->> 'code',
                       1 + coalesce((select max(v.version) from part_version v
                           where v.kind = 'material' and v.code = m ->> 'code'), 0),
                       :publication, (m ->> 'seq')::int, m, cast(:at as date), :at
                  from published, jsonb_array_elements(:materials) m),
            answered as (
                insert into idempotency (owner, operation, key, body_hash, status, answer)
                select :owner, :operation, :key, :bodyHash, 201, cast(:answer as json) from published)
            select count(*) from published
            """;

    private static final String LOG = """
            with found as (
                select c.seq, json_build_object('seq', c.seq, 'item', c.code, 'name', v.name, 'version', c.version,
                    'effectiveFrom', v.effective_from, 'at', c.at, 'actor', c.actor, 'actorName', c.actor_name,
                    'organ', c.organ, 'reason', c.reason, 'changes', c.changes) as line
                  from item_change c join item_version v on v.code = c.code and v.version = c.version
                 where (:before = 0 or c.seq < :before) and (:item = '' or c.code = :item)
                 order by c.seq desc limit :limit + 1),
            page as (select * from found order by seq desc limit :limit)
            select coalesce((select json_agg(line order by seq desc) from page), '[]')::text,
                   case when (select count(*) from found) > :limit then (select min(seq) from page) end
            """;

    private final DatabaseClient database;
    private final KeptAnswers answers;
    private final JsonMapper json;

    R2dbcDesk(DatabaseClient database, KeptAnswers answers, JsonMapper json) {
        this.database = database;
        this.answers = answers;
        this.json = json;
    }

    @Override
    public Mono<State> load(String code, LocalDate day, @Nullable IdempotencyKey key) {
        return database.sql(LOAD)
                .bind("code", code)
                .bind("day", day)
                .bind("owner", key == null ? "" : key.owner())
                .bind("operation", key == null ? "" : key.operation())
                .bind("key", key == null ? "" : key.key())
                .map(row -> json.readValue(row.get(0, String.class), State.class))
                .one();
    }

    @Override
    public Mono<Boolean> publish(Publication publication) {
        Proposal proposal = publication.proposal();
        Editor editor = publication.editor();
        IdempotencyKey key = publication.key();
        return database.sql(PUBLISH)
                .bind("code", publication.item().code())
                .bind("version", publication.version())
                .bind("publication", publication.publication())
                .bind("place", publication.item().seq())
                .bind("body", json(publication.item()))
                .bind("from", proposal.effectiveFrom())
                .bind("at", publication.at())
                .bind("source", json.writeValueAsString(proposal.source()))
                .bind("seq", publication.seq())
                .bind("actor", editor.key())
                .bind("actorName", editor.name())
                .bind("organ", Parameters.in(R2dbcType.VARCHAR, editor.organ()))
                .bind("reason", proposal.reason())
                .bind("changes", json(publication.changes()))
                .bind("materials", json(publication.materials()))
                .bind("owner", key.owner())
                .bind("operation", key.operation())
                .bind("key", key.key())
                .bind("bodyHash", key.bodyHash())
                .bind("answer", publication.answer())
                .map(row -> Long.valueOf(1).equals(row.get(0, Long.class)))
                .one();
    }

    @Override
    public Mono<StoredAnswer> answered(IdempotencyKey key) {
        return answers.find(key);
    }

    @Override
    public Mono<Catalog.Rows> log(String item, int before, int limit) {
        return database.sql(LOG)
                .bind("item", item)
                .bind("before", before)
                .bind("limit", limit)
                .map(row -> new Catalog.Rows(
                        Objects.requireNonNull(row.get(0, String.class)), row.get(1, Integer.class), false, "", "{}"))
                .one();
    }

    private Json json(Object value) {
        return Json.of(json.writeValueAsBytes(value));
    }
}
