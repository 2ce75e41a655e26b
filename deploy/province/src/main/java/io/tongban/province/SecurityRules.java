package io.tongban.province;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Who may do what here. */
@Configuration(proxyBeanMethods = false)
class SecurityRules {

    private static final RequestMatcher AUTHORIZE =
            PathPatternRequestMatcher.pathPattern(HttpMethod.GET, "/oauth2/authorize");

    @Bean
    @Order(1)
    SecurityFilterChain provider(HttpSecurity http, Claims claims, People people, RequestCache saved) {
        http.oauth2AuthorizationServer(server -> {
            http.securityMatcher(server.getEndpointsMatcher());
            server.oidc(oidc -> oidc.userInfoEndpoint(info -> info.userInfoMapper(claims::userInfo)));
        });
        return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .requestCache(cache -> cache.requestCache(saved))
                .addFilterAfter(new FreshLogin(people, InstantSource.system()), SecurityContextHolderFilter.class)
                .exceptionHandling(handling -> handling.defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint("/login"), AUTHORIZE))
                .build();
    }

    /** The switch: from this machine, with the launcher's token, and no session ever. */
    @Bean
    @Order(2)
    SecurityFilterChain admin(HttpSecurity http, ProvinceProperties properties) {
        return http.securityMatcher("/admin/**")
                .authorizeHttpRequests(requests -> requests.anyRequest()
                        .access((login, context) ->
                                new AuthorizationDecision(maySwitch(context.getRequest(), properties.adminToken()))))
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)))
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain pages(HttpSecurity http, RequestCache saved) {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers("/login", "/error")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .requestCache(cache -> cache.requestCache(saved))
                .formLogin(form -> form.loginPage("/login"))
                .logout(Customizer.withDefaults())
                .build();
    }

    /** Only the request of a client is worth coming back to, whatever it accepts. */
    @Bean
    RequestCache savedRequests() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(AUTHORIZE);
        return cache;
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    JWKSource<SecurityContext> keys(ProvinceProperties properties) {
        return new ImmutableJWKSet<>(new JWKSet(SigningKey.from(properties.keyFile())));
    }

    private static boolean maySwitch(HttpServletRequest request, String token) {
        String given = request.getHeader(HttpHeaders.AUTHORIZATION);
        return !token.isEmpty()
                && given != null
                && local(request.getRemoteAddr())
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), ("Bearer " + token).getBytes(StandardCharsets.UTF_8));
    }

    private static boolean local(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
