package io.tongban.approval.deadline;

import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Work that one instance does at a time. It only saves double work: what is done twice has its effect once all the same. */
@Repository
class Lease {

    private static final String TAKE = """
            insert into lease (name, held_by, until) values (:name, :me, clock_timestamp() + interval '60 seconds')
            on conflict (name) do update set held_by = excluded.held_by, until = excluded.until
            where lease.held_by = excluded.held_by or lease.until < clock_timestamp()
            """;
    private static final String GIVE_BACK =
            "update lease set until = clock_timestamp() where name = :name and held_by = :me";

    private final DatabaseClient database;
    private final UUID me = UUID.randomUUID();

    Lease(DatabaseClient database) {
        this.database = database;
    }

    /** Takes it, or keeps it for another minute; false while another instance has it. */
    Mono<Boolean> take(String name) {
        return database.sql(TAKE)
                .bind("name", name)
                .bind("me", me)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    Mono<Void> giveBack(String name) {
        return database.sql(GIVE_BACK).bind("name", name).bind("me", me).then();
    }
}
