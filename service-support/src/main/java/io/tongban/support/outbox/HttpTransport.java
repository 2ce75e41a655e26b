package io.tongban.support.outbox;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.tongban.support.identity.Tokens;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** Posts batches to a neighbour; any 2xx means kept. */
public final class HttpTransport implements EventTransport {

    private static final MediaType BATCH = MediaType.parseMediaType("application/cloudevents-batch+json");

    private final WebClient client;
    private final Tokens tokens;
    private final OutboxProperties properties;
    private final CircuitBreaker breaker = CircuitBreaker.ofDefaults("outbox");

    public HttpTransport(WebClient.Builder client, Tokens tokens, OutboxProperties properties) {
        this.client = client.baseUrl(properties.url()).build();
        this.tokens = tokens;
        this.properties = properties;
    }

    @Override
    public Mono<Void> send(List<String> events) {
        return Mono.defer(() -> client.post()
                        .uri(properties.path())
                        .contentType(BATCH)
                        .header(
                                HttpHeaders.AUTHORIZATION,
                                "Bearer " + tokens.neighbour(properties.audience(), properties.scope()))
                        .bodyValue("[" + String.join(",", events) + "]")
                        .retrieve()
                        .toBodilessEntity())
                .timeout(properties.timeout())
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .then();
    }
}
