package io.tongban.approval.reduction;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What cases of each item really took. */
@Component
class ReadReductions {

    private static final int LEAST = 5;
    private static final String BASELINE = "基准见事项指南和套餐方案的 reductions(假设[A]);少于五件的事项不列";
    private static final String COUNT = """
            with decided as (
                select l.application_id as id, max(l.on_day) as on_day from application_log l
                where l.on_day > :since and l.on_day <= :on and l.from_state <> l.to_state
                    and l.to_state in ('GRANTED', 'DENIED')
                group by l.application_id),
            cases as (
                select a.id, a.item_code, a.item_version, a.answers, d.on_day - r.on_day as days, r.on_site,
                    (select count(distinct f.material_code) from material_file f
                        where f.application_id = a.id and f.removed_at is null) as given,
                    (select count(distinct f.material_code) from material_file f
                        where f.application_id = a.id and f.removed_at is null and f.reused_from is not null) as reused,
                    (select count(*) from shared_material m
                        where m.application_id = a.id and m.outcome = 'FETCHED') as fetched,
                    (select count(*) from commitment c
                        where c.application_id = a.id and c.opened_on is not null and c.state <> 'WITHDRAWN') as committed
                from decided d join application a on a.id = d.id cross join lateral (
                    select l.on_day, l.action = 'RECEIVE_ON_SITE' as on_site from application_log l
                    where l.application_id = a.id and l.from_state = 'DRAFT' and l.to_state = 'SUBMITTED'
                    order by l.seq limit 1) r),
            asked as (
                select s.*, (select count(*) from jsonb_array_elements(v.body -> 'materials') m
                    where case jsonb_typeof(m -> 'when')
                        when 'object' then not exists (
                            select from jsonb_each_text(m -> 'when') w
                            where not exists (
                                select from jsonb_array_elements_text(coalesce(s.answers -> w.key, '[]')) given
                                where given = any (string_to_array(w.value, '|'))))
                        else m ->> 'requirement' = 'required' end) as asked
                from (select distinct item_code, item_version, answers from cases) s
                join item_version v on v.code = s.item_code and v.version = s.item_version),
            counted as (
                select item_code, max(item_version) as version, count(*) as cases,
                    round(percentile_cont(0.5) within group (order by days)::numeric, 1) as median,
                    round(avg(given), 2) as given, round(avg(reused), 2) as reused, round(avg(fetched), 2) as fetched,
                    round(avg(committed), 2) as committed, round(avg(asked), 2) as asked,
                    round(avg(on_site::int), 2) as visits
                from cases join asked using (item_code, item_version, answers) group by item_code having count(*) >= :least)
            select json_build_object('from', cast(:since as date) + 1, 'to', cast(:on as date),
                'baseline', cast(:baseline as text), 'items', (
                    select coalesce(json_agg(json_build_object('item', c.item_code, 'name', v.body ->> 'name',
                        'cases', c.cases, 'medianDays', c.median, 'asked', c.asked, 'given', c.given,
                        'fetched', c.fetched, 'committed', c.committed, 'reused', c.reused, 'visits', c.visits) order by c.item_code), '[]')
                    from counted c join item_version v on v.code = c.item_code and v.version = c.version))::text
            """;

    private final YearlyFigures figures;

    @Autowired
    ReadReductions(DatabaseClient database, Clock clock) {
        this(database, clock, YearlyFigures.KEPT);
    }

    /** @param keeps how long an answer is given again */
    ReadReductions(DatabaseClient database, Clock clock, Duration keeps) {
        this.figures = new YearlyFigures(database, clock, COUNT, Map.of("least", LEAST, "baseline", BASELINE), keeps);
    }

    /** A JSON object. */
    Mono<String> actual() {
        return figures.actual();
    }
}
