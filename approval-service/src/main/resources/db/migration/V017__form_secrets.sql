-- Sensitive values of forms, sealed; the form itself holds masks.
create table form_secret (
    application_id uuid not null references application (id),
    pointer text not null,
    key_id text not null,
    sealed text not null,
    lookup text not null,
    constraint form_secret_pk primary key (application_id, pointer)
);
create index form_secret_lookup on form_secret (lookup);
grant select, insert, update, delete on form_secret to ${app_role};
