-- Drafts of a bundle that file themselves when what they need is granted, because their owner has submitted the bundle.
-- filer: who submitted it, as the login vouched for them; faults: what the owner was asked instead.
create table bundle_wait (
    application_id uuid constraint bundle_wait_pk primary key references application (id) on delete cascade,
    bundle_id uuid not null,
    step text not null,
    owner text not null,
    filer jsonb not null,
    since timestamptz not null,
    ended_at timestamptz,
    outcome text constraint bundle_wait_outcome check (outcome in ('FILED', 'ASKED', 'BLOCKED', 'WITHDRAWN')),
    faults jsonb,
    constraint bundle_wait_step foreign key (bundle_id, step) references bundle_step (bundle_id, step),
    constraint bundle_wait_ended check ((ended_at is null) = (outcome is null))
);
create index bundle_wait_open on bundle_wait (application_id) where ended_at is null;
grant select, insert on bundle_wait to ${app_role};
grant update (owner, filer, since, ended_at, outcome, faults) on bundle_wait to ${app_role};
