package io.tongban.approval.supervision;

import io.tongban.support.identity.Passport;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** 统计: what happened in a period, counted from the log of the cases; what each figure is stands in {@link Figure}. */
@Repository
class Statistics {

    /** An applicant's step counts for the organ that the case was with, whichever window recorded it; a receipt for the organ it came to. */
    private static final String COUNT = """
            with entry as (
                select l.application_id, l.on_day, l.from_state, l.to_state, l.organ as by_organ, a.item_code, a.decision_due_on,
                    case when r.received then a.route[1] when l.to_state = 'WITHDRAWN' then a.holder
                        else coalesce(l.organ, a.holder) end as organ,
                    r.received, l.to_state in ('GRANTED', 'DENIED') as decided,
                    r.received and exists (select from commitment c
                        where c.application_id = a.id and c.opened_on is not null) as committed
                from application_log l join application a on a.id = l.application_id
                cross join lateral (select l.from_state = 'DRAFT' and l.to_state = 'SUBMITTED') r (received)
                where l.from_state <> l.to_state and l.on_day between :from and :to and a.state <> 'DRAFT'),
            own as (
                select e.*, case when e.decided then e.on_day - (
                    select r.on_day from application_log r where r.application_id = e.application_id
                        and r.from_state = 'DRAFT' and r.to_state = 'SUBMITTED'
                    order by r.seq limit 1) end as days
                from entry e where e.organ = any (:organs)),
            counted as (
                select organ, item_code, grouping(organ) = 0 as of_organ, grouping(item_code) = 0 as of_item, json_build_object(
                    'received', count(*) filter (where received),
                    'online', count(*) filter (where received and by_organ is null),
                    'onlineShare', round(count(*) filter (where received and by_organ is null)::numeric
                        / nullif(count(*) filter (where received), 0), 4),
                    'accepted', count(*) filter (where from_state = 'SUBMITTED' and to_state = 'ACCEPTED'),
                    'decided', count(*) filter (where decided),
                    'denied', count(*) filter (where to_state = 'DENIED'),
                    'dated', count(*) filter (where decided and decision_due_on is not null),
                    'onTime', count(*) filter (where decided and on_day <= decision_due_on),
                    'medianDays', round(percentile_cont(0.5) within group (order by days)::numeric, 2),
                    'p90Days', round(percentile_cont(0.9) within group (order by days)::numeric, 2),
                    'corrected', count(distinct application_id) filter (where to_state = 'CORRECTING'),
                    'notAccepted', count(*) filter (where to_state = 'NOT_ACCEPTED'),
                    'returned', count(*) filter (where to_state = 'RETURNED'),
                    'withdrawn', count(*) filter (where to_state = 'WITHDRAWN'),
                    'terminated', count(*) filter (where to_state = 'TERMINATED'),
                    'byCommitment', count(*) filter (where committed)) as figures
                from own group by grouping sets ((organ), (item_code), ())),
            promised as (
                select c.code, a.item_code as item, count(*) as signed,
                    count(*) filter (where c.state not in ('OPEN', 'WITHDRAWN', 'UNVERIFIED')) as verified,
                    count(*) filter (where c.state in ('FALSE', 'VIEWS_ASKED', 'VIEWS_GIVEN', 'RECTIFYING', 'RECTIFIED', 'FINAL'))
                        as untrue,
                    count(*) filter (where c.state = 'UNVERIFIED') as unverified,
                    count(*) filter (where c.state = 'WITHDRAWN') as withdrawn
                from commitment c join application a on a.id = c.application_id
                where c.opened_on between :from and :to and a.route[1] = any (:organs)
                group by c.code, a.item_code)
            select json_build_object('organ', :organ::text, 'from', :from::date, 'to', :to::date,
                'total', (select figures from counted where not of_organ and not of_item),
                'byOrgan', (select coalesce(json_agg(json_build_object('organ', c.organ, 'name', o.name, 'figures', figures)
                    order by c.organ), '[]') from counted c join organ o on o.code = c.organ where of_organ),
                'byItem', (select coalesce(json_agg(json_build_object('item', item_code, 'figures', figures)
                    order by item_code), '[]') from counted where of_item),
                'commitments', (select coalesce(json_agg(json_build_object('commitment', code, 'item', item, 'signed', signed,
                    'verified', verified, 'false', untrue, 'unverified', unverified, 'withdrawn', withdrawn)
                    order by code, item), '[]') from promised),
                'definitions', cast(:definitions as json))::text
            """;

    private final DatabaseClient database;
    private final Scope scope;
    private final String definitions;

    Statistics(DatabaseClient database, Scope scope, JsonMapper json) {
        this.database = database;
        this.scope = scope;
        this.definitions = json.writeValueAsString(Figure.definitions());
    }

    Mono<String> of(Passport who, String asked, Span span) {
        String organ = scope.organ(who, asked);
        return database.sql(COUNT)
                .bind("organ", organ)
                .bind("organs", scope.within(organ))
                .bind("from", span.from())
                .bind("to", span.to())
                .bind("definitions", definitions)
                .map(row -> row.get(0, String.class))
                .one();
    }
}
