package io.tongban.approval.audit;

import io.tongban.support.identity.Passport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPattern.PathMatchInfo;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/**
 * Notes which official is met with which roles, once per change, and who reads of which case what. A read is in the log
 * before its answer leaves, refused ones too.
 */
@Component
class AuditFilter implements WebFilter {

    private static final int REMEMBERED = 10_000;
    private static final List<PathPattern> CASES = Stream.of(
                    "/api/applications/{id}/{*what}", "/api/reviews/{id}/{what:archive}")
            .map(PathPatternParser.defaultInstance::parse)
            .toList();

    private final AuditLog log;
    /** Who was met here before, with what; the log itself is the truth. */
    private final Map<String, Passport> met = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Passport> eldest) {
            return size() > REMEMBERED;
        }
    };

    AuditFilter(AuditLog log) {
        this.log = log;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return ReactiveSecurityContextHolder.getContext()
                .mapNotNull(context -> context.getAuthentication())
                .mapNotNull(authentication -> authentication.getPrincipal())
                .ofType(Passport.class)
                .filter(who -> who.kind() == Passport.Kind.OFFICIAL)
                .flatMap(who -> {
                    noteRead(exchange, who);
                    return isMet(who) ? Mono.<Void>empty() : log.roles(who).doOnSuccess(done -> remember(who));
                })
                .then(Mono.defer(() -> chain.filter(exchange)));
    }

    private void noteRead(ServerWebExchange exchange, Passport who) {
        ServerHttpRequest request = exchange.getRequest();
        PathContainer path = request.getPath().pathWithinApplication();
        Map<String, String> parts = CASES.stream()
                .filter(pattern -> request.getMethod() == HttpMethod.GET && pattern.matches(path))
                .findFirst()
                .map(pattern -> pattern.matchAndExtract(path))
                .map(PathMatchInfo::getUriVariables)
                .orElse(Map.of());
        UUID application;
        try {
            application = UUID.fromString(parts.getOrDefault("id", ""));
        } catch (IllegalArgumentException notOfACase) {
            return;
        }
        ServerHttpResponse response = exchange.getResponse();
        response.beforeCommit(() -> log.note(
                AuditLog.Kind.READ,
                who,
                application,
                Map.of("what", parts.getOrDefault("what", ""), "status", status(response))));
    }

    private static int status(ServerHttpResponse response) {
        HttpStatusCode status = response.getStatusCode();
        return status == null ? 200 : status.value();
    }

    private boolean isMet(Passport who) {
        synchronized (met) {
            Passport last = met.get(who.personKey());
            return last != null
                    && last.roles().equals(who.roles())
                    && last.name().equals(who.name())
                    && String.valueOf(last.organ()).equals(String.valueOf(who.organ()));
        }
    }

    private void remember(Passport who) {
        synchronized (met) {
            met.put(who.personKey(), who);
        }
    }
}
