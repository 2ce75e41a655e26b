-- Who read which sensitive value in plain, and why.
create table reveal_log (
    id bigint generated always as identity constraint reveal_log_pk primary key,
    application_id uuid not null references application (id),
    pointer text not null,
    actor text not null,
    actor_name text not null,
    organ text not null,
    reason text not null constraint reveal_log_reason check (length(reason) >= 4),
    at timestamptz not null
);
create index reveal_log_of_application on reveal_log (application_id, id);
grant select, insert on reveal_log to ${app_role};
