-- 回避: officials who declared a conflict of interest; a declaration is not taken back.
create table conflict (
    application_id uuid not null references application (id),
    person text not null,
    person_name text not null,
    organ text not null,
    reason text not null constraint conflict_reason check (length(reason) >= 4),
    declared_at timestamptz not null,
    constraint conflict_once primary key (application_id, person)
);
grant select, insert on conflict to ${app_role};
