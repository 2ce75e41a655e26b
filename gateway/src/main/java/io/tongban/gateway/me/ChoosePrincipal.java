package io.tongban.gateway.me;

import io.tongban.gateway.login.Login;
import io.tongban.gateway.login.SignedIn;
import io.tongban.gateway.passport.ActingFor;
import io.tongban.gateway.session.StoredSession;
import io.tongban.support.problem.CommonProblem;
import io.tongban.support.problem.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/** Keeps in the session for whom the person acts. A bearer token has no session: its client sends the header. */
@Component
class ChoosePrincipal {

    /** Errors: ACTING_FOR_NOT_YOURS; BAD_REQUEST without a session; SESSION_CHANGED when another request was faster. */
    Mono<Void> handle(SignedIn in, @Nullable String code, ServerWebExchange exchange) {
        Login login = in.login();
        if (login == null) {
            return Mono.error(Refusal.of(CommonProblem.BAD_REQUEST).exception());
        }
        String kept = ActingFor.principal(in.getPrincipal(), code).code();
        return exchange.getSession()
                .doOnNext(session -> session.getAttributes().put(StoredSession.LOGIN, login.actingFor(kept)))
                .flatMap(WebSession::save);
    }
}
