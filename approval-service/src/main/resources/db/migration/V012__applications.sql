create sequence case_number;
create table application (
    id uuid constraint application_pk primary key,
    case_number text constraint application_case_number_once unique,
    owner text not null,
    principal_name text not null,
    principal_type text not null constraint application_principal check (principal_type in ('person', 'organisation')),
    item_code text not null,
    item_version int not null,
    region text not null references organ (code),
    route text[] not null,
    holder text not null references organ (code),
    state text not null constraint application_state check (state in (
        'DRAFT', 'SUBMITTED', 'CORRECTING', 'ACCEPTED', 'OPINED', 'FORWARDED', 'REPORTED',
        'GRANTED', 'DENIED', 'DELIVERED', 'NOT_ACCEPTED', 'RETURNED', 'WITHDRAWN')),
    revision int not null default 1,
    seq bigint not null default 1,
    form jsonb not null default '{}',
    -- indexes of what the clock said at the last move, never the truth
    due_on date,
    yellow_on date,
    red_on date,
    promise_on date,
    due_state text not null default 'NONE' constraint application_due_state check (due_state in ('DUE', 'PAUSED', 'UNDATED', 'NONE')),
    due_key date not null generated always as (coalesce(due_on, date '9999-12-31')) stored,
    claimed_by text,
    claimed_name text,
    claimed_at timestamptz,
    -- files ever attached: bounded inside the write
    file_count int not null default 0,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint application_item foreign key (item_code, item_version) references item_version (code, version),
    constraint application_numbered_once_submitted check ((state = 'DRAFT') = (case_number is null)),
    constraint application_due_known check ((due_state = 'DUE') = (due_on is not null))
);
create index application_queue on application (holder, due_key, id);
create index application_undated on application (holder, id) where due_state = 'UNDATED';
create index application_of_owner on application (owner, created_at desc, id desc);
grant select, insert, update on application to ${app_role};
grant usage on sequence case_number to ${app_role};
