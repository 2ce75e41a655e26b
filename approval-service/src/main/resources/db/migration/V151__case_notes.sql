-- What officials write down for each other about a case, after which entry of its log. Never shown to the applicant, never changed.
create table case_note (
    id bigint generated always as identity constraint case_note_pk primary key,
    application_id uuid not null references application (id),
    after_seq bigint not null,
    author text not null,
    author_name text not null,
    organ text not null,
    text text not null constraint case_note_text check (length(text) between 1 and 2000),
    at timestamptz not null
);
create index case_note_of_application on case_note (application_id, id);
grant select, insert on case_note to ${app_role};
