-- Originals that came in by post or at the counter; a grant is delivered when all that are asked for are here.
create table hand_in (
    application_id uuid not null references application (id),
    material_code text not null,
    channel text not null constraint hand_in_channel check (channel in ('POST', 'COUNTER')),
    received_at timestamptz not null,
    received_by text not null,
    constraint hand_in_pk primary key (application_id, material_code)
);
grant select, insert on hand_in to ${app_role};
