package io.tongban.approval.supervision;

import io.tongban.support.identity.Passport;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** 监察看板: how the open cases stand, by organ and, of the organ itself, by item. Each count is that of a queue. */
@Repository
class Board {

    private static final String COUNTS = """
            with counted as (
                select a.holder, a.item_code, grouping(a.item_code) = 0 as of_item, grouping(a.holder) = 1 as of_all,
                    count(*) as open,
                    count(*) filter (where l.due < :today) as overdue,
                    count(*) filter (where l.due >= :today and l.red <= :today) as red,
                    count(*) filter (where l.due >= :today and l.red > :today and l.yellow <= :today) as yellow,
                    count(*) filter (where a.due_state = 'PAUSED') as stopped,
                    count(*) filter (where a.due_state = 'UNDATED') as undated
                from unnest(:organs::text[]) o (code) join application a on a.holder = o.code
                cross join lateral (select coalesce(a.due_on, a.stop_on), coalesce(a.yellow_on, a.stop_yellow_on),
                    coalesce(a.red_on, a.stop_red_on)) l (due, yellow, red)
                where a.state not in ('DRAFT', 'DELIVERED', 'NOT_ACCEPTED', 'RETURNED', 'WITHDRAWN', 'TERMINATED', 'DROPPED')
                group by grouping sets ((a.holder, a.item_code), (a.holder), ()))
            select json_build_object('organ', :organ::text, 'day', :today::date,
                'filters', json_build_object('overdue', 'light=BLACK', 'red', 'light=RED', 'yellow', 'light=YELLOW',
                    'stopped', 'stopped=true', 'undated', 'undated=true'),
                'total', (select json_build_object('open', open, 'overdue', overdue, 'red', red, 'yellow', yellow,
                    'stopped', stopped, 'undated', undated) from counted where of_all),
                'byOrgan', (select coalesce(json_agg(json_build_object('organ', c.holder, 'name', o.name,
                        'queue', '/api/reviews/queue?organ=' || c.holder, 'open', open, 'overdue', overdue, 'red', red,
                        'yellow', yellow, 'stopped', stopped, 'undated', undated) order by c.holder), '[]')
                    from counted c join organ o on o.code = c.holder where not of_item and not of_all),
                'byItem', (select coalesce(json_agg(json_build_object('item', c.item_code, 'name', (
                            select v.body ->> 'name' from item_version v where v.code = c.item_code
                            order by v.version desc limit 1),
                        'queue', '/api/reviews/queue?organ=' || c.holder || '&item=' || c.item_code, 'open', open,
                        'overdue', overdue, 'red', red, 'yellow', yellow, 'stopped', stopped, 'undated', undated)
                        order by c.item_code), '[]')
                    from counted c where of_item and c.holder = :organ))::text
            """;

    private final DatabaseClient database;
    private final Scope scope;
    private final Clock clock;

    Board(DatabaseClient database, Scope scope, Clock clock) {
        this.database = database;
        this.scope = scope;
        this.clock = clock;
    }

    Mono<String> of(Passport who, String asked) {
        String organ = scope.organ(who, asked);
        return database.sql(COUNTS)
                .bind("organ", organ)
                .bind("organs", scope.within(organ))
                .bind("today", LocalDate.now(clock))
                .map(row -> row.get(0, String.class))
                .one();
    }
}
