package io.tongban.approval.application;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Who may not apply again. Asked by the statement that lets a case in; here only what to tell who was kept out. */
@Repository
class Bans {

    /** Part of a statement about a row of {@code application}: the bans that bind it on {@code :on}. */
    static final String BINDING = """
            select from ban b where b.item_class = :entering::text and :on between b.from_day and b.until_day
                and not exists (select from ban_lift f where f.ban = b.id)
                and (b.owner = application.owner or b.identity in (select s.lookup from form_secret s
                    where s.application_id = application.id and s.pointer = '/identityNumber'))
            """;

    private static final String LAST =
            """
            select b.until_day, b.basis from application join ban b on exists (""" + BINDING.replace("from ban b where b.item_class", "where b.item_class") + """
                ) where application.id = :id order by b.until_day desc limit 1
            """;

    private final DatabaseClient database;

    Bans(DatabaseClient database) {
        this.database = database;
    }

    record Binding(LocalDate until, String basis) {}

    /** The longest that binds whose draft this is; empty where none does. */
    Mono<Binding> binding(UUID application, String itemClass, LocalDate on) {
        return database.sql(LAST)
                .bind("id", application)
                .bind("entering", itemClass)
                .bind("on", on)
                .map(row -> new Binding(row.get(0, LocalDate.class), row.get(1, String.class)))
                .one();
    }
}
