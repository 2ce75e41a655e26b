package io.tongban.support.problem;

import io.r2dbc.spi.R2dbcException;
import io.tongban.support.web.RequestIds;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one place where anything that went wrong becomes {@code application/problem+json} (RFC 9457): Chinese unless
 * English is preferred, with a stable code and the request's id. Nothing internal is told.
 */
@Order(-2)
public final class ProblemHandler implements WebExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);

    /** Constraint of bean validation → our words. */
    private static final Map<String, String[]> WORDS = Map.of(
            "NotBlank", new String[] {"必须填写", "Required"},
            "NotNull", new String[] {"必须填写", "Required"},
            "NotEmpty", new String[] {"至少填写一项", "At least one is required"},
            "Size", new String[] {"长度不符合要求", "Wrong length"},
            "Min", new String[] {"数值过小", "Too small"},
            "Max", new String[] {"数值过大", "Too large"},
            "Pattern", new String[] {"格式不正确", "Wrong format"});

    private final JsonMapper json;

    public ProblemHandler(JsonMapper json) {
        this.json = json;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        ServerHttpResponse response = exchange.getResponse();
        if (response.isCommitted()) {
            return Mono.error(error);
        }
        Refusal refusal = refusalFor(error);
        report(exchange, refusal, error);
        return write(exchange, refusal);
    }

    /** What is ours to mend is an error; a neighbour that does not answer, or a client that left, is not. */
    private static void report(ServerWebExchange exchange, Refusal refusal, Throwable error) {
        String id = RequestIds.of(exchange);
        if (refusal.problem() == CommonProblem.INTERNAL) {
            log.error(
                    "requestId={} {} {} failed",
                    id,
                    exchange.getRequest().getMethod(),
                    exchange.getRequest().getPath(),
                    error);
        } else if (refusal.problem().status().is5xxServerError()) {
            log.warn("requestId={} {}: {}", id, refusal.problem().name(), error.toString());
        }
    }

    /** Writes a refusal as the answer; for filters and fall-backs that have no exception to throw. */
    public Mono<Void> write(ServerWebExchange exchange, Refusal refusal) {
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(refusal.problem().status());
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        response.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        response.getHeaders().setCacheControl("no-store");
        byte[] body = json.writeValueAsBytes(document(exchange, refusal));
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    /** The problem document as ordered members; also used for answers that are stored. */
    public static Map<String, Object> document(ServerWebExchange exchange, Refusal refusal) {
        boolean english = prefersEnglish(exchange);
        Problem problem = refusal.problem();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", "urn:tongban:problem:" + problem.name());
        document.put("title", english ? problem.titleEn() : problem.title());
        document.put("status", problem.status().value());
        document.put("detail", english ? refusal.detailEn() : refusal.detail());
        document.put("code", problem.name());
        document.put("instance", exchange.getRequest().getPath().value());
        document.put("requestId", RequestIds.of(exchange));
        if (!refusal.faults().isEmpty()) {
            document.put(
                    "faults",
                    refusal.faults().stream().map(f -> fault(f, english)).toList());
        }
        document.putAll(refusal.more());
        return document;
    }

    private static Map<String, Object> fault(Fault fault, boolean english) {
        return Map.of(
                "pointer", fault.pointer(),
                "code", fault.code(),
                "detail", english ? fault.detailEn() : fault.detail());
    }

    private static boolean prefersEnglish(ServerWebExchange exchange) {
        Locale preferred = exchange.getLocaleContext().getLocale();
        return exchange.getRequest().getHeaders().containsHeader(HttpHeaders.ACCEPT_LANGUAGE)
                && preferred != null
                && preferred.getLanguage().equals("en");
    }

    private static Refusal refusalFor(Throwable error) {
        if (error instanceof RefusedException refused) {
            return refused.refusal();
        }
        if (error instanceof WebExchangeBindException invalid) {
            return Refusal.of(CommonProblem.INVALID_FIELDS, faults(invalid));
        }
        if (error instanceof AccessDeniedException) {
            return Refusal.of(CommonProblem.NOT_PERMITTED);
        }
        if (error instanceof AuthenticationException) {
            return Refusal.of(CommonProblem.NOT_SIGNED_IN);
        }
        if (error instanceof DataBufferLimitException || error.getCause() instanceof DataBufferLimitException) {
            return Refusal.of(CommonProblem.TOO_LARGE);
        }
        if (error instanceof ServerWebInputException || error instanceof DecodingException) {
            return Refusal.of(CommonProblem.BAD_REQUEST);
        }
        if (error instanceof ResponseStatusException other) {
            return Refusal.of(problemFor(other.getStatusCode()));
        }
        if (hasUnstorableText(error)) {
            return Refusal.of(CommonProblem.BAD_REQUEST);
        }
        if (unreachable(error)) {
            return Refusal.of(CommonProblem.UNAVAILABLE);
        }
        return Refusal.of(CommonProblem.INTERNAL);
    }

    /** U+0000 and the like: PostgreSQL keeps no such text (22P05, 22021). */
    private static boolean hasUnstorableText(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof R2dbcException refused
                    && ("22P05".equals(refused.getSqlState()) || "22021".equals(refused.getSqlState()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean unreachable(Throwable error) {
        return error instanceof TimeoutException
                || error instanceof IOException
                || error instanceof R2dbcException && error instanceof io.r2dbc.spi.R2dbcTransientResourceException
                || error instanceof org.springframework.dao.DataAccessResourceFailureException
                || error instanceof io.github.resilience4j.circuitbreaker.CallNotPermittedException;
    }

    private static List<Fault> faults(WebExchangeBindException invalid) {
        List<Fault> faults = new ArrayList<>();
        invalid.getFieldErrors().forEach(e -> {
            String[] words = WORDS.getOrDefault(String.valueOf(e.getCode()), new String[] {"填写有误", "Invalid"});
            String pointer =
                    "/" + e.getField().replace("[", "/").replace("]", "").replace('.', '/');
            String code = e.getCode() == null ? "INVALID" : e.getCode().toUpperCase(Locale.ROOT);
            faults.add(new Fault(pointer, code, words[0], words[1]));
        });
        return faults;
    }

    private static Problem problemFor(HttpStatusCode status) {
        for (CommonProblem problem : CommonProblem.values()) {
            if (problem.status().value() == status.value()) {
                return problem;
            }
        }
        return status.is4xxClientError() ? CommonProblem.BAD_REQUEST : internal(status);
    }

    private static Problem internal(HttpStatusCode status) {
        return status.value() == HttpStatus.GATEWAY_TIMEOUT.value()
                ? CommonProblem.UNAVAILABLE
                : CommonProblem.INTERNAL;
    }
}
