create table inbox (
    event_id text constraint inbox_once primary key,
    received_at timestamptz not null default now()
);
grant select, insert on inbox to ${app_role};
