-- Every move, once, in order. The application role can neither change nor remove one.
create table application_log (
    application_id uuid not null references application (id),
    seq bigint not null,
    at timestamptz not null,
    on_day date not null,
    action text not null,
    from_state text,
    to_state text not null,
    actor text not null,
    actor_name text not null,
    actor_role text not null,
    organ text,
    basis text not null,
    detail jsonb not null,
    constraint application_log_pk primary key (application_id, seq)
);
grant select, insert on application_log to ${app_role};
