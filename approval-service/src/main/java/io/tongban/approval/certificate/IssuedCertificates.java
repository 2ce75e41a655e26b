package io.tongban.approval.certificate;

import io.r2dbc.postgresql.codec.PostgresqlObjectId;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The certificates. Who may see one is part of every query; the code alone is enough for what {@code /verify} tells. */
@Repository
public class IssuedCertificates {

    /**
     * Part of a statement: writes what a move issues, and what it does to certificates. Asks for the parts {@code moved} and
     * {@code issued (id, number)} before it, and for {@code :certificates}, {@code :certificateEvents}, {@code :on} and
     * {@code :at}. Fails on {@code certificate_event_once} where another case did something to the same one meanwhile.
     */
    public static final String ISSUE = """
            certified as (
                insert into certificate (id, code, number, application_id, document_id, outside_document, owner, holder, founded,
                    item_code, item_version, result, kind, type, effect, organ, issued_on, valid_from, valid_until, validity,
                    illustration, replaces)
                select c.id, c.code, coalesce(i.number, c.number), m.id, c."documentId", c."outsideDocument", c.owner, c.holder,
                    c.founded, c."itemCode", c."itemVersion", c.result, c.kind, c.type, c.effect, c.organ, c."issuedOn",
                    c."validFrom", c."validUntil", c.validity, c.illustration, c.replaces
                from moved m cross join jsonb_to_recordset(:certificates) as c (id uuid, code text, number text,
                    "documentId" uuid, "outsideDocument" text, owner text, holder text, founded boolean, "itemCode" text,
                    "itemVersion" int, result text, kind text, type text, effect text, organ text, "issuedOn" date,
                    "validFrom" date, "validUntil" date, validity text, illustration boolean, replaces uuid)
                left join issued i on i.id = c."documentId"),
            happened as (
                insert into certificate_event (certificate_id, seq, status, on_day, application_id, basis, at)
                select e."certificateId", e.seq, e.status, :on, m.id, e.basis, :at
                from moved m cross join jsonb_to_recordset(:certificateEvents) as e ("certificateId" uuid, seq int,
                    status text, basis text)
                order by e."certificateId")
            """;

    private static final String BY_CODE =
            "select json_build_object(" + Standing.MEMBERS + ")::text from certificate_standing s where s.code = :code";
    private static final String OWN =
            "select coalesce(json_agg(r.one order by r.issued_on desc, r.id desc), '[]')::text"
                    + " from (select s.issued_on, s.id, json_build_object(" + Standing.MEMBERS + """
            ) as one from certificate_standing s
            where (s.owner = :owner or s.founded and s.holder = :organisation)
                and (:afterDay::date is null or (s.issued_on, s.id) < (:afterDay::date, :afterId::uuid))
            order by s.issued_on desc, s.id desc limit :limit) r
            """;
    private static final String BY_NUMBER =
            "select json_build_object('standing', json_build_object(" + Standing.MEMBERS + """
            ), 'itemCode', s.item_code, 'history', (
                select json_agg(json_build_object('status', e.status, 'on', e.on_day, 'applicationId', e.application_id,
                    'basis', e.basis) order by e.seq)
                from certificate_event e where e.certificate_id = s.id))::text
            from certificate_standing s
            where s.code is not null and s.number_key = certificate_key(:number) and s.organ = :organ
                and exists (select from authority u where u.organ = :organ and u.item_code in ('*', s.item_code))
            """;

    private final DatabaseClient database;
    private final JsonMapper json;

    IssuedCertificates(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** One event of the log. */
    public record Event(CertificateStatus status, LocalDate on, UUID applicationId, String basis) {}

    /** A certificate with its log. */
    public record WithHistory(Standing standing, String itemCode, List<Event> history) {}

    /** @param code as it is kept; whatever else it is, nothing is found */
    public Mono<Standing> byCode(String code) {
        return database.sql(BY_CODE)
                .bind("code", code)
                .map(row -> json.readValue(row.get(0, String.class), Standing.class))
                .one();
    }

    /**
     * Own ones, newest first.
     *
     * @param organisation name of the one that is acted for: what it was founded by is its own; empty for a person
     */
    public Mono<List<Standing>> ownedBy(
            String owner, String organisation, @Nullable LocalDate afterDay, @Nullable UUID afterId, int limit) {
        return database.sql(OWN)
                .bind("owner", owner)
                .bind("organisation", organisation)
                .bind("afterDay", Parameters.in(R2dbcType.DATE, afterDay))
                .bind("afterId", Parameters.in(PostgresqlObjectId.UUID, afterId))
                .bind("limit", limit)
                .map(row -> json.readValue(row.get(0, String.class), new TypeReference<List<Standing>>() {}))
                .one();
    }

    /** @return empty where there is none of that number, or none that this organ issued */
    public Mono<WithHistory> byNumber(String number, String organ) {
        return database.sql(BY_NUMBER)
                .bind("number", number)
                .bind("organ", organ)
                .map(row -> json.readValue(row.get(0, String.class), WithHistory.class))
                .one();
    }
}
