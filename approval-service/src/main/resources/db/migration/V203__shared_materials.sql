-- 共享数据: what the applicant let us fetch instead of handing it in, from whom, when, and what came of it. Of the record
-- only masks are kept, with the digest of the whole answer.
create table shared_material (
    application_id uuid not null references application (id) on delete cascade,
    material_code text not null,
    outcome text not null constraint shared_material_outcome check (outcome in ('FETCHED', 'NO_RECORD', 'WAITING')),
    source text not null,
    consented_by text not null,
    consented_at timestamptz not null,
    asked_at timestamptz not null,
    attempts int not null default 1,
    next_at timestamptz,
    record jsonb,
    sm3 text,
    constraint shared_material_pk primary key (application_id, material_code),
    constraint shared_material_record check ((outcome = 'FETCHED') = (record is not null)),
    constraint shared_material_waits check ((outcome = 'WAITING') = (next_at is not null))
);
create index shared_material_waiting on shared_material (next_at) where outcome = 'WAITING';
grant select, insert on shared_material to ${app_role};
grant update (outcome, source, consented_by, consented_at, asked_at, attempts, next_at, record, sm3) on shared_material
    to ${app_role};
