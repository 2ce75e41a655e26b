package io.tongban.gateway.session;

import java.util.Locale;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * At which desk somebody sits: applicants and officials have separate logins and separate cookies, so that one browser
 * may hold both and neither stands in for the other.
 */
public enum Desk {
    PROVINCE("TB_SESSION"),
    STAFF("TB_DESK");

    public static final String HEADER = "X-Desk";
    private static final String PARAMETER = "desk";

    private final String cookie;

    Desk(String cookie) {
        this.cookie = cookie;
    }

    public String cookie() {
        return cookie;
    }

    /** Name of the OpenID Connect registration, and of the issuer in a passport: {@code province} or {@code staff}. */
    public String registration() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Desk named(String registration) {
        return registration.equals(STAFF.registration()) ? STAFF : PROVINCE;
    }

    /**
     * The login path decides, then the header {@code X-Desk}, then the query parameter {@code desk} (an event stream of
     * a browser cannot set headers), then the only cookie that is there; else the applicants' desk.
     */
    public static Desk of(ServerHttpRequest request) {
        String path = request.getPath().value();
        for (Desk desk : values()) {
            if (path.equals("/oauth2/authorization/" + desk.registration())
                    || path.equals("/login/oauth2/code/" + desk.registration())) {
                return desk;
            }
        }
        String wished = request.getHeaders().getFirst(HEADER);
        if (wished == null) {
            wished = request.getQueryParams().getFirst(PARAMETER);
        }
        if (wished != null) {
            return named(wished);
        }
        boolean staffOnly = request.getCookies().containsKey(STAFF.cookie)
                && !request.getCookies().containsKey(PROVINCE.cookie);
        return staffOnly ? STAFF : PROVINCE;
    }
}
