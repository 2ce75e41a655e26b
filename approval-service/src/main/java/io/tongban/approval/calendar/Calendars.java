package io.tongban.approval.calendar;

import io.tongban.support.background.Once;
import io.tongban.support.background.Recurring;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import tools.jackson.databind.json.JsonMapper;

/** The published years, kept in the database and read from memory; an import is seen by every instance in seconds. */
@Component
public class Calendars {

    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final String NEWEST =
            "select distinct on (year) year, source, off, work from calendar_year order by year, version desc";
    private static final String IMPORT = """
            insert into calendar_year (year, version, source, off, work, imported_at, imported_by)
            select :year, coalesce(max(version), 0) + 1, :source, :off, :work, :at, :by
            from calendar_year where year = :year
            """;
    private static final String BRING = """
            insert into calendar_year (year, version, source, off, work, imported_at, imported_by)
            values (:year, 1, :source, :off, :work, :at, 'brought with the service') on conflict do nothing
            """;

    private final DatabaseClient database;
    private final Clock clock;
    private final JsonMapper json;
    private volatile WorkingDays workingDays = new WorkingDays(List.of());

    Calendars(DatabaseClient database, Clock clock, JsonMapper json) {
        this.database = database;
        this.clock = clock;
        this.json = json;
    }

    public WorkingDays workingDays() {
        return workingDays;
    }

    /** Publishes a new version of a year; earlier ones stay. */
    public Mono<Void> publish(CalendarYear year, String by) {
        return insert(IMPORT, year)
                .bind("by", by)
                .then()
                // two imports of one year at once: the second takes the next version
                .retryWhen(Retry.max(3).filter(DuplicateKeyException.class::isInstance))
                .then(read());
    }

    Mono<Void> read() {
        return database.sql(NEWEST)
                .map(row -> new CalendarYear(
                        row.get("year", Integer.class),
                        row.get("source", String.class),
                        days(row.get("off", LocalDate[].class)),
                        days(row.get("work", LocalDate[].class))))
                .all()
                .collectList()
                .doOnNext(years -> workingDays = new WorkingDays(years))
                .then();
    }

    private Mono<Void> bring() {
        return Flux.defer(() -> Flux.fromIterable(files()))
                .concatMap(year -> insert(BRING, year).then())
                .then(read());
    }

    private DatabaseClient.GenericExecuteSpec insert(String sql, CalendarYear year) {
        return database.sql(sql)
                .bind("year", year.year())
                .bind("source", year.source())
                .bind("off", year.off().toArray(LocalDate[]::new))
                .bind("work", year.work().toArray(LocalDate[]::new))
                .bind("at", OffsetDateTime.now(clock));
    }

    private List<CalendarYear> files() {
        try {
            Resource[] found = new PathMatchingResourcePatternResolver().getResources("classpath:calendar/*.json");
            return Arrays.stream(found).map(this::file).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CalendarYear file(Resource resource) {
        try (InputStream stream = resource.getInputStream()) {
            YearFile file = json.readValue(stream, YearFile.class);
            List<String> faults = CalendarYear.faults(file.year(), file.source(), file.off(), file.work());
            if (!faults.isEmpty()) {
                throw new IllegalStateException(resource.getFilename() + ": " + String.join("; ", faults));
            }
            return new CalendarYear(file.year(), file.source(), Set.copyOf(file.off()), Set.copyOf(file.work()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<LocalDate> days(LocalDate[] days) {
        return Set.copyOf(Arrays.asList(days));
    }

    /** A year as it is written down: in a file of ours, or in an import. */
    public record YearFile(int year, String source, List<LocalDate> off, List<LocalDate> work) {}

    @Configuration(proxyBeanMethods = false)
    static class Loading {

        @Bean
        Once loadCalendars(Calendars calendars) {
            return new Once("calendars", calendars::bring);
        }

        @Bean
        Recurring readCalendars(Calendars calendars) {
            return new Recurring("calendars", LOOK, calendars::read);
        }
    }
}
