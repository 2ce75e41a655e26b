package io.tongban.gateway.session;

import io.tongban.gateway.GatewayProblem;
import io.tongban.gateway.session.StoredSession.Content;
import io.tongban.gateway.session.StoredSession.Row;
import io.tongban.support.postgres.Detached;
import io.tongban.support.problem.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** One statement per call; a session that was removed meanwhile is never brought back by a late save. */
final class R2dbcSessions implements Sessions {

    private final DatabaseClient database;
    private final JsonMapper json;
    private final SessionProperties lives;
    private final InstantSource time;

    R2dbcSessions(DatabaseClient database, JsonMapper json, SessionProperties lives, InstantSource time) {
        this.database = database;
        this.json = json;
        this.lives = lives;
        this.time = time;
    }

    @Override
    public Mono<StoredSession> createSession() {
        return Mono.fromSupplier(() -> new StoredSession(lives, time));
    }

    @Override
    public Mono<StoredSession> findById(String id) {
        if (!SessionSeal.looksLikeId(id)) {
            return Mono.empty();
        }
        return database.sql("""
                        select sealed, revision, created_at, accessed_at from session
                        where digest = :digest and expires_at > :now
                        """)
                .bind("digest", SessionSeal.digest(id))
                .bind("now", utc(time.instant()))
                .map((row, meta) -> new Row(
                        Objects.requireNonNull(row.get("sealed", byte[].class)),
                        Objects.requireNonNull(row.get("revision", Long.class)),
                        instant(row.get("created_at", OffsetDateTime.class)),
                        instant(row.get("accessed_at", OffsetDateTime.class))))
                .one()
                .map(row -> opened(id, row));
    }

    private StoredSession opened(String id, Row row) {
        Content content = json.readValue(SessionSeal.open(id, row.sealed()), Content.class);
        return new StoredSession(lives, time, id, row, content);
    }

    @Override
    public Mono<Void> save(StoredSession session) {
        return Detached.from(Mono.defer(() -> write(session)));
    }

    private Mono<Void> write(StoredSession session) {
        String stored = session.storedId();
        if (stored == null) {
            return session.getAttributeNames().isEmpty() ? Mono.empty() : insert(session);
        }
        if (!stored.equals(session.getId())) {
            return replace(session, stored);
        }
        if (session.changed()) {
            return update(session);
        }
        return session.worthTouching() ? touch(session) : Mono.empty();
    }

    private Mono<Void> insert(StoredSession session) {
        return bound("""
                        insert into session (digest, sealed, revision, created_at, accessed_at, expires_at)
                        values (:digest, :sealed, :revision, :created, :accessed, :expires)
                        """, session).fetch().rowsUpdated().then(Mono.fromRunnable(session::stored));
    }

    private Mono<Void> replace(StoredSession session, String old) {
        return bound("""
                        with gone as (delete from session where digest = :old)
                        insert into session (digest, sealed, revision, created_at, accessed_at, expires_at)
                        values (:digest, :sealed, :revision, :created, :accessed, :expires)
                        """, session)
                .bind("old", SessionSeal.digest(old))
                .fetch()
                .rowsUpdated()
                .then(Mono.fromRunnable(session::stored));
    }

    private Mono<Void> update(StoredSession session) {
        return bound("""
                        update session set sealed = :sealed, revision = :revision, created_at = :created,
                            accessed_at = :accessed, expires_at = :expires
                        where digest = :digest and revision = :revision - 1
                        """, session)
                .fetch()
                .rowsUpdated()
                .flatMap(rows -> rows == 1
                        ? Mono.<Void>fromRunnable(session::stored)
                        : Mono.error(Refusal.of(GatewayProblem.SESSION_CHANGED).exception()));
    }

    private Mono<Void> touch(StoredSession session) {
        return database.sql("update session set accessed_at = :accessed, expires_at = :expires where digest = :digest")
                .bind("accessed", utc(session.getLastAccessedTime()))
                .bind("expires", utc(session.expiresAt()))
                .bind("digest", SessionSeal.digest(session.getId()))
                .fetch()
                .rowsUpdated()
                .then(Mono.fromRunnable(session::touched));
    }

    private DatabaseClient.GenericExecuteSpec bound(String sql, StoredSession session) {
        return database.sql(sql)
                .bind("digest", SessionSeal.digest(session.getId()))
                .bind("sealed", SessionSeal.seal(session.getId(), json.writeValueAsBytes(session.content())))
                .bind("revision", session.revision() + 1)
                .bind("created", utc(session.getCreationTime()))
                .bind("accessed", utc(session.getLastAccessedTime()))
                .bind("expires", utc(session.expiresAt()));
    }

    @Override
    public Mono<Void> deleteById(String id) {
        return Detached.from(database.sql("delete from session where digest = :digest")
                .bind("digest", SessionSeal.digest(id))
                .fetch()
                .rowsUpdated()
                .then());
    }

    @Override
    public Mono<Boolean> leaseCheck(String id, Duration life) {
        Instant now = time.instant();
        return database.sql("""
                        update session set check_leased_until = :until
                        where digest = :digest and (check_leased_until is null or check_leased_until < :now)
                        """)
                .bind("until", utc(now.plus(life)))
                .bind("digest", SessionSeal.digest(id))
                .bind("now", utc(now))
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    @Override
    public Mono<Void> removeExpired() {
        return database.sql("delete from session where expires_at <= :now")
                .bind("now", utc(time.instant()))
                .fetch()
                .rowsUpdated()
                .then();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(@Nullable OffsetDateTime value) {
        return Objects.requireNonNull(value).toInstant();
    }
}
