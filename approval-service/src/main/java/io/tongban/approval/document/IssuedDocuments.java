package io.tongban.approval.document;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The documents of cases that the reader was already allowed to see. */
@Repository
public class IssuedDocuments {

    /**
     * Part of a statement: numbers and keeps what a move issues. Asks for parts {@code moved (id, seq)}, which has no row
     * where nothing may be written, and {@code moving (hash)} before it, and for {@code :documents}. Where two move at once,
     * both lock the series in the same order.
     */
    public static final String ISSUE = """
            papers as (
                select m.id as application_id, m.seq, d.*,
                    row_number() over (partition by d.organ, d.series, d.number is null order by d.id desc) - 1 as after
                from moved m, jsonb_to_recordset(:documents) as d (id uuid, kind text, organ text, series text, mark text,
                    number text, title text, internal boolean, source text, "issuedOn" date)),
            counted as (
                insert into document_series as s (organ, year, series, last)
                select organ, extract(year from "issuedOn"), series, count(*) from papers where number is null
                group by organ, extract(year from "issuedOn"), series order by organ, series
                on conflict on constraint document_series_pk do update set last = s.last + excluded.last
                returning organ, year, series, last),
            issued as (
                insert into document (id, application_id, seq, kind, number, title, organ, internal, source, sm3, issued_on)
                select p.id, p.application_id, p.seq, p.kind, n.number, p.title, p.organ, p.internal,
                    s.source::jsonb, encode(digest(s.source, 'sm3'), 'hex'), p."issuedOn"
                from papers p left join counted c on c.organ = p.organ and c.series = p.series,
                    lateral (select coalesce(p.number, p.mark || '〔' || c.year || '〕' || c.last - p.after || '号') as number) n,
                    lateral (select replace(replace(p.source, p.id || '#number', n.number),
                        p.id || '#head', (select encode(hash, 'hex') from moving)) as source) s
                returning id, kind, number, sm3)
            """;

    /** What the recipient reads is noted the first time; officials see when. */
    private static final String READ = """
            read as (
                insert into document_read (document_id, reader, at) select id, :reader, :at from found where not :officials
                on conflict do nothing)
            select f.id, f.kind, f.source, r.at from found f left join document_read r on r.document_id = f.id
            order by f.seq, f.kind, f.number
            """;

    private static final String OF_CASE = """
            with found as (
                select id, kind, source::text as source, seq, number from document
                where application_id = :application and (:officials or not internal)
                order by seq, kind, number limit 200),
            """ + READ;
    private static final String ONE = """
            with found as (
                select id, kind, source::text as source, seq, number from document
                where application_id = :application and id = :id and (:officials or not internal)),
            """ + READ;

    private final DatabaseClient database;
    private final JsonMapper json;

    IssuedDocuments(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /**
     * @param kind name of a {@link DocumentKind}, also of one that is no longer issued
     * @param firstReadAt by its recipient; null before
     */
    public record Issued(
            UUID id, String kind, Source source, @Nullable OffsetDateTime firstReadAt) {
        public LocalDate on() {
            return source.on();
        }
    }

    /** Who reads, and when: an official, or whom the case belongs to. */
    public record Reader(String person, boolean official, OffsetDateTime at) {}

    /** All documents of a case in order; a case has at most a few dozen. */
    public Flux<Issued> of(UUID application, Reader reader) {
        return issued(database.sql(OF_CASE).bind("application", application), reader);
    }

    /** @return empty where there is none, or none for this reader */
    public Mono<Issued> find(UUID application, UUID id, Reader reader) {
        return issued(database.sql(ONE).bind("application", application).bind("id", id), reader)
                .next();
    }

    private Flux<Issued> issued(DatabaseClient.GenericExecuteSpec spec, Reader reader) {
        return spec.bind("officials", reader.official())
                .bind("reader", reader.person())
                .bind("at", reader.at())
                .map(row -> new Issued(
                        row.get("id", UUID.class),
                        row.get("kind", String.class),
                        json.readValue(row.get("source", String.class), Source.class),
                        row.get("at", OffsetDateTime.class)))
                .all();
    }
}
