package io.tongban.gateway.session;

import io.tongban.gateway.login.Login;
import io.tongban.gateway.login.PendingLogin;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;

/** A session that holds a login, or a login under way, and nothing else: any other attribute is refused. */
public final class StoredSession implements Session {

    public static final String LOGIN = "login";
    public static final String PENDING = "pending";

    private final SessionProperties lives;
    private final InstantSource time;

    /** Under which id the database has it; null: not yet there. */
    private @Nullable String storedId;

    private String id;
    private Content content;
    private long revision;
    private Instant createdAt;
    private Instant accessedAt;
    private Instant storedAccess;
    private boolean changed;

    StoredSession(SessionProperties lives, InstantSource time) {
        this.lives = lives;
        this.time = time;
        this.id = SessionSeal.newId();
        this.content = new Content(null, null);
        this.createdAt = time.instant();
        this.accessedAt = createdAt;
        this.storedAccess = createdAt;
    }

    StoredSession(SessionProperties lives, InstantSource time, String id, Row row, Content content) {
        this(lives, time);
        this.id = id;
        this.storedId = id;
        this.content = content;
        this.revision = row.revision();
        this.createdAt = row.createdAt();
        this.accessedAt = row.accessedAt();
        this.storedAccess = row.accessedAt();
    }

    /** What is sealed. */
    record Content(@Nullable Login login, @Nullable PendingLogin pending) {}

    /** What the database has in the clear, beside the digest. */
    record Row(byte[] sealed, long revision, Instant createdAt, Instant accessedAt) {}

    public @Nullable Login login() {
        return content.login();
    }

    Content content() {
        return content;
    }

    @Nullable
    String storedId() {
        return storedId;
    }

    long revision() {
        return revision;
    }

    boolean changed() {
        return changed;
    }

    /** A write per request would buy nothing: idle time is counted to the minute. */
    boolean worthTouching() {
        return Duration.between(storedAccess, accessedAt).compareTo(Duration.ofMinutes(1)) >= 0;
    }

    void stored() {
        storedId = id;
        storedAccess = accessedAt;
        changed = false;
        revision++;
    }

    void touched() {
        storedAccess = accessedAt;
    }

    Instant expiresAt() {
        if (content.login() == null) {
            return createdAt.plus(lives.pending());
        }
        Instant idle = accessedAt.plus(lives.idle());
        Instant absolute = createdAt.plus(lives.absolute());
        return idle.isBefore(absolute) ? idle : absolute;
    }

    @Override
    public String getId() {
        return id;
    }

    /** At login: the absolute life begins anew too. */
    @Override
    public String changeSessionId() {
        id = SessionSeal.newId();
        createdAt = time.instant();
        accessedAt = createdAt;
        changed = true;
        return id;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable T getAttribute(String name) {
        return switch (name) {
            case LOGIN -> (T) content.login();
            case PENDING -> (T) content.pending();
            default -> null;
        };
    }

    @Override
    public Set<String> getAttributeNames() {
        Set<String> names = new LinkedHashSet<>();
        if (content.login() != null) {
            names.add(LOGIN);
        }
        if (content.pending() != null) {
            names.add(PENDING);
        }
        return names;
    }

    @Override
    public void setAttribute(String name, @Nullable Object value) {
        switch (name) {
            case LOGIN -> content = new Content((Login) value, content.pending());
            case PENDING -> content = new Content(content.login(), (PendingLogin) value);
            default -> throw new IllegalArgumentException("session attribute: " + name + " (expected: login, pending)");
        }
        changed = true;
    }

    @Override
    public void removeAttribute(String name) {
        if (getAttributeNames().contains(name)) {
            setAttribute(name, null);
        }
    }

    @Override
    public Instant getCreationTime() {
        return createdAt;
    }

    @Override
    public void setLastAccessedTime(Instant when) {
        accessedAt = time.instant();
    }

    @Override
    public Instant getLastAccessedTime() {
        return accessedAt;
    }

    @Override
    public void setMaxInactiveInterval(Duration interval) {
        throw new UnsupportedOperationException("tongban.gateway.session.idle rules");
    }

    @Override
    public Duration getMaxInactiveInterval() {
        return lives.idle();
    }

    @Override
    public boolean isExpired() {
        return !expiresAt().isAfter(time.instant());
    }
}
