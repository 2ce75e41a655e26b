package io.tongban.approval.supervision;

import io.r2dbc.spi.Readable;
import io.tongban.approval.audit.AuditLog;
import io.tongban.approval.lifecycle.State;
import io.tongban.support.identity.Passport;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The cases received in a period as CSV, a thousand rows a statement and never more in memory; who is slow to read holds
 * no connection. That it began is in the audit log before the first row, that it ended after the last.
 */
@Component
class ExportCases {

    private static final int PAGE = 1_000;
    private static final List<String> HEAD =
            List.of("办件编号", "事项编码", "事项名称", "申请人", "申请人类型", "收到机关", "承办机关", "状态", "收件日", "受理日", "决定日", "决定时期限");
    private static final int KEYS = HEAD.size();

    private static final String ROWS = """
            select a.case_number, a.item_code, v.body ->> 'name', case when a.principal_type = 'person'
                    then left(a.principal_name, 1) || repeat('*', greatest(length(a.principal_name) - 1, 1))
                    else a.principal_name end,
                case a.principal_type when 'person' then '个人' else '单位' end, first.name, now.name, a.state, l.on_day::text,
                d.accepted::text, d.decided::text, a.decision_due_on::text, l.application_id::text
            from application_log l
            join application a on a.id = l.application_id
            join item_version v on v.code = a.item_code and v.version = a.item_version
            join organ first on first.code = a.route[1]
            join organ now on now.code = a.holder
            cross join lateral (
                select min(x.on_day) filter (where x.from_state = 'SUBMITTED' and x.to_state = 'ACCEPTED') as accepted,
                    min(x.on_day) filter (where x.to_state in ('GRANTED', 'DENIED')) as decided
                from application_log x where x.application_id = a.id) d
            where l.from_state = 'DRAFT' and l.to_state = 'SUBMITTED' and l.on_day between :from and :to
                and (l.on_day, l.application_id) > (:afterDay, :afterId) and a.route[1] = any (:organs)
            order by l.on_day, l.application_id limit :limit
            """;

    /** @param rows with the keys behind their cells */
    private record Page(List<List<@Nullable String>> rows) {
        boolean isFull() {
            return rows.size() == PAGE;
        }
    }

    private final DatabaseClient database;
    private final Scope scope;
    private final AuditLog log;

    ExportCases(DatabaseClient database, Scope scope, AuditLog log) {
        this.database = database;
        this.scope = scope;
        this.log = log;
    }

    /** Pieces of the file as UTF-8; refuses before the first. */
    Flux<byte[]> csv(Passport who, String asked, Span span) {
        String organ = scope.organ(who, asked);
        String[] organs = scope.within(organ);
        Map<String, Object> what = Map.of(
                "organ", organ, "from", span.from().toString(), "to", span.to().toString());
        return Flux.defer(() -> {
            AtomicLong given = new AtomicLong();
            Flux<String> lines = page(organs, span, span.from().minusDays(1), new UUID(0, 0))
                    .expand(page -> page.isFull() ? next(organs, span, page) : Mono.empty())
                    .limitRate(2)
                    .map(page -> text(page, given));
            Mono<String> ended = Mono.defer(() -> log.note(
                            AuditLog.Kind.EXPORT_ENDED, who, null, Map.of("export", what, "rows", given.get())))
                    .then(Mono.empty());
            return log.note(AuditLog.Kind.EXPORT, who, null, what)
                    .thenMany(Flux.concat(Mono.just("\uFEFF" + Csv.line(HEAD)), lines, ended))
                    .map(text -> text.getBytes(StandardCharsets.UTF_8));
        });
    }

    private Mono<Page> next(String[] organs, Span span, Page page) {
        List<@Nullable String> last = page.rows().get(page.rows().size() - 1);
        return page(
                organs,
                span,
                LocalDate.parse(String.valueOf(last.get(8))),
                UUID.fromString(String.valueOf(last.get(KEYS))));
    }

    private Mono<Page> page(String[] organs, Span span, LocalDate afterDay, UUID afterId) {
        return database.sql(ROWS)
                .bind("organs", organs)
                .bind("from", span.from())
                .bind("to", span.to())
                .bind("afterDay", afterDay)
                .bind("afterId", afterId)
                .bind("limit", PAGE)
                .map(ExportCases::cells)
                .all()
                .collectList()
                .map(Page::new);
    }

    private static List<@Nullable String> cells(Readable row) {
        List<@Nullable String> cells = new ArrayList<>();
        for (int i = 0; i <= KEYS; i++) {
            String cell = row.get(i, String.class);
            cells.add(i == 7 ? State.valueOf(String.valueOf(cell)).text() : cell);
        }
        return cells;
    }

    private static String text(Page page, AtomicLong given) {
        given.addAndGet(page.rows().size());
        StringBuilder text = new StringBuilder();
        page.rows().forEach(row -> text.append(Csv.line(row.subList(0, KEYS))));
        return text.toString();
    }
}
