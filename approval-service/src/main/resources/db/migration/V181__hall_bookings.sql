-- Who comes when for what. Ends as CANCELLED (by themselves), CLOSED (the slot was), ARRIVED, ABSENT (爽约, noted and
-- without consequence), or LAPSED (over, and nobody marked it).
create table hall_booking (
    id uuid constraint hall_booking_pk primary key,
    slot uuid not null references hall_slot (id),
    organ text not null references organ (code),
    day date not null,
    begins_at timestamptz not null,
    ends_at timestamptz not null,
    owner text not null,
    person text not null,
    name text not null,
    type text not null,
    item_code text not null,
    item_name text not null,
    -- a draft or case of the owner; a draft may be erased while its booking stays
    application_id uuid,
    state text not null default 'OPEN' constraint hall_booking_state check (
        state in ('OPEN', 'CANCELLED', 'CLOSED', 'ARRIVED', 'ABSENT', 'LAPSED')),
    booked_at timestamptz not null,
    changed_at timestamptz not null,
    marked_by text
);
create unique index hall_booking_one_open on hall_booking (owner, item_code) where state = 'OPEN';
create index hall_booking_of_slot on hall_booking (slot);
create index hall_booking_of_owner on hall_booking (owner, begins_at desc, id desc);
create index hall_booking_of_day on hall_booking (organ, day, begins_at, id);
grant select, insert, update on hall_booking to ${app_role};
-- How many an owner has open: bounded where a new one is made.
create table hall_room (
    owner text constraint hall_room_pk primary key,
    open int not null constraint hall_room_open check (open >= 0)
);
grant select, insert, update on hall_room to ${app_role};
