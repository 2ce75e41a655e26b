-- What was done about a signed commitment; only appended to.
create table commitment_step (
    commitment uuid not null references commitment (id) on delete cascade,
    seq int not null,
    action text not null,
    from_state text not null,
    to_state text not null,
    at timestamptz not null,
    on_day date not null,
    actor text not null,
    actor_name text not null,
    organ text references organ (code),
    detail jsonb not null,
    constraint commitment_step_pk primary key (commitment, seq)
);
grant select, insert on commitment_step to ${app_role};
