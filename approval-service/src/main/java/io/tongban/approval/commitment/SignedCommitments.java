package io.tongban.approval.commitment;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.tongban.approval.application.Application;
import io.tongban.approval.commitment.SignCommitment.SignedView;
import io.tongban.approval.item.NoticeText.Notice;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** What was shown, chosen and signed. Whose the case is, is part of every statement that writes. */
@Repository
class SignedCommitments {

    private static final String SHOWN = """
            with kept as (
                insert into commitment_notice (sm3, code, version, item_code, item_version, text)
                values (:sm3, :code, :version, :itemCode, :itemVersion, :text) on conflict do nothing)
            insert into commitment_reading as r (application_id, material_code, person, sm3, shown_at)
            values (:id, :material, :person, :sm3, :at)
            on conflict on constraint commitment_reading_pk do update set sm3 = r.sm3
            returning shown_at
            """;

    private static final String NOTICE = "select code, version, sm3, text from commitment_notice where sm3 = :sm3";

    private static final String CHOOSE = """
            with held as (
                update application set revision = revision + 1, updated_at = :at
                where id = :id and owner = :owner and revision = :revision and state in ('DRAFT', 'CORRECTING')
                    and binned_at is null
                returning id),
            chosen as (
                insert into commitment_choice (application_id, material_code, code, chosen_at)
                select id, :material, :code, :at from held where :commitment on conflict do nothing),
            unchosen as (
                delete from commitment_choice c using held
                where c.application_id = held.id and c.material_code = :material and not :commitment),
            back as (
                update commitment c set state = 'WITHDRAWN' from held
                where c.application_id = held.id and c.material_code = :material and not :commitment
                    and c.state in ('SIGNED', 'OPEN')
                returning c.id, c.opened_on),
            stepped as (
                insert into commitment_step (commitment, seq, action, from_state, to_state, at, on_day, actor, actor_name, detail)
                select b.id, (select count(*) + 1 from commitment_step s where s.commitment = b.id), 'WITHDRAW',
                    case when b.opened_on is null then 'SIGNED' else 'OPEN' end, 'WITHDRAWN', :at, :on, :person, :name, '{}'
                from back b)
            select count(*) from held
            """;
    /**
     * First the case is locked, then who is bound by records; a record that is just being written is waited for, and read as
     * it then is (the row that conflicts is the newest, whatever the statement saw when it began).
     */
    private static final String SIGN = """
            with locked as materialized (select id from application where id = :id for update),
            standing as (
                insert into credit_standing as s (person, records)
                select p, 0 from locked, unnest(:persons) p order by p
                on conflict (person) do update set records = s.records
                returning records),
            read as (
                select shown_at from commitment_reading
                where application_id = :id and material_code = :material and person = :who and sm3 = :sm3),
            held as (
                update application set revision = revision + 1, updated_at = :at
                where id = :id and owner = :owner and revision = :revision and state in ('DRAFT', 'CORRECTING')
                    and binned_at is null and (select max(records) from standing) = 0 and exists (select from read)
                returning id),
            unchosen as (
                delete from commitment_choice c using held where c.application_id = held.id and c.material_code = :material),
            signed as (
                insert into commitment (id, application_id, material_code, code, notice_version, notice_sm3, shown_at,
                    read_seconds, signed_at, owner, identity, signed_by, signer_name, sealed, key_id, signature)
                select :commitment, h.id, :material, :code, :version, :sm3, r.shown_at,
                    greatest(0, extract(epoch from :at::timestamptz - r.shown_at))::int, :at, :owner, :identity, :who, :name,
                    :sealed, :keyId, :signature
                from held h, read r returning id),
            answered as (
                insert into idempotency (owner, operation, key, body_hash, status, answer)
                select :who, :operation, :key, :bodyHash, 201, cast(:answer as json) from signed)
            select (select count(*) from signed) as signed, coalesce((select max(records) from standing), 0) as records,
                (select count(*) from read) as shown
            """;

    private final DatabaseClient database;
    private final JsonMapper json;

    SignedCommitments(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** What came of a signature. */
    enum Done {
        SIGNED,
        BARRED,
        UNSEEN,
        LOST
    }

    /** @return when it was first shown to this person */
    Mono<OffsetDateTime> shown(
            Application application, String material, Notice notice, String person, OffsetDateTime now) {
        return database.sql(SHOWN)
                .bind("id", application.id())
                .bind("material", material)
                .bind("person", person)
                .bind("sm3", notice.sm3())
                .bind("code", notice.code())
                .bind("version", notice.version())
                .bind("itemCode", application.item().code())
                .bind("itemVersion", application.item().version())
                .bind("text", notice.text())
                .bind("at", now)
                .map(row -> row.get(0, OffsetDateTime.class))
                .one();
    }

    Mono<Notice> notice(String sm3) {
        return database.sql(NOTICE)
                .bind("sm3", sm3)
                .map(row -> new Notice(
                        row.get(0, String.class),
                        row.get(1, Integer.class),
                        row.get(2, String.class),
                        row.get(3, String.class)))
                .one();
    }

    /** @return false where the case changed since it was loaded */
    Mono<Boolean> choose(
            Application application,
            String material,
            String code,
            boolean commitment,
            Passport who,
            OffsetDateTime now) {
        return database.sql(CHOOSE)
                .bind("id", application.id())
                .bind("owner", who.ownerKey())
                .bind("revision", application.revision())
                .bind("material", material)
                .bind("code", code)
                .bind("commitment", commitment)
                .bind("person", who.personKey())
                .bind("name", who.name())
                .bind("at", now)
                .bind("on", now.toLocalDate())
                .map(row -> row.get(0, Long.class) == 1L)
                .one();
    }

    /** @param identity keyed digest of the number of the person whom it binds */
    Mono<Done> sign(
            Application application, Passport who, @Nullable String identity, SignedView view, IdempotencyKey key) {
        String[] persons =
                Stream.of(who.ownerKey(), identity).filter(Objects::nonNull).toArray(String[]::new);
        return database.sql(SIGN)
                .bind("id", application.id())
                .bind("owner", who.ownerKey())
                .bind("revision", application.revision())
                .bind("persons", persons)
                .bind("commitment", view.id())
                .bind("material", view.material())
                .bind("code", view.code())
                .bind("version", view.noticeVersion())
                .bind("sm3", view.noticeSm3())
                .bind("at", view.signedAt())
                .bind("identity", Parameters.in(R2dbcType.VARCHAR, identity))
                .bind("name", who.name())
                .bind("sealed", view.sealed())
                .bind("keyId", view.keyId())
                .bind("signature", view.signature())
                .bind("who", key.owner())
                .bind("operation", key.operation())
                .bind("key", key.key())
                .bind("bodyHash", key.bodyHash())
                .bind("answer", answer(key, view).body())
                .map(row -> done(
                        row.get("signed", Long.class), row.get("records", Integer.class), row.get("shown", Long.class)))
                .one()
                .onErrorReturn(DuplicateKeyException.class, Done.LOST);
    }

    /** What is told of it, now and to the same request again. */
    StoredAnswer answer(IdempotencyKey key, SignedView view) {
        return new StoredAnswer(key.bodyHash(), 201, json.writeValueAsString(view));
    }

    private static Done done(long signed, int records, long shown) {
        if (signed == 1) {
            return Done.SIGNED;
        }
        return records > 0 ? Done.BARRED : shown == 0 ? Done.UNSEEN : Done.LOST;
    }
}
