-- What happened, in the words of a CloudEvent; written with the move that made it, never changed.
create table outbox (
    stream uuid not null,
    seq bigint not null,
    body jsonb not null,
    created_at timestamptz not null default now(),
    constraint outbox_pk primary key (stream, seq)
);
-- How far each stream was told. The row lock of the writer and that of the relay meet here, so no wake-up is lost.
create table outbox_stream (
    stream uuid constraint outbox_stream_pk primary key,
    last_seq bigint not null,
    sent_seq bigint not null default 0,
    next_at timestamptz not null default now(),
    leased_until timestamptz,
    attempts int not null default 0,
    last_error text
);
create index outbox_stream_waiting on outbox_stream (next_at) where sent_seq < last_seq;
grant select, insert on outbox to ${app_role};
grant select, insert, update on outbox_stream to ${app_role};
