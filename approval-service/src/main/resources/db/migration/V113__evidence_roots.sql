-- Roots: what all chains that went on said at one moment, in one number, signed, each linked to those before it.
create table evidence_key (
    id text constraint evidence_key_pk primary key,
    -- x‖y
    point bytea not null constraint evidence_key_point check (length(point) = 64),
    since timestamptz not null
);
create table evidence_root (
    n bigint constraint evidence_root_pk primary key constraint evidence_root_from_one check (n > 0),
    at timestamptz not null,
    size int not null,
    merkle bytea not null,
    -- hash of root n - 1, and of root n & (n - 1): the way from a root to one long before it is short
    previous bytea not null,
    back bytea not null,
    key_id text not null references evidence_key (id),
    hash bytea not null,
    signature bytea not null constraint evidence_root_signed check (length(signature) = 64)
);
-- Which head of a case stands in which root, at which place, and the way from there up to the root.
create table evidence_anchor (
    application_id uuid not null references application (id),
    root bigint not null references evidence_root (n),
    place int not null,
    seq bigint not null,
    path bytea not null,
    constraint evidence_anchor_pk primary key (application_id, root)
);
-- Whose turn it is, when there are several instances: one row each.
create table evidence_turn (
    work text constraint evidence_turn_pk primary key,
    next_at timestamptz not null default now()
);
-- How far the provincial platform was told.
create table evidence_push (
    once boolean constraint evidence_push_once primary key constraint evidence_push_only check (once),
    told bigint not null default 0,
    attempts int not null default 0,
    next_at timestamptz not null default now(),
    leased_until timestamptz,
    last_error text
);
insert into evidence_turn (work) values ('root');
insert into evidence_push (once) values (true);
grant select, insert on evidence_key, evidence_root, evidence_anchor to ${app_role};
grant select, update on evidence_turn, evidence_push to ${app_role};
