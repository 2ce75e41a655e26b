package io.tongban.e2e;

import io.tongban.local.Access;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Somebody at their screen: logged in through the gateway at one of its two desks, with nothing but cookies. Thread-safe
 * once logged in.
 */
public final class Person {

    /** Where one logs in: {@code province} for applicants, {@code staff} for officials. */
    public enum Desk {
        PROVINCE("province", "TB_SESSION"),
        STAFF("staff", "TB_DESK");

        public final String login;
        public final String cookie;

        Desk(String login, String cookie) {
            this.login = login;
            this.cookie = cookie;
        }
    }

    private static final int PATIENCE = 60;
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final String gateway;
    private final Desk desk;
    private final Browser browser;
    private final @Nullable String organisation;

    private Person(String gateway, Desk desk, Browser browser, @Nullable String organisation) {
        this.gateway = gateway;
        this.desk = desk;
        this.browser = browser;
        this.organisation = organisation;
    }

    /** Nobody: asks without having logged in. */
    public static Person visitor(Access access) {
        return new Person(access.url("gateway"), Desk.PROVINCE, new Browser(), null);
    }

    /**
     * Logs in as a browser does: the gateway sends it to the provider, the page asks for name and password, the
     * provider sends it back with a code.
     *
     * @throws Unexpected when it does not end with a session
     */
    public static Person logIn(Access access, Desk desk, String name) {
        return logIn(access, desk, name, "");
    }

    /** The same, asking the provider to identify the person anew: what a signature wants. */
    static Person logInAnew(Access access, Desk desk, String name) {
        return logIn(access, desk, name, "?fresh=true");
    }

    private static Person logIn(Access access, Desk desk, String name, String query) {
        Person person = new Person(access.url("gateway"), desk, new Browser(), null);
        URI begin = person.uri("/oauth2/authorization/" + desk.login + query);
        HttpResponse<String> landed = signIn(person.browser, begin, name, access.demoPassword());
        Answer me = person.get("/api/me").expect(200);
        if (!me.text("/issuer").equals(desk.login)
                || person.browser.cookie("XSRF-TOKEN").isEmpty()) {
            throw new Unexpected("login of " + name + " ended at " + landed.uri() + " with " + landed.statusCode()
                    + " and without a session: " + me.body());
        }
        return person;
    }

    /** Through the provider's page to wherever it leads; for the gateway, and for clients of the provider. */
    static HttpResponse<String> signIn(Browser browser, URI begin, String name, String password) {
        HttpResponse<String> page = browser.visit(begin);
        Matcher csrf = CSRF.matcher(page.body());
        if (!csrf.find()) {
            throw new Unexpected(begin + " led to " + page.uri() + " with " + page.statusCode()
                    + " (expected: the provider's login page)");
        }
        return browser.submit(
                page.uri().resolve("/login"), Map.of("username", name, "password", password, "_csrf", csrf.group(1)));
    }

    /** Identifies anew, whatever session there is, as a signature asks for. */
    void confirm(Access access, String name) {
        signIn(browser, uri("/oauth2/authorization/" + desk.login + "?fresh=true"), name, access.demoPassword());
    }

    /** The same person, acting for that organisation (统一社会信用代码). */
    public Person actingFor(String code) {
        return new Person(gateway, desk, browser, code);
    }

    public Browser browser() {
        return browser;
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    /** With an idempotency key of its own. */
    public Answer post(String path, String json) {
        return post(path, UUID.randomUUID().toString(), json);
    }

    public Answer post(String path, String key, String json) {
        return send(posting(path, key, json));
    }

    /** A POST that can be changed, or sent in another way. */
    public HttpRequest.Builder posting(String path, String key, String json) {
        return request(path)
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json));
    }

    /** @param revision as the case was seen, for {@code If-Match} */
    public Answer patch(String path, String revision, String json) {
        return send(request(path)
                .header("If-Match", "\"" + revision + "\"")
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(json)));
    }

    public Answer put(String path, String json) {
        return send(putting(path, json));
    }

    /** @param revision as it was seen, for {@code If-Match} */
    Answer put(String path, String revision, String json) {
        return send(putting(path, json).header("If-Match", "\"" + revision + "\""));
    }

    private HttpRequest.Builder putting(String path, String json) {
        return request(path)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json));
    }

    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    /** Uploads a small file, whole in one request, and attaches it to a material of a case. */
    public Answer give(String path, String fileName, byte[] content) {
        return post(path, "{\"uploads\":[\"" + upload(fileName, content) + "\"]}");
    }

    /** A small file, whole in one request: its id. */
    String upload(String fileName, byte[] content) {
        return Uploads.idOf(send(Uploads.creation(this, fileName, content.length)
                .header("Content-Type", Uploads.BYTES)
                .POST(BodyPublishers.ofByteArray(content))));
    }

    /** A file; waits when the gateway asks to. */
    public byte[] download(String path) {
        HttpResponse<byte[]> answer = browser.bytes(request(path).GET().build());
        for (int tries = 0; answer.statusCode() == 429 && tries < PATIENCE; tries++) {
            Words.pause(Duration.ofSeconds(
                    answer.headers().firstValueAsLong("Retry-After").orElse(1)));
            answer = browser.bytes(request(path).GET().build());
        }
        if (answer.statusCode() != 200) {
            throw new Unexpected("GET " + path + " answered " + answer.statusCode() + " (expected: 200)");
        }
        return answer.body();
    }

    /** Ends the session of this desk. */
    public Answer logOut() {
        return send(request("/logout").header("Accept", "application/json").POST(BodyPublishers.noBody()));
    }

    /** Waits when the gateway asks to, as it should be done, and tries again. */
    public Answer send(HttpRequest.Builder request) {
        HttpResponse<String> answer = browser.send(request.build());
        for (int tries = 0; answer.statusCode() == 429 && tries < PATIENCE; tries++) {
            Words.pause(Duration.ofSeconds(
                    answer.headers().firstValueAsLong("Retry-After").orElse(1)));
            answer = browser.send(request.build());
        }
        return Answer.of(answer);
    }

    /** A request of this person at their desk, with cookies and the token that proves the page is ours. */
    public HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = browser.request(uri(path)).header("X-Desk", desk.login);
        String csrf = browser.cookie("XSRF-TOKEN");
        if (!csrf.isEmpty()) {
            request.header("X-XSRF-TOKEN", csrf);
        }
        if (organisation != null) {
            request.header("X-Acting-For", organisation);
        }
        return request;
    }

    private URI uri(String path) {
        return URI.create(gateway + path);
    }
}
