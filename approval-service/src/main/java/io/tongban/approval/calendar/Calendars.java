package io.tongban.approval.calendar;

import io.tongban.approval.calendar.Editions.Imported;
import io.tongban.approval.calendar.YearRules.YearFault;
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
import java.util.TreeSet;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import tools.jackson.databind.json.JsonMapper;

/** The published years, kept in the database and read from memory; an import is seen by every instance in seconds. */
@Component
public class Calendars {

    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final String LATER =
            "select edition, year, source, off, work from calendar_year where edition > :known order by edition";
    /** Nothing is published while silence is not written down, or cases still wait for the edition before. */
    private static final String IMPORT = """
            insert into calendar_year (year, version, edition, source, off, work, imported_at, imported_by)
            select :year, coalesce(max(version) filter (where year = :year), 0) + 1, coalesce(max(edition), 0) + 1,
                :source, :off, :work, :at, :by
            from calendar_year
            having not exists (select from application a
                    join item_version v on v.code = a.item_code and v.version = a.item_version
                    where a.state = 'SUBMITTED' and a.due_on < :today and v.body ->> 'kind' = 'LICENCE')
                and not exists (select from application a
                    where a.calendar_edition < (select max(edition) from calendar_year) and a.state not in (
                        'DRAFT', 'DELIVERED', 'NOT_ACCEPTED', 'RETURNED', 'WITHDRAWN', 'TERMINATED', 'DROPPED'))
            """;

    private static final String BRING = """
            insert into calendar_year (year, version, edition, source, off, work, imported_at, imported_by)
            select :year, 1, coalesce(max(edition), 0) + 1, :source, :off, :work, :at, 'brought with the service'
            from calendar_year on conflict (year, version) do nothing
            """;

    private final DatabaseClient database;
    private final Clock clock;
    private final JsonMapper json;
    private volatile Editions editions = new Editions(List.of());

    Calendars(DatabaseClient database, Clock clock, JsonMapper json) {
        this.database = database;
        this.clock = clock;
        this.json = json;
    }

    public WorkingDays workingDays() {
        return newest().workingDays();
    }

    public Edition newest() {
        return editions.newest();
    }

    /** As it stood then. */
    public Edition at(int edition) {
        return editions.at(edition);
    }

    /** Numbers of the notices that made the editions after that one. */
    public String sourcesAfter(int edition) {
        return editions.sourcesAfter(edition);
    }

    /**
     * Publishes a new version of a year; earlier ones stay.
     *
     * @return false where open cases are not ready for it: then nothing is written
     */
    public Mono<Boolean> publish(CalendarYear year, String by) {
        return written(insert(IMPORT, year).bind("by", by).bind("today", LocalDate.now(clock)))
                .flatMap(rows -> read().thenReturn(rows == 1));
    }

    Mono<Void> read() {
        return Mono.defer(() -> database.sql(LATER)
                        .bind("known", editions.number())
                        .map(row -> new Imported(
                                row.get("edition", Integer.class),
                                new CalendarYear(
                                        row.get("year", Integer.class),
                                        row.get("source", String.class),
                                        days(row.get("off", LocalDate[].class)),
                                        days(row.get("work", LocalDate[].class)))))
                        .all()
                        .collectList())
                .doOnNext(this::learn)
                .then();
    }

    private synchronized void learn(List<Imported> later) {
        editions = later.isEmpty() ? editions : editions.and(later);
    }

    private Mono<Void> bring() {
        return Flux.defer(() -> Flux.fromIterable(files()))
                .concatMap(year -> written(insert(BRING, year)))
                .then(read());
    }

    /** Two imports at once: the second takes the next edition. */
    private static Mono<Long> written(GenericExecuteSpec insert) {
        return Mono.defer(() -> insert.fetch().rowsUpdated())
                .retryWhen(Retry.max(5).filter(DuplicateKeyException.class::isInstance));
    }

    private GenericExecuteSpec insert(String sql, CalendarYear year) {
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
            List<YearFault> faults =
                    YearRules.faults(file.year(), file.source(), file.off(), file.work(), new TreeSet<>());
            if (!faults.isEmpty()) {
                throw new IllegalStateException(resource.getFilename() + ": " + faults);
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
