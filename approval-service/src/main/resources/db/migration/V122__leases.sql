-- Work that one instance does at a time; where it dies, another goes on once its time is over.
create table lease (
    name text constraint lease_once primary key,
    held_by uuid not null,
    until timestamptz not null
);
grant select, insert, update on lease to ${app_role};
