package io.tongban.approval.deadline;

import io.r2dbc.postgresql.codec.Json;
import io.tongban.approval.application.CheckTasks;
import io.tongban.approval.calendar.Calendars;
import io.tongban.approval.calendar.Edition;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Dates the checks of commitments by the newest edition of the calendar: those that were 待公布, and those that it moves. Also
 * of cases that have ended, which have no dates of their own any more. Two instances at once write the same.
 */
@Component
class RedateTasks {

    private static final int BATCH = 500;

    private static final String BEFORE = """
            select id, counted_from, days from commitment
            where state = 'OPEN' and calendar_edition < :edition and counted_from is not null
            order by calendar_edition, id limit :limit
            """;
    /** A task that was checked, or begun anew by another method, meanwhile is left alone. */
    private static final String DATE = """
            update commitment c set due_on = d.due_on, calendar_edition = :edition
            from jsonb_to_recordset(:dates) as d (id uuid, counted_from date, due_on date)
            where c.id = d.id and c.counted_from = d.counted_from and c.state = 'OPEN' and c.calendar_edition < :edition
            """;

    private final DatabaseClient database;
    private final Calendars calendars;
    private final JsonMapper json;

    RedateTasks(DatabaseClient database, Calendars calendars, JsonMapper json) {
        this.database = database;
        this.calendars = calendars;
        this.json = json;
    }

    private record Task(UUID id, LocalDate from, int days) {

        Map<String, @Nullable Object> dated(Edition newest) {
            Map<String, @Nullable Object> columns = new LinkedHashMap<>();
            columns.put("id", id);
            columns.put("counted_from", from);
            columns.put("due_on", CheckTasks.due(newest, from, days));
            return columns;
        }
    }

    Mono<Void> run() {
        return Mono.fromSupplier(calendars::newest)
                .flatMap(newest -> batch(newest)
                        .expand(done -> done < BATCH ? Mono.empty() : batch(newest))
                        .then());
    }

    /** @return how many there were */
    private Mono<Integer> batch(Edition newest) {
        return database.sql(BEFORE)
                .bind("edition", newest.number())
                .bind("limit", BATCH)
                .map(row -> new Task(row.get(0, UUID.class), row.get(1, LocalDate.class), row.get(2, Integer.class)))
                .all()
                .collectList()
                .flatMap(tasks -> tasks.isEmpty() ? Mono.just(0) : date(tasks, newest));
    }

    private Mono<Integer> date(List<Task> tasks, Edition newest) {
        return database.sql(DATE)
                .bind("edition", newest.number())
                .bind(
                        "dates",
                        Json.of(json.writeValueAsBytes(
                                tasks.stream().map(task -> task.dated(newest)).toList())))
                .fetch()
                .rowsUpdated()
                .thenReturn(tasks.size());
    }
}
