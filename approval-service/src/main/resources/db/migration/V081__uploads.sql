-- Uploads under way, and finished ones that no case has taken yet. Parts are kept in the store and never change.
create table upload (
    id uuid constraint upload_pk primary key,
    owner text not null,
    person text not null,
    length bigint not null constraint upload_length check (length >= 0),
    received bigint not null default 0 constraint upload_received check (received between 0 and length),
    name text not null,
    metadata text not null,
    key_id text not null,
    sealed_key text not null,
    content uuid references content (id),
    scan_number int,
    fault text,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    constraint upload_judged_once check (content is null or fault is null),
    constraint upload_judged_when_complete check (received = length or content is null and fault is null)
);
create index upload_expiry on upload (expires_at);
create index upload_content on upload (content) where content is not null;
-- A part outlives its upload until the sweep has removed its object: so none is forgotten, whatever happens at once.
create table upload_part (
    upload uuid not null,
    start bigint not null,
    size bigint not null constraint upload_part_not_empty check (size > 0),
    object uuid not null constraint upload_part_object unique,
    constraint upload_part_pk primary key (upload, start)
);
-- How much of an owner's is open: bounded where a new one is made.
create table upload_room (
    owner text constraint upload_room_pk primary key,
    uploads int not null constraint upload_room_uploads check (uploads >= 0),
    bytes bigint not null constraint upload_room_bytes check (bytes >= 0)
);
grant select, insert, update, delete on upload, upload_part, upload_room to ${app_role};
