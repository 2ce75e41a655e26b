-- What became of a certificate, in order; 过期 is never written. Two cases that act on one at once would write the same
-- seq: one of them is refused.
create table certificate_event (
    certificate_id uuid not null references certificate (id),
    seq int not null,
    status text not null constraint certificate_event_status check (status in (
        'VALID', 'SUSPENDED', 'RECALLED', 'REVOKED', 'FORFEITED', 'DEREGISTERED', 'REPLACED')),
    on_day date not null,
    application_id uuid not null references application (id),
    basis text not null,
    at timestamptz not null,
    constraint certificate_event_once primary key (certificate_id, seq)
);
grant select, insert on certificate_event to ${app_role};
