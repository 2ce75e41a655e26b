package io.tongban.approval.hall;

import io.r2dbc.postgresql.codec.PostgresqlObjectId;
import io.r2dbc.spi.Parameters;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.identity.Passport;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/**
 * The bookings. Locks are taken in one order, slot, booking, room, so that none waits in a circle; capacity, one open
 * booking of an item and the bound over all items hold in the statement that books.
 */
@Repository
class HallBookings {

    /** What is over and was never marked ends by the way, so that it holds nobody up. */
    private static final String BOOK = """
            with here as (
                select s.id, s.organ, s.day, s.begins_at, s.ends_at from hall_slot s
                where s.id = :slot and s.closed_at is null and s.begins_at > :at and s.taken < s.capacity
                    and s.item_code in ('*', :item) and exists (select from authority u
                        where u.organ = s.organ and u.act = 'accept' and u.item_code in ('*', :item))
                for update of s),
            lapsed as (
                update hall_booking b set state = 'LAPSED', changed_at = :at
                from here where b.owner = :owner and b.state = 'OPEN' and b.ends_at <= :at
                returning b.id),
            room as (
                insert into hall_room as r (owner, open) select :owner, 1 from here
                on conflict (owner) do update set open = r.open + 1 - (select count(*) from lapsed)
                    where r.open - (select count(*) from lapsed) < :most
                returning r.owner),
            filled as (
                update hall_slot s set taken = s.taken + 1 from here, room where s.id = here.id and s.taken < s.capacity
                returning s.id),
            tells as (
                insert into hall_booking as b (id, slot, organ, day, begins_at, ends_at, owner, person, name, type,
                    item_code, item_name, application_id, booked_at, changed_at)
                select :id, h.id, h.organ, h.day, h.begins_at, h.ends_at, :owner, :person, :name, :principal,
                    :item, :itemName, :application, :at, :at
                from here h join filled f on f.id = h.id
                returning %s),
            %s,
            answered as (
                insert into idempotency (owner, operation, key, body_hash, status, answer)
                select :who, :operation, :key, :bodyHash, 201, cast(:answer as json) from tells)
            select (select count(*) from here) as slots, (select count(*) from tells) as made
            """.formatted(HallTelling.MEMBERS, HallTelling.OWNERS);

    private static final String CANCEL = """
            with here as (
                select s.id from hall_booking b join hall_slot s on s.id = b.slot
                where b.id = :id and b.owner = :owner for update of s),
            tells as (
                update hall_booking b set state = 'CANCELLED', changed_at = :at
                from here where b.id = :id and b.state = 'OPEN' and b.day - :cancelDays::int >= :today
                    and b.begins_at > :at
                returning %s),
            freed as (
                update hall_slot s set taken = s.taken - 1 from here, tells where s.id = here.id),
            room as (
                update hall_room r set open = r.open - 1 from tells t where r.owner = t.owner),
            %s,
            answered as (
                insert into idempotency (owner, operation, key, body_hash, status, answer)
                select :who, :operation, :key, :bodyHash, 200, cast(:answer as json) from tells)
            select count(*) from tells
            """.formatted(HallTelling.MEMBERS, HallTelling.OWNERS);
    /** A slip of the pen is marked again on the same day. */
    private static final String MARK = """
            with held as (
                select id, owner, state from hall_booking
                where id = :id and organ = :organ and day = :today and state in ('OPEN', 'ARRIVED', 'ABSENT')
                    and (:state = 'ARRIVED' or begins_at <= :at)
                for update),
            marked as (
                update hall_booking b set state = :state, changed_at = :at, marked_by = :who
                from held where b.id = held.id
                returning b.id),
            room as (
                update hall_room r set open = r.open - 1 from held h, marked
                where h.state = 'OPEN' and r.owner = h.owner),
            answered as (
                insert into idempotency (owner, operation, key, body_hash, status, answer)
                select :who, :operation, :key, :bodyHash, 200, cast(:answer as json) from marked)
            select count(*) from marked
            """;

