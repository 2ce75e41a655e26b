package io.tongban.approval.audit;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.postgresql.codec.PostgresqlObjectId;
import io.r2dbc.spi.Parameters;
import io.tongban.support.identity.Passport;
import io.tongban.support.postgres.Detached;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The log of what officials see and are given. It is only appended to. */
@Repository
public class AuditLog {

    public enum Kind {
        ROLES,
        READ,
        REVEAL,
        EXPORT,
        EXPORT_ENDED,
        HAND_OVER
    }

    private static final String NOTE = """
            insert into audit_log (at, kind, actor, actor_name, organ, application_id, detail)
            values (:at, :kind, :actor, :actorName, :organ, :application, :detail)
            """;
    private static final String ROLES = """
            insert into audit_log (at, kind, actor, actor_name, organ, detail)
            select :at, 'ROLES', :actor, :actorName, :organ, jsonb_build_object('roles', to_jsonb(:roles::text[]))
            where not exists (
                select from (
                    select actor_name, organ, detail from audit_log where kind = 'ROLES' and actor = :actor
                    order by id desc limit 1) l
                where l.actor_name = :actorName and l.organ = :organ and l.detail -> 'roles' = to_jsonb(:roles::text[]))
            """;

    private final DatabaseClient database;
    private final Clock clock;
    private final JsonMapper json;

    AuditLog(DatabaseClient database, Clock clock, JsonMapper json) {
        this.database = database;
        this.clock = clock;
        this.json = json;
    }

    /** @param detail without personal data in plain */
    public Mono<Void> note(Kind kind, Passport who, @Nullable UUID application, Map<String, Object> detail) {
        return Detached.from(by(database.sql(NOTE), who)
                .bind("kind", kind.name())
                .bind("application", Parameters.in(PostgresqlObjectId.UUID, application))
                .bind("detail", Json.of(json.writeValueAsBytes(detail)))
                .then());
    }

    /** Roles and organ of an official, where they are others than last time. */
    Mono<Void> roles(Passport who) {
        return Detached.from(by(database.sql(ROLES), who)
                .bind("roles", who.roles().stream().sorted().toArray(String[]::new))
                .then());
    }

    private GenericExecuteSpec by(GenericExecuteSpec spec, Passport who) {
        String organ = who.organ();
        return spec.bind("at", OffsetDateTime.now(clock))
                .bind("actor", who.personKey())
                .bind("actorName", who.name())
                .bind("organ", organ == null ? "" : organ);
    }
}
