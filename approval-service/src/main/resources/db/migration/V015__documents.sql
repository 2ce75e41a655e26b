-- Legal documents as issued; never changed.
create table document (
    application_id uuid not null references application (id),
    seq bigint not null,
    kind text not null,
    number text not null constraint document_number_once unique,
    title text not null,
    text text not null,
    issued_on date not null,
    constraint document_pk primary key (application_id, seq, kind)
);
grant select, insert on document to ${app_role};