    private static final String STANDING = """
            select b.state, b.day, b.begins_at <= :at as begun from hall_booking b
            where b.id = :id and (b.owner = :owner or b.organ = :organ)
            """;
    private static final String OWN = """
            select coalesce(json_agg(r order by r."beginsAt" desc, r.id desc), '[]')::text from (
                select b.id, b.organ, o.name as "organName", b.item_code as "itemCode", b.item_name as "itemName",
                    b.application_id as application, b.day, b.begins_at as "beginsAt", b.ends_at as "endsAt", b.state,
                    b.day - :cancelDays::int as "cancelBy", b.booked_at as "bookedAt"
                from hall_booking b join organ o on o.code = b.organ
                where b.owner = :owner and (b.begins_at, b.id) < (:afterTime, :afterId)
                order by b.begins_at desc, b.id desc limit :limit) r
            """;
    private static final String OF_DAY = """
            select coalesce(json_agg(r order by r."beginsAt", r.id), '[]')::text from (
                select b.id, b.slot, case when b.type = 'person'
                        then left(b.name, 1) || repeat('*', greatest(length(b.name) - 1, 1)) else b.name end as applicant,
                    b.item_code as "itemCode", b.item_name as "itemName", b.begins_at as "beginsAt",
                    b.ends_at as "endsAt", b.state
                from hall_booking b
                where b.organ = :organ and b.day = :day and b.state <> 'CANCELLED'
                    and (b.begins_at, b.id) > (:afterTime, :afterId)
                order by b.begins_at, b.id limit :limit) r
            """;

    private final DatabaseClient database;
    private final HallProperties properties;

    HallBookings(DatabaseClient database, HallProperties properties) {
        this.database = database;
        this.properties = properties;
    }

    record New(
            UUID id,
            UUID slot,
            String item,
            String itemName,
            @Nullable UUID application) {}

    record Standing(String state, LocalDate day, boolean begun) {}

    /** Where a page begins. */
    record After(OffsetDateTime time, UUID id, int limit) {}

    enum Booked {
        DONE,
        /** the slot takes none, or not for this item */
        NO_SLOT,
        /** too many of one's own are open */
        NO_ROOM
    }

    /** Fails on the constraint where one of the item is open. */
    Mono<Booked> book(New booking, Passport who, IdempotencyKey key, String answer, OffsetDateTime at) {
        GenericExecuteSpec spec = HallSlots.key(database.sql(BOOK), key, answer)
                .bind("id", booking.id())
                .bind("slot", booking.slot())
                .bind("item", booking.item())
                .bind("itemName", booking.itemName())
                .bind("application", Parameters.in(PostgresqlObjectId.UUID, booking.application()))
                .bind("owner", who.ownerKey())
                .bind("person", who.personKey())
                .bind("name", who.principal().name())
                .bind("principal", who.principal().type())
                .bind("most", properties.open())
                .bind("at", at);
        return HallTelling.bind(spec, "hall-booked", at, properties.cancelDays(), "")
                .map(row -> row.get("made", Long.class) == 1L
                        ? Booked.DONE
                        : row.get("slots", Long.class) == 1L ? Booked.NO_ROOM : Booked.NO_SLOT)
                .one();
    }

    Mono<Boolean> cancel(UUID id, Passport who, IdempotencyKey key, String answer, OffsetDateTime at) {
        GenericExecuteSpec spec = HallSlots.key(database.sql(CANCEL), key, answer)
                .bind("id", id)
                .bind("owner", who.ownerKey())
                .bind("today", at.toLocalDate())
                .bind("at", at);
        return done(HallTelling.bind(spec, "hall-cancelled", at, properties.cancelDays(), ""));
    }

    /** @param state ARRIVED or ABSENT */
    Mono<Boolean> mark(UUID id, String state, Passport who, IdempotencyKey key, String answer, OffsetDateTime at) {
        return done(HallSlots.key(database.sql(MARK), key, answer)
                .bind("id", id)
                .bind("organ", String.valueOf(who.organ()))
                .bind("state", state)
                .bind("today", at.toLocalDate())
                .bind("at", at));
    }

    /** Of an applicant's own, or one at an official's hall; else empty. */
    Mono<Standing> standing(UUID id, Passport who, OffsetDateTime at) {
        boolean official = who.kind() == Passport.Kind.OFFICIAL;
        return database.sql(STANDING)
                .bind("id", id)
                .bind("owner", official ? "" : who.ownerKey())
                .bind("organ", official ? String.valueOf(who.organ()) : "")
                .bind("at", at)
                .map(row -> new Standing(
                        row.get("state", String.class),
                        row.get("day", LocalDate.class),
                        row.get("begun", Boolean.class)))
                .one();
    }

    Mono<String> own(String owner, After after) {
        return page(database.sql(OWN).bind("owner", owner).bind("cancelDays", properties.cancelDays()), after);
    }

    Mono<String> ofDay(String organ, LocalDate day, After after) {
        return page(database.sql(OF_DAY).bind("organ", organ).bind("day", day), after);
    }

    private static Mono<String> page(GenericExecuteSpec spec, After after) {
        return spec.bind("afterTime", after.time())
                .bind("afterId", after.id())
                .bind("limit", after.limit())
                .map(row -> row.get(0, String.class))
                .one();
    }

    private static Mono<Boolean> done(GenericExecuteSpec spec) {
        return spec.map(row -> row.get(0, Long.class) == 1L).one();
    }
}
