create table material_file (
    id uuid constraint material_file_pk primary key,
    application_id uuid not null references application (id),
    material_code text not null,
    name text not null,
    media_type text not null,
    size bigint not null constraint material_file_not_empty check (size > 0),
    sm3 text not null,
    added_at timestamptz not null,
    removed_at timestamptz
);
create index material_file_of_application on material_file (application_id, material_code, added_at);
grant select, insert, update on material_file to ${app_role};
