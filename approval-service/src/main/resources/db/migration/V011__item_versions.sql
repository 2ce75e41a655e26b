-- Our own immutable copy of each item version that we use: moves never need the catalogue.
create table item_version (
    code text not null,
    version int not null,
    body jsonb not null,
    fetched_at timestamptz not null default now(),
    constraint item_version_pk primary key (code, version)
);
grant select, insert on item_version to ${app_role};
