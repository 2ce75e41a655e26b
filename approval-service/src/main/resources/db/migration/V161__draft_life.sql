-- A draft ends: warned of, in the bin, erased. Time runs from its last change.
alter table application
    add column warned_at timestamptz,
    add column binned_at timestamptz constraint application_bin check (binned_at is null or state = 'DRAFT'),
    -- begun although there was another one of the same item
    add column alongside boolean not null default false;
update application set alongside = true where state = 'DRAFT';
create unique index application_one_open on application (owner, item_code)
    where state = 'DRAFT' and binned_at is null and not alongside;
create index application_idle on application (updated_at) where state = 'DRAFT' and binned_at is null;
create index application_binned on application (owner, binned_at desc, id desc) where binned_at is not null;
create index application_bin_age on application (binned_at) where binned_at is not null;
