create table idempotency (
    owner text not null,
    operation text not null,
    key text not null,
    body_hash text not null,
    status int not null,
    -- json, not jsonb: given again to the letter
    answer json not null,
    created_at timestamptz not null default now(),
    constraint idempotency_once primary key (owner, operation, key)
);
create index idempotency_age on idempotency (created_at);
grant select, insert, delete on idempotency to ${app_role};
