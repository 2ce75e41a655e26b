-- When time was last swept: a leap of the clock is noticed before it accepts anything.
create table sweep (
    once boolean constraint sweep_once primary key constraint sweep_only check (once),
    last_day date not null,
    at timestamptz not null
);
-- 督办: each limit once when it turns red and once when it is over.
create table escalation (
    application_id uuid not null references application (id),
    due_on date not null,
    light text not null constraint escalation_light check (light in ('RED', 'BLACK')),
    organ text not null references organ (code),
    raised_on date not null,
    constraint escalation_once primary key (application_id, due_on, light)
);
create index escalation_of_organ on escalation (organ, raised_on desc, application_id desc);
create index application_silent on application (due_on, id) where state = 'SUBMITTED';
create index application_red on application (red_on) where due_on is not null;
grant select, insert, update on sweep to ${app_role};
grant select, insert on escalation to ${app_role};
