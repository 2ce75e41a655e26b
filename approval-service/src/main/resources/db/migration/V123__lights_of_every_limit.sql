-- Every limit of a case is indexed and lit: the law's, the promise, the organ's own.
-- While a special procedure stops the limit of the law, the time told for it is what runs: it orders the queue, is lit and raised.
alter table application
    add stop_on date,
    add stop_yellow_on date,
    add stop_red_on date,
    add promise_yellow_on date,
    add promise_red_on date,
    add internal_on date,
    add internal_yellow_on date,
    add internal_red_on date,
    -- next day on which a limit turns red or is over; the sweep looks at no case before
    add next_raise_on date;
update application set next_raise_on = red_on where due_on is not null;
alter table application alter column due_key set expression as (coalesce(due_on, stop_on, date '9999-12-31'));
drop index application_red;
create index application_to_raise on application (next_raise_on) where next_raise_on is not null;
alter table escalation
    add limit_name text not null default 'LAW' constraint escalation_limit check (limit_name in ('LAW', 'STOP', 'PROMISE', 'INTERNAL')),
    add nr bigint not null generated always as identity;
alter table escalation drop constraint escalation_once;
alter table escalation add constraint escalation_once primary key (application_id, limit_name, due_on, light, organ);
drop index escalation_of_organ;
create unique index escalation_of_organ on escalation (organ, nr desc);
