-- What files consist of, each content once, sealed under a key of its own; uploads and files refer to it and are counted.
-- The row is its place in the scanner's queue too: it waits while scan_done < scan_asked. Whoever gave a file has a number
-- of scan_asked and is shown the scanner's word only once scan_done has come there, so that nobody learns that somebody
-- else gave the same file before.
create table content (
    id uuid constraint content_pk primary key,
    sm3 text not null constraint content_once unique,
    size bigint not null constraint content_not_empty check (size > 0),
    media_type text not null,
    key_id text not null,
    sealed_key text not null,
    refs int not null constraint content_refs check (refs >= 0),
    scan text not null default 'PENDING' constraint content_scan check (scan in ('PENDING', 'CLEAN', 'INFECTED')),
    finding text,
    scan_asked int not null default 1,
    scan_done int not null default 0 constraint content_scan_done check (scan_done between 0 and scan_asked),
    scan_after timestamptz not null default now(),
    scan_attempts int not null default 0,
    created_at timestamptz not null default now()
);
create index content_to_scan on content (scan_after) where scan_done < scan_asked;
create index content_unused on content (id) where refs = 0;
grant select, insert, update, delete on content to ${app_role};
