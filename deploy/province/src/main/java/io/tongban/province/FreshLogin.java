package io.tongban.province;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Asks for the password again where the client wants a fresh login ({@code prompt=login}, {@code max_age}) or the
 * account was disabled meanwhile. The authorization server knows neither; it only sees nobody logged in.
 */
final class FreshLogin extends OncePerRequestFilter {

    private static final String DEMANDED = FreshLogin.class.getName();

    private final People people;
    private final InstantSource time;

    FreshLogin(People people, InstantSource time) {
        this.people = people;
        this.time = time;
    }

    /** For which request, and since when; the same request returns after the login and must then pass. */
    private record Demand(String challenge, Instant since) implements Serializable {}

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        if (!acceptable(request, login)) {
            SecurityContextHolder.setContext(SecurityContextHolder.createEmptyContext());
        }
        chain.doFilter(request, response);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getServletPath().equals("/oauth2/authorize");
    }

    private boolean acceptable(HttpServletRequest request, @Nullable Authentication login) {
        boolean active = login != null && people.active(login.getName()).isPresent();
        @Nullable Duration age = maximalAge(request);
        if (age == null) {
            return active;
        }
        Instant at = active && login != null ? Claims.authenticatedAt(login) : Instant.EPOCH;
        if (!age.isZero() && !at.plus(age).isBefore(time.instant())) {
            return true;
        }
        return answered(request, at);
    }

    private boolean answered(HttpServletRequest request, Instant at) {
        HttpSession session = request.getSession();
        String challenge = String.valueOf(request.getParameter("code_challenge"));
        if (session.getAttribute(DEMANDED) instanceof Demand demand
                && demand.challenge().equals(challenge)
                && !at.isBefore(demand.since())) {
            session.removeAttribute(DEMANDED);
            return true;
        }
        session.setAttribute(DEMANDED, new Demand(challenge, time.instant()));
        return false;
    }

    private static @Nullable Duration maximalAge(HttpServletRequest request) {
        String prompt = request.getParameter("prompt");
        if (prompt != null && Arrays.asList(prompt.split(" ")).contains("login")) {
            return Duration.ZERO;
        }
        String age = request.getParameter("max_age");
        return age == null || !age.matches("\\d{1,9}") ? null : Duration.ofSeconds(Long.parseLong(age));
    }
}
