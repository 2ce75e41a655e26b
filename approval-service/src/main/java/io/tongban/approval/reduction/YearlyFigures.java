package io.tongban.approval.reduction;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** What one statement counts over the last 365 days: at most once in a while, however many ask. */
final class YearlyFigures {

    static final Duration KEPT = Duration.ofMinutes(10);
    private static final int DAYS = 365;

    private final DatabaseClient database;
    private final Clock clock;
    private final String count;
    private final Map<String, Object> values;
    private final Mono<String> kept;

    /**
     * @param count gives one JSON object; asks for {@code :since}, {@code :on} and {@code values}
     * @param keeps how long an answer is given again
     */
    YearlyFigures(DatabaseClient database, Clock clock, String count, Map<String, Object> values, Duration keeps) {
        this.database = database;
        this.clock = clock;
        this.count = count;
        this.values = values;
        this.kept = Mono.defer(this::counted).cache(value -> keeps, error -> Duration.ZERO, () -> Duration.ZERO);
    }

    /** A JSON object. */
    Mono<String> actual() {
        return kept;
    }

    private Mono<String> counted() {
        LocalDate today = LocalDate.now(clock);
        return database.sql(count)
                .bindValues(values)
                .bind("since", today.minusDays(DAYS))
                .bind("on", today)
                .map(row -> row.get(0, String.class))
                .one();
    }
}
