package io.tongban.approval.item;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.r2dbc.postgresql.codec.Json;
import io.tongban.approval.ApprovalProblem;
import io.tongban.support.identity.Tokens;
import io.tongban.support.problem.Refusal;
import io.tongban.support.problem.RefusedException;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The version of an item that is in force on a day: asked from the catalogue, kept for good in our own database, and taken
 * from there, said so, when the catalogue does not answer.
 */
@Component
public class Items {

    private static final Logger log = LoggerFactory.getLogger(Items.class);
    private static final String KEEP =
            "insert into item_version (code, version, body) values (:code, :version, :body) on conflict do nothing";
    private static final String NEWEST =
            "select body::text from item_version where code = :code and body ->> 'kind' not in ('REVOCATION', 'DEREGISTRATION', 'ANNULMENT') "
                    + "order by version desc limit 1";

    private final WebClient client;
    private final Tokens tokens;
    private final CatalogProperties properties;
    private final DatabaseClient database;
    private final JsonMapper json;
    private final CircuitBreaker breaker = CircuitBreaker.of(
            "catalog",
            CircuitBreakerConfig.custom().ignoreException(Items::isNoOutage).build());
    private final Map<String, Integer> kept = new ConcurrentHashMap<>();

    Items(
            WebClient.Builder client,
            Tokens tokens,
            CatalogProperties properties,
            DatabaseClient database,
            JsonMapper json) {
        this.client = client.clone().baseUrl(properties.url()).build();
        this.tokens = tokens;
        this.properties = properties;
        this.database = database;
        this.json = json;
    }

    /** An item and whether it comes from our copy because the catalogue did not answer. */
    public record Current(Item item, boolean fromCopy) {}

    /**
     * The version in force on our day, whatever day the catalogue has.
     *
     * @return fails with ITEM_NOT_FOUND, or CATALOGUE_UNAVAILABLE where not even a copy is held
     */
    public Mono<Current> inForce(String code, LocalDate day) {
        return ask(code, day)
                .flatMap(this::keep)
                .map(item -> new Current(item, false))
                .onErrorResume(Items::unanswered, error -> copy(code, error));
    }

    private Mono<Told> ask(String code, LocalDate day) {
        return Mono.defer(() -> client.get()
                        .uri("/internal/items/{code}?on={day}", code, day)
                        .header(HttpHeaders.AUTHORIZATION, "Bearer " + tokens.neighbour("catalog", "items"))
                        .retrieve()
                        .onStatus(
                                HttpStatus.NOT_FOUND::equals,
                                answer -> Mono.just(Refusal.of(ApprovalProblem.ITEM_NOT_FOUND)
                                        .exception()))
                        .bodyToMono(String.class)
                        .switchIfEmpty(Mono.error(() -> new UnreadableAnswer("empty", null)))
                        .map(body -> new Told(body, read(code, body))))
                .timeout(properties.timeout())
                .transformDeferred(CircuitBreakerOperator.of(breaker));
    }

    private Item read(String code, String body) {
        try {
            Item item = json.readValue(body, Item.class);
            if (!code.equals(item.code()) || item.version() < 1) {
                throw new UnreadableAnswer("item " + item.code() + " version " + item.version(), null);
            }
            item.terms();
            return item;
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            throw new UnreadableAnswer("no item", e);
        }
    }

    private Mono<Item> keep(Told told) {
        Item item = told.item();
        if (Integer.valueOf(item.version()).equals(kept.get(item.code()))) {
            return Mono.just(item);
        }
        return database.sql(KEEP)
                .bind("code", item.code())
                .bind("version", item.version())
                .bind("body", Json.of(told.body()))
                .then()
                .then(Mono.fromSupplier(() -> {
                    kept.put(item.code(), item.version());
                    return item;
                }));
    }

    private Mono<Current> copy(String code, Throwable error) {
        log.warn("catalogue does not answer, item {} is taken from the copy: {}", code, error.toString());
        return database.sql(NEWEST)
                .bind("code", code)
                .map(row -> json.readValue(row.get(0, String.class), Item.class))
                .one()
                .map(item -> new Current(item, true))
                .switchIfEmpty(Mono.error(
                        () -> Refusal.of(ApprovalProblem.CATALOGUE_UNAVAILABLE).exception()));
    }

    /** The catalogue is down, slow or broken; not: it answered that there is no such item. */
    private static boolean unanswered(Throwable error) {
        return error instanceof WebClientResponseException
                || error instanceof WebClientRequestException
                || error instanceof UnreadableAnswer
                || error instanceof TimeoutException
                || error instanceof CallNotPermittedException;
    }

    /** One person's odd request is no sign that the catalogue is down. */
    private static boolean isNoOutage(Throwable error) {
        return error instanceof RefusedException
                || error instanceof WebClientResponseException answer
                        && answer.getStatusCode().is4xxClientError();
    }

    private record Told(String body, Item item) {}

    private static final class UnreadableAnswer extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnreadableAnswer(String what, @Nullable Throwable cause) {
            super("catalogue answer: " + what + " (expected: the item that was asked for)", cause);
        }
    }
}
