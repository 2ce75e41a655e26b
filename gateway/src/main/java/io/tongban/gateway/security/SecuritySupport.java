package io.tongban.gateway.security;

import io.tongban.gateway.GatewayProblem;
import io.tongban.gateway.limits.RateLimits;
import io.tongban.gateway.login.LoginFlow;
import io.tongban.gateway.login.LoginProperties;
import io.tongban.gateway.session.CookieProperties;
import io.tongban.support.clock.ModeProperties;
import io.tongban.support.problem.CommonProblem;
import io.tongban.support.problem.Refusal;
import java.net.URI;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.authentication.ReactiveAuthenticationManagerResolver;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.server.authentication.ServerBearerTokenAuthenticationConverter;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authentication.RedirectServerAuthenticationFailureHandler;
import org.springframework.security.web.server.authentication.RedirectServerAuthenticationSuccessHandler;
import org.springframework.security.web.server.csrf.CookieServerCsrfTokenRepository;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;
import org.springframework.security.web.server.header.XFrameOptionsServerHttpHeadersWriter.Mode;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;

/** The order of the checks at the door. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class SecuritySupport {

    private static final Set<HttpMethod> SAFE =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.TRACE);
    private static final Set<String> GIVES_CSRF_COOKIE = Set.of("/", "/login", "/api/me");

    @Bean
    SecurityWebFilterChain door(
            ServerHttpSecurity http,
            LoginFlow flow,
            ReactiveAuthenticationManagerResolver<ServerWebExchange> bearerTokens,
            RateLimits limits,
            CookieServerCsrfTokenRepository csrf) {
        headers(http);
        login(http, flow);
        return http.requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()))
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .csrf(spec -> spec.csrfTokenRepository(csrf)
                        .csrfTokenRequestHandler(new ServerCsrfTokenRequestAttributeHandler())
                        .accessDeniedHandler((exchange, e) -> Mono.error(
                                Refusal.of(GatewayProblem.CSRF_REFUSED).exception()))
                        .requireCsrfProtectionMatcher(exchange ->
                                changes(exchange) && !bearer(exchange) ? MatchResult.match() : MatchResult.notMatch()))
                .oauth2ResourceServer(
                        server -> server.bearerTokenConverter(new ServerBearerTokenAuthenticationConverter())
                                .authenticationManagerResolver(bearerTokens)
                                .authenticationEntryPoint(limits::refusedToken))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(SecuritySupport::signIn)
                        .accessDeniedHandler((exchange, e) -> Mono.error(e)))
                .authorizeExchange(exchange -> exchange.anyExchange().access(new RuleGuard()))
                .addFilterAt(limits.beforeLogin(), SecurityWebFiltersOrder.FIRST)
                .addFilterAfter(limits.afterLogin(), SecurityWebFiltersOrder.AUTHENTICATION)
                .addFilterAfter(csrfCookie(), SecurityWebFiltersOrder.CSRF)
                .build();
    }

    @Bean
    ReactiveAuthenticationManagerResolver<ServerWebExchange> bearerTokens(
            LoginProperties login, BearerProperties properties, WebClient providerWebClient) {
        BearerTokens tokens = new BearerTokens(login, properties, providerWebClient);
        return exchange -> Mono.just(tokens);
    }

    @Bean
    CookieServerCsrfTokenRepository csrfTokens(CookieProperties cookies, ModeProperties mode) {
        boolean secure = cookies.secureIn(mode.mode());
        CookieServerCsrfTokenRepository repository = CookieServerCsrfTokenRepository.withHttpOnlyFalse();
        repository.setCookieCustomizer(
                cookie -> cookie.secure(secure).sameSite("Lax").path("/"));
        return repository;
    }

    private static void login(ServerHttpSecurity http, LoginFlow flow) {
        http.securityContextRepository(flow.contexts())
                .oauth2Login(login -> login.authenticationManager(flow.manager())
                        .securityContextRepository(flow.contexts())
                        .authorizationRequestResolver(flow.requests())
                        .authorizationRequestRepository(flow.pending())
                        .loginPage("/login")
                        .authenticationSuccessHandler(new RedirectServerAuthenticationSuccessHandler("/"))
                        .authenticationFailureHandler(new RedirectServerAuthenticationFailureHandler("/login?error")))
                .logout(logout ->
                        logout.logoutUrl("/logout").logoutHandler(flow.logout()).logoutSuccessHandler(flow.logout()));
    }

    private static void headers(ServerHttpSecurity http) {
        http.headers(headers -> headers.writer(new PageHeaders())
                .frameOptions(frame -> frame.mode(Mode.DENY))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN)));
    }

    private static boolean changes(ServerWebExchange exchange) {
        return !SAFE.contains(exchange.getRequest().getMethod());
    }

    /**
     * The same test as the bearer filter's: what passes here either signs in by its token alone or is refused, and never
     * rides on a cookie.
     */
    private static boolean bearer(ServerWebExchange exchange) {
        String given = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        return given != null && given.regionMatches(true, 0, "bearer", 0, "bearer".length());
    }

    /** A person's browser goes to the choice of login, a program gets 401. */
    private static Mono<Void> signIn(ServerWebExchange exchange, AuthenticationException error) {
        ServerHttpRequest request = exchange.getRequest();
        boolean navigation = request.getMethod() == HttpMethod.GET
                && request.getHeaders().getAccept().stream().anyMatch(MediaType.TEXT_HTML::equalsTypeAndSubtype);
        if (!navigation) {
            // not the AuthenticationException: the login filter would take it for a failed login
            return Mono.error(Refusal.of(CommonProblem.NOT_SIGNED_IN).exception());
        }
        exchange.getResponse().setStatusCode(HttpStatus.FOUND);
        exchange.getResponse().getHeaders().setLocation(URI.create("/login"));
        return exchange.getResponse().setComplete();
    }

    /** The cookie is only written when somebody looks at the token. */
    private static WebFilter csrfCookie() {
        return (exchange, chain) -> {
            Mono<CsrfToken> token = exchange.getAttribute(CsrfToken.class.getName());
            String path = exchange.getRequest().getPath().value();
            return token == null || !GIVES_CSRF_COOKIE.contains(path)
                    ? chain.filter(exchange)
                    : token.then(chain.filter(exchange));
        };
    }
}
