-- A certificate with its last event, the one that renews it, and the undecided renewal of it or of one that it replaced.
create view certificate_standing as
select c.*, o.name as organ_name, e.status, e.on_day as status_on, e.seq as last,
    n.number as renewed_number, n.valid_from as renewed_from, n.valid_until as renewed_until, n.status as renewed_status, n.status_on as renewed_status_on,
    r.renewing
from certificate c
join organ o on o.code = c.organ
cross join lateral (
    select status, on_day, seq from certificate_event where certificate_id = c.id order by seq desc limit 1) e
left join lateral (
    select s.number, s.valid_from, s.valid_until, l.status, l.status_on from certificate s cross join lateral (
        select status, on_day as status_on from certificate_event where certificate_id = s.id order by seq desc limit 1) l
    where s.replaces = c.id and s.effect = 'renews') n on true
cross join lateral (
    with recursive up as (
        select c.id, c.replaces
        union all
        select p.id, p.replaces from certificate p join up on p.id = up.replaces)
    select max(a.renews_on) as renewing from application a where a.acts_on in (select id from up)) r;
grant select on certificate_standing to ${app_role};
