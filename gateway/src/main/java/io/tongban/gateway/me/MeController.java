package io.tongban.gateway.me;

import io.swagger.v3.oas.annotations.Operation;
import io.tongban.gateway.login.Person;
import io.tongban.gateway.login.SignedIn;
import io.tongban.support.identity.Passport.Kind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** {@code /api/me}: who is logged in at this desk, and for whom they act. */
@RestController
@RequestMapping("/api/me")
public class MeController {

    private final ChoosePrincipal choosePrincipal;

    MeController(ChoosePrincipal choosePrincipal) {
        this.choosePrincipal = choosePrincipal;
    }

    @Operation(summary = "Who is logged in at this desk; also sets the XSRF-TOKEN cookie")
    @GetMapping
    public Mono<Me> me(ServerWebExchange exchange) {
        return exchange.<Authentication>getPrincipal()
                .ofType(SignedIn.class)
                .map(in -> Me.of(in, exchange.getRequest().getHeaders()))
                .defaultIfEmpty(Me.visitor());
    }

    @Operation(summary = "Chooses for whom the browser acts from now on; other pages of the session follow")
    @PutMapping("/principal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    public Mono<Void> principal(@RequestBody PrincipalRequest request, ServerWebExchange exchange) {
        return exchange.<Authentication>getPrincipal()
                .ofType(SignedIn.class)
                .flatMap(in -> choosePrincipal.handle(in, request.code(), exchange));
    }

    /** @param code 统一社会信用代码; null: for oneself */
    public record PrincipalRequest(@Nullable String code) {}

    /** @param principals for whom the person may act; one of them is current */
    public record Me(
            Kind kind,
            String name,
            String issuer,
            int assurance,
            Set<String> roles,
            @Nullable String organ,
            List<PrincipalView> principals,
            Csrf csrf) {

        static Me visitor() {
            return new Me(Kind.VISITOR, "", "none", 0, Set.of(), null, List.of(), Csrf.NAMES);
        }

        static Me of(SignedIn in, HttpHeaders headers) {
            Person person = in.getPrincipal();
            return new Me(
                    person.kind(),
                    person.name(),
                    person.issuer(),
                    person.assurance(),
                    person.roles(),
                    person.organ(),
                    PrincipalView.all(in, headers),
                    Csrf.NAMES);
        }
    }

    /** Under which names a browser finds its CSRF token and sends it back. */
    public record Csrf(String cookie, String header) {
        static final Csrf NAMES = new Csrf("XSRF-TOKEN", "X-XSRF-TOKEN");
    }
}
