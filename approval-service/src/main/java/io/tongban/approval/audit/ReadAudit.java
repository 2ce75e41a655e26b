package io.tongban.approval.audit;

import io.tongban.approval.application.Pages;
import io.tongban.support.page.Cursor;
import io.tongban.support.problem.CommonProblem;
import io.tongban.support.problem.Fault;
import io.tongban.support.problem.Refusal;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** A page of the audit log, of all organs, newest first. Only what is asked for becomes a condition: each has its index. */
@Repository
class ReadAudit {

    /** Empty, or null, for all. */
    record Filter(
            String kind,
            String organ,
            String person,
            @Nullable UUID application) {}

    private static final String ROWS = """
            select coalesce(json_agg(r order by r.id desc), '[]')::text from (
                select l.id, l.at, l.kind, l.actor as person, l.actor_name as "personName", l.organ,
                    l.application_id as application, l.detail
                from audit_log l where l.id < :before%s
                order by l.id desc limit :limit) r
            """;

    private final DatabaseClient database;
    private final Pages pages;

    ReadAudit(DatabaseClient database, Pages pages) {
        this.database = database;
        this.pages = pages;
    }

    Mono<String> page(Filter filter, @Nullable String cursor, int limit) {
        check(filter.kind());
        String filters = filter.toString();
        Cursor after = Cursor.decode(cursor, filters, 1);
        int size = Pages.size(limit);
        GenericExecuteSpec spec = database.sql(ROWS.formatted(condition(filter)))
                .bind("before", after == null ? Long.MAX_VALUE : after.key(0, Long::parseLong))
                .bind("limit", size + 1);
        return bound(spec, filter)
                .map(row -> row.get(0, String.class))
                .one()
                .map(rows -> pages.of(rows, size, filters, List.of("id")));
    }

    private static void check(String kind) {
        if (!kind.isEmpty()
                && Stream.of(AuditLog.Kind.values()).noneMatch(k -> k.name().equals(kind))) {
            List<AuditLog.Kind> choices = List.of(AuditLog.Kind.values());
            throw Refusal.of(
                            CommonProblem.INVALID_FIELDS,
                            List.of(new Fault("/kind", "NOT_A_CHOICE", "类别只能是:" + choices, "One of " + choices)))
                    .exception();
        }
    }

    private static String condition(Filter filter) {
        return (filter.kind().isEmpty() ? "" : " and l.kind = :kind")
                + (filter.organ().isEmpty() ? "" : " and l.organ = :organ")
                + (filter.person().isEmpty() ? "" : " and l.actor = :person")
                + (filter.application() == null ? "" : " and l.application_id = :application");
    }

    private static GenericExecuteSpec bound(GenericExecuteSpec spec, Filter filter) {
        GenericExecuteSpec bound = filter.kind().isEmpty() ? spec : spec.bind("kind", filter.kind());
        bound = filter.organ().isEmpty() ? bound : bound.bind("organ", filter.organ());
        bound = filter.person().isEmpty() ? bound : bound.bind("person", filter.person());
        UUID application = filter.application();
        return application == null ? bound : bound.bind("application", application);
    }
}
