package io.tongban.approval.hall;

import io.r2dbc.postgresql.codec.Json;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.identity.Passport;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The slots of all halls. */
@Repository
class HallSlots {

    private static final String OPEN = """
            with made as (
                insert into hall_slot (id, organ, item_code, day, begins_at, ends_at, capacity,
                    opened_by, opened_name, opened_at)
                select s.id, :organ, :item, :day, s."beginsAt", s."endsAt", :capacity, :person, :name, :at
                from jsonb_to_recordset(:slots) as s (id uuid, "beginsAt" timestamptz, "endsAt" timestamptz)
                where :item = '*' or exists (
                    select from authority u where u.organ = :organ and u.act = 'accept' and u.item_code in ('*', :item))
                returning id)
            insert into idempotency (owner, operation, key, body_hash, status, answer)
            select :who, :operation, :key, :bodyHash, 201, cast(:answer as json) where exists (select from made)
            """;
    /**
     * Those who have booked are told by the same statement. A booking that came while it waited for the slot is not in its
     * snapshot: then the numbers differ, and nothing is written.
     */
    private static final String CLOSE = """
            with here as (
                select id, taken from hall_slot
                where id = :slot and organ = :organ and closed_at is null and begins_at > :at for update),
            closed as (
                update hall_slot s set closed_at = :at, closed_by = :person, closed_reason = :reason
                from here h
                where s.id = h.id and h.taken = (
                    select count(*) from hall_booking b where b.slot = :slot and b.state <> 'CANCELLED')
                returning s.id),
            tells as (
                update hall_booking b set state = 'CLOSED', changed_at = :at
                from closed c where b.slot = c.id and b.state = 'OPEN'
                returning %s),
            rooms as (
                select r.owner from hall_room r where r.owner in (select owner from tells) order by r.owner for update),
            left_open as (
                update hall_room r set open = r.open - t.ended
                from (select owner, count(*) as ended from tells group by owner) t, rooms
                where r.owner = t.owner and rooms.owner = t.owner),
            %s,
            answered as (
                insert into idempotency (owner, operation, key, body_hash, status, answer)
                select :who, :operation, :key, :bodyHash, 200, cast(:answer as json) from closed)
            select count(*) from closed
            """.formatted(HallTelling.MEMBERS, HallTelling.OWNERS);

    private static final String STANDING = """
            select organ, closed_at is not null as closed, begins_at <= :at as over, taken >= capacity as full,
                item_code in ('*', :item) and exists (select from authority u where u.organ = hall_slot.organ
                    and u.act = 'accept' and u.item_code in ('*', :item)) as serves
            from hall_slot where id = :slot
            """;
    private static final String FREE = """
            select coalesce(json_agg(r order by r."beginsAt", r.id), '[]')::text from (
                select s.id, s.organ, nullif(s.item_code, '*') as "itemCode", s.day, s.begins_at as "beginsAt",
                    s.ends_at as "endsAt", s.capacity - s.taken as free
                from hall_slot s
                where s.organ = :organ and s.closed_at is null and s.taken < s.capacity
                    and (:item = '' or s.item_code in ('*', :item))
                    and s.begins_at > :from and s.begins_at < :until and (s.begins_at, s.id) > (:afterTime, :afterId)
                order by s.begins_at, s.id limit :limit) r
            """;

    private final DatabaseClient database;
    private final HallProperties properties;
    private final JsonMapper json;

    HallSlots(DatabaseClient database, HallProperties properties, JsonMapper json) {
        this.database = database;
        this.properties = properties;
        this.json = json;
    }

    record Times(UUID id, OffsetDateTime beginsAt, OffsetDateTime endsAt) {}

    /** @param item code, or {@code *} */
    record New(String organ, String item, LocalDate day, int capacity, List<Times> times) {}

    /** Why a slot may not be booked or closed. */
    record Standing(String organ, boolean closed, boolean over, boolean full, boolean serves) {}

    /** @param item empty for all */
    record Question(
            String organ,
            String item,
            OffsetDateTime from,
            OffsetDateTime until,
            OffsetDateTime afterTime,
            UUID afterId,
            int limit) {}

    /** @return false where the organ does not accept that item; fails on the constraint where one of them is there */
    Mono<Boolean> open(New slots, Passport who, IdempotencyKey key, String answer, OffsetDateTime at) {
        return key(database.sql(OPEN), key, answer)
                .bind("organ", slots.organ())
                .bind("item", slots.item())
                .bind("day", slots.day())
                .bind("capacity", slots.capacity())
                .bind("slots", Json.of(json.writeValueAsBytes(slots.times())))
                .bind("person", who.personKey())
                .bind("name", who.name())
                .bind("at", at)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** @return false where it may not be closed, or a booking was made at the same moment */
    Mono<Boolean> close(UUID slot, String reason, Passport who, IdempotencyKey key, String answer, OffsetDateTime at) {
        GenericExecuteSpec spec = key(database.sql(CLOSE), key, answer)
                .bind("slot", slot)
                .bind("organ", String.valueOf(who.organ()))
                .bind("person", who.personKey())
                .bind("at", at);
        return HallTelling.bind(spec, "hall-closed", at, properties.cancelDays(), reason)
                .map(row -> row.get(0, Long.class) == 1L)
                .one();
    }

    /** Empty where there is none. */
    Mono<Standing> standing(UUID slot, String item, OffsetDateTime at) {
        return database.sql(STANDING)
                .bind("slot", slot)
                .bind("item", item)
                .bind("at", at)
                .map(row -> new Standing(
                        row.get("organ", String.class),
                        row.get("closed", Boolean.class),
                        row.get("over", Boolean.class),
                        row.get("full", Boolean.class),
                        row.get("serves", Boolean.class)))
                .one();
    }

    Mono<String> free(Question question) {
        return database.sql(FREE)
                .bind("organ", question.organ())
                .bind("item", question.item())
                .bind("from", question.from())
                .bind("until", question.until())
                .bind("afterTime", question.afterTime())
                .bind("afterId", question.afterId())
                .bind("limit", question.limit())
                .map(row -> row.get(0, String.class))
                .one();
    }

    static GenericExecuteSpec key(GenericExecuteSpec spec, IdempotencyKey key, String answer) {
        return spec.bind("who", key.owner())
                .bind("operation", key.operation())
                .bind("key", key.key())
                .bind("bodyHash", key.bodyHash())
                .bind("answer", answer);
    }
}
