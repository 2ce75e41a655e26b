package io.tongban.approval.evidence;

import io.r2dbc.postgresql.codec.Json;
import io.tongban.approval.ApprovalProblem;
import io.tongban.support.postgres.Detached;
import io.tongban.support.problem.Refusal;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Puts what the notice service reports into the chains of the cases: each report once, in its order, one case a statement. */
@Component
class KeepNotices {

    /** Reports that are there already, or come after one that is missing, are left out. */
    private static final String KEEP = """
            with recursive before as (
                select seq, hash, noticed from evidence_head where application_id = :id for update),
            given as (
                select g.place - b.noticed as ord, g.place, g.at, decode(g.salt, 'hex') as salt, g.content,
                    evidence_digest(decode(g.salt, 'hex'), g.content) as digest
                from before b, jsonb_to_recordset(:entries) as g (place bigint, at text, salt text, content text)
                where g.place > b.noticed),
            linked (ord, seq, hash) as (
                select 0::bigint, seq, hash from before
                union all
                select g.ord, l.seq + 1, evidence_hash(:id, l.seq + 1, 'NOTICE', g.at, g.digest, l.hash)
                from linked l join given g on g.ord = l.ord + 1),
            kept as (
                insert into evidence_entry (application_id, seq, kind, at, internal, salt, content, digest, hash)
                select :id, l.seq, 'NOTICE', g.at::timestamptz, false, g.salt, g.content, g.digest, l.hash
                from linked l join given g on g.ord = l.ord),
            headed as (
                insert into evidence_head (application_id, seq, hash, noticed)
                select :id, l.seq, l.hash, g.place from linked l join given g on g.ord = l.ord order by l.ord desc limit 1
                on conflict on constraint evidence_head_pk do update
                    set seq = excluded.seq, hash = excluded.hash, noticed = excluded.noticed)
            select noticed + (select max(ord) from linked) as upto from before
            """;

    private final DatabaseClient database;
    private final JsonMapper json;
    private final Clock clock;

    KeepNotices(DatabaseClient database, JsonMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /** Fails with APPLICATION_NOT_FOUND, or NOTICE_OUT_OF_ORDER where an earlier report is missing; what was kept stays. */
    Mono<Void> handle(List<NoticeReport> reports) {
        Map<UUID, NavigableMap<Long, NoticeReport>> byCase = new LinkedHashMap<>();
        reports.forEach(report -> byCase.computeIfAbsent(report.subject(), id -> new TreeMap<>())
                .put(report.data().seq(), report));
        return Flux.fromIterable(byCase.entrySet())
                .concatMap(each -> keep(each.getKey(), each.getValue()))
                .then();
    }

    private Mono<Void> keep(UUID id, NavigableMap<Long, NoticeReport> reports) {
        List<Place> places = reports.values().stream().map(this::place).toList();
        return Detached.from(database.sql(KEEP)
                        .bind("id", id)
                        .bind("entries", Json.of(json.writeValueAsBytes(places)))
                        .map(row -> row.get("upto", Long.class))
                        .one())
                .switchIfEmpty(Mono.error(
                        () -> Refusal.of(ApprovalProblem.APPLICATION_NOT_FOUND).exception()))
                .flatMap(upto -> upto >= reports.lastKey()
                        ? Mono.empty()
                        : Mono.error(
                                Refusal.of(ApprovalProblem.NOTICE_OUT_OF_ORDER).exception()));
    }

    private record Place(long place, String at, String salt, String content) {}

    private Place place(NoticeReport report) {
        NewEntry entry =
                NewEntry.of(0, "NOTICE", clock.instant(), json.readTree(json.writeValueAsBytes(report.content())));
        return new Place(report.data().seq(), entry.at(), entry.salt(), entry.content());
    }
}
