-- A file of a case is a finished upload that the case took: its id is the upload's, its bytes are a content's. Files that
-- were kept unsealed in a folder before are not carried over: no installation holds any but demonstration files.
delete from material_file;
alter table material_file
    drop column media_type,
    drop column size,
    drop column sm3,
    add column content uuid references content (id),
    add column scan_number int not null,
    -- order within the case, by the statement that counts application.file_count
    add column position int not null,
    -- how many moves the case had made: a file given since the last one can still be taken back
    add column given_seq bigint not null,
    add column replaces uuid references material_file (id),
    add constraint material_file_freed check ((content is null) = (removed_at is not null)),
    add constraint material_file_position unique (application_id, position);
drop index material_file_of_application;
create index material_file_content on material_file (content) where content is not null;
create index material_file_replaces on material_file (replaces) where replaces is not null;
-- when the form was last saved: giving a file and taking it back is no correction
alter table application add column form_revision int not null default 1;
update application set form_revision = revision;
