package io.tongban.gateway.security;

import io.tongban.gateway.login.Person;
import io.tongban.gateway.login.SignedIn;
import io.tongban.support.problem.CommonProblem;
import io.tongban.support.problem.Refusal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.ReactiveAuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.authorization.AuthorizationContext;
import reactor.core.publisher.Mono;

/** Asks the table. */
final class RuleGuard implements ReactiveAuthorizationManager<AuthorizationContext> {

    @Override
    public Mono<AuthorizationResult> authorize(Mono<Authentication> authentication, AuthorizationContext context) {
        ServerHttpRequest request = context.getExchange().getRequest();
        Optional<Rule> rule =
                SecurityRules.covering(request.getMethod(), request.getPath().pathWithinApplication());
        if (rule.isEmpty()) {
            return Mono.error(Refusal.of(CommonProblem.NOT_FOUND).exception());
        }
        return authentication
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .map(who -> decision(rule.get(), SignedIn.personOf(who.orElse(null))));
    }

    private static AuthorizationResult decision(Rule rule, @Nullable Person person) {
        return new AuthorizationDecision(rule.who().admits(person));
    }
}
