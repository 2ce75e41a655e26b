-- When its recipient first read a document: of an electronic delivery it shows that it arrived and was opened.
create table document_read (
    document_id uuid constraint document_read_once primary key references document (id),
    reader text not null,
    at timestamptz not null
);
grant select, insert on document_read to ${app_role};
