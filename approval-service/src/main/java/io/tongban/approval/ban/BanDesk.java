package io.tongban.approval.ban;

import io.r2dbc.postgresql.codec.PostgresqlObjectId;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.tongban.approval.ApprovalProblem;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.idempotency.KeptAnswers;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import io.tongban.support.postgres.Detached;
import io.tongban.support.problem.Refusal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The bans of one organ. The organ is part of every query. */
@Component
class BanDesk {

    private static final String ROWS = """
            select coalesce(json_agg(r order by r."imposedAt" desc, r.id desc), '[]')::text from (
                select b.id, a.case_number as "caseNumber", b.item_class as "itemClass", b.basis, b.from_day as "from",
                    b.until_day as "until", b.imposed_at as "imposedAt", f.reason as "liftedBecause", f.lifted_at as "liftedAt",
                    case when a.principal_type = 'person'
                        then left(a.principal_name, 1) || repeat('*', greatest(length(a.principal_name) - 1, 1))
                        else a.principal_name end as applicant
                from ban b join application a on a.id = b.source left join ban_lift f on f.ban = b.id
                where b.organ = :organ
                    and (:afterTime::timestamptz is null or (b.imposed_at, b.id) < (:afterTime::timestamptz, :afterId::uuid))
                order by b.imposed_at desc, b.id desc limit :limit) r
            """;
    private static final String LIFT = """
            with lifted as (
                insert into ban_lift (ban, reason, lifted_by, lifted_name, lifted_at)
                select id, :reason, :person, :name, :at from ban where id = :ban and organ = :organ
                returning ban)
            insert into idempotency (owner, operation, key, body_hash, status, answer)
            select :person, :operation, :key, :bodyHash, 200, cast(:answer as json) from lifted
            """;

    private final DatabaseClient database;
    private final KeptAnswers answers;
    private final Clock clock;

    BanDesk(DatabaseClient database, KeptAnswers answers, Clock clock) {
        this.database = database;
        this.answers = answers;
        this.clock = clock;
    }

    Mono<String> of(String organ, @Nullable OffsetDateTime afterTime, @Nullable UUID afterId, int limit) {
        return database.sql(ROWS)
                .bind("organ", organ)
                .bind("afterTime", Parameters.in(R2dbcType.TIMESTAMP_WITH_TIME_ZONE, afterTime))
                .bind("afterId", Parameters.in(PostgresqlObjectId.UUID, afterId))
                .bind("limit", limit)
                .map(row -> row.get(0, String.class))
                .one();
    }

    Mono<StoredAnswer> lift(Passport who, UUID ban, @Nullable String given, String reason) {
        IdempotencyKey key = IdempotencyKey.of(who.personKey(), "lifting/" + ban, given, reason);
        StoredAnswer answer = new StoredAnswer(key.bodyHash(), 200, "{\"id\":\"" + ban + "\"}");
        String organ = who.organ();
        Mono<StoredAnswer> lifted = database.sql(LIFT)
                .bind("ban", ban)
                .bind("organ", organ == null ? "" : organ)
                .bind("reason", reason)
                .bind("person", who.personKey())
                .bind("name", who.name())
                .bind("at", OffsetDateTime.now(clock))
                .bind("operation", key.operation())
                .bind("key", key.key())
                .bind("bodyHash", key.bodyHash())
                .bind("answer", answer.body())
                .fetch()
                .rowsUpdated()
                .flatMap(rows -> rows == 1 ? Mono.just(answer) : Mono.error(refusal(ApprovalProblem.BAN_NOT_FOUND)));
        return Detached.from(lifted.onErrorResume(
                DuplicateKeyException.class,
                taken -> answers.find(key).switchIfEmpty(Mono.error(refusal(ApprovalProblem.BAN_LIFTED)))));
    }

    private static RuntimeException refusal(ApprovalProblem problem) {
        return Refusal.of(problem).exception();
    }
}
