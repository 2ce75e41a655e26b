package io.tongban.approval.deadline;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Licences whose five days seem to be over, of all organs: a hint for the sweep, the fold decides. */
@Repository
class SilentCases {

    private static final String BEFORE = """
            select a.id, a.holder, a.revision, a.due_on from application a
            where a.state = 'SUBMITTED' and a.due_on < :day and (a.due_on, a.id) > (:afterDue, :afterId)
                and exists (select from item_version v
                    where v.code = a.item_code and v.version = a.item_version and v.body ->> 'kind' = 'LICENCE')
            order by a.due_on, a.id limit :limit
            """;

    private final DatabaseClient database;

    SilentCases(DatabaseClient database) {
        this.database = database;
    }

    record Silent(UUID id, String holder, int revision, LocalDate dueOn) {
        static final Silent FIRST = new Silent(new UUID(0, 0), "", 0, LocalDate.of(2000, 1, 1));
    }

    /** In the order of their last day. */
    Mono<List<Silent>> before(LocalDate day, Silent after, int limit) {
        return database.sql(BEFORE)
                .bind("day", day)
                .bind("afterDue", after.dueOn())
                .bind("afterId", after.id())
                .bind("limit", limit)
                .map(row -> new Silent(
                        row.get(0, UUID.class),
                        row.get(1, String.class),
                        row.get(2, Integer.class),
                        row.get(3, LocalDate.class)))
                .all()
                .collectList();
    }
}
