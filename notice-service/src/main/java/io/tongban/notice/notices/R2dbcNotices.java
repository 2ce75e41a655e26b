package io.tongban.notice.notices;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class R2dbcNotices implements Notices {

    private static final String COLUMNS = """
            position, id, event, application_id, case_number, item_code, item_name, state, state_name, happened_on,
                template || '@' || template_version as template, title, body, title_en, body_en, evidence_head, received_at,
                read_at
            """;
    private static final String BEFORE = "select " + COLUMNS + """
            from notice where recipient = :owner and position < :position order by position desc limit :limit
            """;
    private static final String UNREAD_BEFORE = "select " + COLUMNS + """
            from notice where recipient = :owner and read_at is null and position < :position
            order by position desc limit :limit
            """;
    private static final String AFTER = "select " + COLUMNS + """
            from notice where recipient = :owner and position > :position order by position limit :limit
            """;
    private static final String FIND = "select " + COLUMNS + "from notice where id = :id and recipient = :owner";
    /** The first reading is reported to the case, in the order of its reports. */
    private static final String MARK_READ = """
            with held as (
                select id, read_at is null as unread from notice where id = :id and recipient = :owner for update),
            marked as (
                update notice n set read_at = coalesce(read_at, :at), read_by = coalesce(read_by, :person)
                from held h where n.id = h.id
                returning n.*, h.unread),
            counted as (
                insert into outbox_stream as s (stream, last_seq)
                select application_id, 1 from marked where unread and case_number is not null
                on conflict (stream) do update set last_seq = s.last_seq + 1
                returning stream, last_seq),
            reported as (
                insert into outbox (stream, seq, body)
                select c.stream, c.last_seq, jsonb_build_object('specversion', '1.0', 'id', m.id || '-read',
                    'source', '/notice', 'type', 'cn.tongban.notice.read', 'subject', c.stream, 'time', m.read_at,
                    'data', jsonb_build_object('seq', c.last_seq, 'notice', m.id, 'at', m.read_at))
                from counted c, marked m)
            select
            """ + COLUMNS + "from marked";

    private static final String COUNT_UNREAD = """
            select count(*) as unread from (
                select from notice where recipient = :owner and read_at is null limit :most) as bounded
            """;
    private static final String LAST_POSITION = """
            select least(coalesce(max(position), 0), :most) as position from notice where recipient = :owner
            """;

    private final DatabaseClient database;

    R2dbcNotices(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<List<Notice>> before(String owner, boolean unreadOnly, long position, int limit) {
        return page(unreadOnly ? UNREAD_BEFORE : BEFORE, owner, position, limit);
    }

    @Override
    public Mono<List<Notice>> after(String owner, long position, int limit) {
        return page(AFTER, owner, position, limit);
    }

    private Mono<List<Notice>> page(String sql, String owner, long position, int limit) {
        return database.sql(sql)
                .bind("owner", owner)
                .bind("position", position)
                .bind("limit", limit)
                .map(R2dbcNotices::notice)
                .all()
                .collectList();
    }

    @Override
    public Mono<Notice> find(String owner, UUID id) {
        return database.sql(FIND)
                .bind("id", id)
                .bind("owner", owner)
                .map(R2dbcNotices::notice)
                .one();
    }

    @Override
    public Mono<Notice> markRead(String owner, UUID id, String person, Instant at) {
        return database.sql(MARK_READ)
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .bind("person", person)
                .bind("id", id)
                .bind("owner", owner)
                .map(R2dbcNotices::notice)
                .one();
    }

    @Override
    public Mono<Long> countUnread(String owner, int most) {
        return database.sql(COUNT_UNREAD)
                .bind("owner", owner)
                .bind("most", most)
                .map(row -> required(row, "unread", Long.class))
                .one();
    }

    @Override
    public Mono<Long> lastPosition(String owner, @Nullable Long atMost) {
        return database.sql(LAST_POSITION)
                .bind("owner", owner)
                .bind("most", atMost == null ? Long.MAX_VALUE : atMost)
                .map(row -> required(row, "position", Long.class))
                .one();
    }

    private static Notice notice(Readable row) {
        return new Notice(
                required(row, "position", Long.class),
                required(row, "id", UUID.class),
                required(row, "event", String.class),
                required(row, "application_id", UUID.class),
                row.get("case_number", String.class),
                required(row, "item_code", String.class),
                required(row, "item_name", String.class),
                row.get("state", String.class),
                row.get("state_name", String.class),
                required(row, "happened_on", LocalDate.class),
                required(row, "template", String.class),
                required(row, "title", String.class),
                required(row, "body", String.class),
                required(row, "title_en", String.class),
                required(row, "body_en", String.class),
                row.get("evidence_head", String.class),
                required(row, "received_at", OffsetDateTime.class),
                row.get("read_at", OffsetDateTime.class));
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
