package io.tongban.approval.commitment;

import io.r2dbc.postgresql.codec.PostgresqlObjectId;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.tongban.approval.application.Committed.Standing;
import io.tongban.approval.application.Pages;
import io.tongban.support.identity.Passport;
import io.tongban.support.page.Cursor;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** 核查任务: what the organ that has the case is to check or to decide, soonest first. Where the case goes, its tasks go. */
@Repository
class ReadTasks {

    private static final String ROWS = """
            select coalesce(json_agg(r order by r."dueKey", r.id), '[]')::text from (
                select c.id, a.id as application, a.case_number as "caseNumber", a.item_code as "itemCode",
                    v.body ->> 'name' as "itemName", c.material_code as material, c.code, c.state, c.method,
                    c.opened_on as "openedOn", c.due_on as "dueOn", coalesce(c.due_on, date '9999-12-31') as "dueKey",
                    c.views_by as "viewsBy", c.rectify_by as "rectifyBy"
                from commitment c join application a on a.id = c.application_id
                join item_version v on v.code = a.item_code and v.version = a.item_version
                where c.state in ('OPEN', 'FALSE', 'VIEWS_ASKED', 'VIEWS_GIVEN', 'RECTIFYING')
                    and (:state = '' or c.state = :state) and a.holder = :organ
                    and (a.state in ('SUBMITTED', 'CORRECTING', 'ACCEPTED', 'OPINED', 'FORWARDED', 'REPORTED', 'GRANTED')
                        or a.state = 'DELIVERED' and exists (select from application_log l
                            where l.application_id = a.id and l.to_state = 'GRANTED'))
                    and exists (select from authority u where u.organ = :organ and u.item_code in ('*', a.item_code))
                    and (:afterDue::date is null
                        or (coalesce(c.due_on, date '9999-12-31'), c.id) > (:afterDue::date, :afterId::uuid))
                order by coalesce(c.due_on, date '9999-12-31'), c.id limit :limit) r
            """;

    private final DatabaseClient database;
    private final Pages pages;

    ReadTasks(DatabaseClient database, Pages pages) {
        this.database = database;
        this.pages = pages;
    }

    /** @return JSON {@code {items, next}} */
    Mono<String> page(Passport who, @Nullable Standing state, @Nullable String cursor, int asked) {
        String organ = who.organ() == null ? "" : who.organ();
        String filters = organ + " " + state;
        Cursor after = Cursor.decode(cursor, filters, 2);
        int size = Pages.size(asked);
        return database.sql(ROWS)
                .bind("organ", organ)
                .bind("state", state == null ? "" : state.name())
                .bind("afterDue", Parameters.in(R2dbcType.DATE, after == null ? null : after.key(0, LocalDate::parse)))
                .bind(
                        "afterId",
                        Parameters.in(PostgresqlObjectId.UUID, after == null ? null : after.key(1, UUID::fromString)))
                .bind("limit", size + 1)
                .map(row -> row.get(0, String.class))
                .one()
                .map(rows -> pages.of(rows, size, filters, List.of("dueKey", "id")));
    }
}
