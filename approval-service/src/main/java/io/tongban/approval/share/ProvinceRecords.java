package io.tongban.approval.share;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.tongban.approval.ApprovalProblem;
import io.tongban.support.crypto.Sm3;
import io.tongban.support.problem.Refusal;
import io.tongban.support.problem.RefusedException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The provincial data sharing over HTTP. No Shanxi specification is public: this is its shape at our stand-in. */
@Component
class ProvinceRecords implements SharedRecords {

    private static final Logger log = LoggerFactory.getLogger(ProvinceRecords.class);
    private static final int MOST = 64 * 1024;
    private static final int LONGEST = 200;

    private final WebClient client;
    private final ShareProperties properties;
    private final JsonMapper json;
    private final CircuitBreaker breaker = CircuitBreaker.of(
            "share",
            CircuitBreakerConfig.custom()
                    .slidingWindowSize(20)
                    .minimumNumberOfCalls(10)
                    .waitDurationInOpenState(Duration.ofSeconds(10))
                    .build());

    ProvinceRecords(WebClient.Builder client, ShareProperties properties, JsonMapper json) {
        String url = properties.url();
        this.client = client.clone()
                .baseUrl(url == null ? "" : url)
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(MOST))
                .build();
        this.properties = properties;
        this.json = json;
    }

    @Override
    public Mono<Found> ask(Question question) {
        if (properties.url() == null) {
            return Mono.error(
                    () -> Refusal.of(ApprovalProblem.SHARED_UNAVAILABLE).exception());
        }
        return Mono.defer(() -> client.post()
                        .uri("/records/query")
                        .header(HttpHeaders.AUTHORIZATION, "Bearer " + properties.token())
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(json.writeValueAsString(body(question)))
                        .retrieve()
                        .bodyToMono(String.class)
                        .defaultIfEmpty(""))
                .timeout(properties.timeout())
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .onErrorMap(error -> !(error instanceof RefusedException), error -> unavailable(question, error))
                .flatMap(answer -> Mono.justOrEmpty(found(question, answer)));
    }

    private static Map<String, Object> body(Question question) {
        return Map.of(
                "material", question.material(),
                "materialName", question.materialName(),
                "from", question.from(),
                "subject",
                        Map.of(
                                "type", question.subject().type(),
                                "name", question.subject().name(),
                                "number", question.subject().number()),
                "consent",
                        Map.of(
                                "application", question.application().toString(),
                                "at", question.consentedAt().toString()));
    }

    private @Nullable Found found(Question question, String answer) {
        try {
            JsonNode said = json.readTree(answer);
            if (!said.path("found").isBoolean()) {
                throw wrong(question, "found: not said");
            }
            if (!said.path("found").asBoolean()) {
                return null;
            }
            JsonNode subject = said.path("subject");
            if (!question.subject().number().equals(subject.path("number").asString(""))
                    || !question.subject().name().equals(subject.path("name").asString(""))) {
                throw wrong(question, "subject: another");
            }
            String until = said.at("/record/validUntil").asString("");
            return new Found(
                    text(question, said, "number"),
                    text(question, said, "issuedBy"),
                    until.isEmpty() ? null : LocalDate.parse(until),
                    Sm3.hex(answer.getBytes(StandardCharsets.UTF_8)));
        } catch (JacksonException | DateTimeException unreadable) {
            throw wrong(question, "unreadable");
        }
    }

    private static String text(Question question, JsonNode said, String field) {
        String text = said.path("record").path(field).asString("");
        if (text.isBlank() || text.length() > LONGEST) {
            throw wrong(question, field + ": empty or too long");
        }
        return text;
    }

    private static RuntimeException wrong(Question question, String what) {
        log.warn("shared data: answer about {} of {} is wrong: {}", question.material(), question.application(), what);
        return Refusal.of(ApprovalProblem.SHARED_WRONG).exception();
    }

    private static RuntimeException unavailable(Question question, Throwable error) {
        log.warn(
                "shared data: no answer about {} of {}: {}",
                question.material(),
                question.application(),
                error.getClass().getSimpleName());
        return Refusal.of(ApprovalProblem.SHARED_UNAVAILABLE).exception();
    }
}
