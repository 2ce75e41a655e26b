-- 禁止再次申请 (许可法第七十八条、第七十九条): who may not apply for which permit until when, and what was taken back. Rows are
-- never changed; of persons only the keyed digest that cases keep beside their sealed numbers.
create table ban (
    id uuid constraint ban_pk primary key,
    owner text not null,
    identity text,
    item_class text not null,
    from_day date not null,
    until_day date not null,
    source uuid not null references application (id),
    seq bigint not null,
    basis text not null,
    organ text not null references organ (code),
    imposed_at timestamptz not null,
    constraint ban_once unique (source, seq),
    constraint ban_has_length check (until_day > from_day)
);
create index ban_of_owner on ban (owner, item_class);
create index ban_of_identity on ban (identity, item_class) where identity is not null;
create index ban_of_organ on ban (organ, imposed_at desc, id desc);
-- Correction of a wrong ban: with a reason, once.
create table ban_lift (
    ban uuid constraint ban_lift_once primary key references ban (id),
    reason text not null constraint ban_lift_reason check (length(reason) >= 4),
    lifted_by text not null,
    lifted_name text not null,
    lifted_at timestamptz not null
);
grant select, insert on ban to ${app_role};
grant select, insert on ban_lift to ${app_role};
