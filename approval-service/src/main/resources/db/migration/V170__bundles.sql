-- 一件事: a package under one person's answers. The plan is kept as the catalogue made it, with the versions that it names.
create table bundle (
    id uuid constraint bundle_pk primary key,
    owner text not null,
    package_code text not null,
    package_version int not null,
    region text not null references organ (code),
    planned_on date not null,
    request jsonb not null,
    plan jsonb not null,
    revision int not null default 1,
    created_at timestamptz not null
);
create index bundle_of_owner on bundle (owner, created_at desc, id desc);
grant select, insert on bundle to ${app_role};
grant update (request, plan, revision) on bundle to ${app_role};
