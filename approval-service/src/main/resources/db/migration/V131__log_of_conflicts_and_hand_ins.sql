-- Declared conflicts and originals that came in are entries of the log, like all that happens to a case.
with past as (
    select c.application_id, c.declared_at as at, 'DECLARE_CONFLICT' as action, c.person as actor, c.person_name as actor_name,
        'OFFICIAL' as actor_role, c.organ, '公务员法回避规定;待法制机构确认' as basis, jsonb_build_object('reason', c.reason) as detail
    from conflict c
    union all
    select h.application_id, h.received_at, 'HAND_IN', h.received_by, h.received_by, 'COUNTER', a.holder,
        '事项清单所载材料要求:准予后交回的原件', jsonb_build_object('material', h.material_code, 'channel', h.channel)
    from hand_in h join application a on a.id = h.application_id),
numbered as (
    select p.*, a.state, a.seq + row_number() over (partition by p.application_id order by p.at) as seq
    from past p join application a on a.id = p.application_id),
logged as (
    insert into application_log (application_id, seq, at, on_day, action, from_state, to_state, actor, actor_name, actor_role,
        organ, basis, detail)
    select application_id, seq, at, (at at time zone 'Asia/Shanghai')::date, action, state, state, actor, actor_name, actor_role,
        organ, basis, detail
    from numbered)
update application a set seq = n.last, revision = a.revision + n.count::int
from (select application_id, max(seq) as last, count(*) as count from numbered group by application_id) n
where a.id = n.application_id;
drop table conflict;
drop table hand_in;
