-- What somebody was told. Positions are given under one advisory lock that is held to the commit, so that they become
-- visible in their order: whoever has read up to a position has missed nothing before it.
create table notice (
    position bigint generated always as identity constraint notice_pk primary key,
    id uuid not null default gen_random_uuid() constraint notice_id_once unique,
    event_id text not null constraint notice_of_a_kept_event references inbox,
    recipient text not null constraint recipient_is_an_owner_key check (recipient ~ '^(person:[a-z]+:|org:).'),
    event text not null,
    application_id uuid not null,
    case_number text,
    item_code text not null,
    item_name text not null,
    state text,
    state_name text,
    organ_name text,
    happened_at timestamptz not null,
    happened_on date not null,
    template text not null,
    template_version int not null constraint template_version_from_one check (template_version > 0),
    title text not null,
    body text not null,
    title_en text not null,
    body_en text not null,
    received_at timestamptz not null,
    read_at timestamptz,
    read_by text,
    constraint notice_once_per_recipient unique (event_id, recipient),
    constraint read_by_somebody check ((read_at is null) = (read_by is null))
);
create index notice_of_recipient on notice (recipient, position);
create index notice_unread on notice (recipient, position) where read_at is null;
grant select, insert on notice to ${app_role};
-- nothing else of a notice ever changes
grant update (read_at, read_by) on notice to ${app_role};
