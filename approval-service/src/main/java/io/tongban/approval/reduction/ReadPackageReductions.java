package io.tongban.approval.reduction;

import java.time.Clock;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What packages really took, under each set of answers by itself: other answers are other cases.
 */
@Component
class ReadPackageReductions {

    private static final int LEAST = 5;
    private static final int MOST = 200;
    private static final String BASELINE = "逐项单办的份数(singly)、合并后的份数(merged)、基准跑动次数(visits.before)出自办理时的套餐方案,基准为假设[A]:"
            + "每份材料都由申请人以纸质提交,同一材料每件各交一次;每件递交一次、领取一次,共跑两次。"
            + "只统计各事项均已送达的“一件事”,回答不同的分别计算,不相加;少于五件的不列";
    /** Keys of steps and parties hold what people call each other: none leaves this statement. */
    private static final String COUNT = """
            with closed as (
                select distinct s.bundle_id from application_log l join bundle_step s on s.application_id = l.application_id
                where l.on_day > :since and l.on_day <= :on and l.to_state = 'DELIVERED' and l.from_state <> l.to_state),
            cases as (
                select s.bundle_id as bundle, s.no, s.item_code, s.whose, a.id, a.state, a.created_at >= b.created_at as within
                from closed c join bundle b on b.id = c.bundle_id
                join bundle_step s on s.bundle_id = b.id and s.dropped_at is null
                left join application a on a.id = coalesce(s.application_id, (
                    select o.id from application o
                    where s.on_site and o.owner = b.owner and o.item_code = s.item_code and o.state <> 'DRAFT'
                    order by o.created_at desc, o.id desc limit 1))),
            done as (
                select bundle, array_agg(item_code order by no) as items from cases
                group by bundle having count(*) = count(*) filter (where state = 'DELIVERED')),
            moved as (
                select c.bundle, max(l.on_day) filter (where l.to_state = 'DELIVERED')
                        - min(l.on_day) filter (where l.from_state = 'DRAFT') as days,
                    max(l.on_day) filter (where l.to_state = 'DELIVERED') as last,
                    -- whoever does two things at a window on one day came once
                    count(distinct l.on_day) filter (where l.action = 'RECEIVE_ON_SITE'
                        or l.action = 'SUBMIT' and l.organ is not null
                        or l.action in ('DELIVER', 'HAND_IN') and l.detail ->> 'channel' = 'COUNTER') as visits
                from done join cases c using (bundle) join application_log l on l.application_id = c.id
                where c.within and l.from_state is not null group by c.bundle),
            met as (
                select c.bundle, c.whose, f.material_code as material,
                    case when f.reused_from is null then 'given' else 'reused' end as how
                from done join cases c using (bundle) join material_file f on f.application_id = c.id and f.removed_at is null
                union
                select c.bundle, c.whose, m.material_code,
                    case when m.source = '本系统办结结果' then 'supplied' else 'fetched' end
                from done join cases c using (bundle)
                join shared_material m on m.application_id = c.id and m.outcome = 'FETCHED'
                union
                select c.bundle, c.whose, k.material_code, 'committed'
                from done join cases c using (bundle)
                join commitment k on k.application_id = c.id and k.state <> 'WITHDRAWN'
                union
                select d.bundle, l ->> 'whose', l ->> 'material', 'supplied'
                from done d join bundle b on b.id = d.bundle, jsonb_array_elements(b.plan -> 'materials') l
                where l ->> 'met' = 'supplied'),
            lines as (
                select bundle, count(*) filter (where how = 'given') as given, count(*) filter (where how = 'reused') as reused,
                    count(*) filter (where how = 'fetched') as fetched, count(*) filter (where how = 'supplied') as supplied,
                    count(*) filter (where how = 'committed') as committed
                from met group by bundle),
            counted as (
                select b.package_code, b.package_version, b.plan -> 'answers' as answers, d.items, count(*) as bundles,
                    (array_agg(b.id order by b.created_at desc))[1] as newest,
                    round(avg((b.plan #>> '{reductions,lines,singly}')::int), 2) as singly,
                    round(avg((b.plan #>> '{reductions,lines,distinct}')::int), 2) as merged,
                    round(avg(coalesce(l.given, 0)), 2) as given, round(avg(coalesce(l.reused, 0)), 2) as reused,
                    round(avg(coalesce(l.fetched, 0)), 2) as fetched, round(avg(coalesce(l.supplied, 0)), 2) as supplied,
                    round(avg(coalesce(l.committed, 0)), 2) as committed, round(avg(m.visits), 2) as visits,
                    round(percentile_cont(0.5) within group (order by m.days)::numeric, 1) as median
                from done d join bundle b on b.id = d.bundle join moved m using (bundle) left join lines l using (bundle)
                where m.last > :since and m.last <= :on
                group by 1, 2, 3, 4 having count(*) >= :least
                order by count(*) desc, 1, 2 desc, 3, 4 limit :most)
            select json_build_object('from', cast(:since as date) + 1, 'to', cast(:on as date),
                'baseline', cast(:baseline as text), 'packages', (
                    select coalesce(json_agg(json_build_object('package', c.package_code, 'version', c.package_version,
                        'name', c.plan ->> 'name', 'answers', c.answers, 'items', c.items, 'bundles', c.bundles,
                        'lines', json_build_object('singly', c.singly, 'merged', c.merged, 'given', c.given,
                            'reused', c.reused, 'fetched', c.fetched, 'supplied', c.supplied, 'committed', c.committed),
                        'visits', json_build_object('before', c.plan #> '{reductions,visits,before}',
                            'planned', c.plan #> '{reductions,visits,now}', 'actual', c.visits),
                        'days', json_build_object('law', c.plan #> '{reductions,law,periods}',
                            'promise', c.plan #> '{reductions,promise,periods}', 'actual', c.median))
                        order by c.bundles desc, c.package_code, c.package_version desc, c.answers, c.items), '[]')
                    from (select counted.*, b.plan from counted join bundle b on b.id = counted.newest) c))::text
            """;

    private final YearlyFigures figures;

    ReadPackageReductions(DatabaseClient database, Clock clock) {
        Map<String, Object> values = Map.of("least", LEAST, "most", MOST, "baseline", BASELINE);
        this.figures = new YearlyFigures(database, clock, COUNT, values, YearlyFigures.KEPT);
    }

    /** A JSON object. */
    Mono<String> actual() {
        return figures.actual();
    }
}
