-- From which day, over how many working days and by which edition of the calendar the check of a commitment was dated: a newer
-- edition dates it again. What has a date keeps it until then; what was 待公布 is dated by the next run.
alter table commitment add counted_from date;
alter table commitment add days int constraint commitment_days check (days > 0);
alter table commitment add calendar_edition int not null default 0;
update commitment c set
    counted_from = coalesce((select max(s.on_day) from commitment_step s
        where s.commitment = c.id and s.action = 'VERIFY' and s.to_state = 'OPEN'), opened_on),
    days = case code when 'CM-01' then 15 when 'CM-04' then 10 when 'CM-05' then 60 when 'CM-06' then 60 when 'CM-08' then 5
        else 30 end,
    calendar_edition = case when due_on is null then 0 else coalesce((select max(edition) from calendar_year), 0) end
where opened_on is not null;
create index commitment_to_redate on commitment (calendar_edition, id) where state = 'OPEN';
grant update (counted_from, days, calendar_edition) on commitment to ${app_role};
