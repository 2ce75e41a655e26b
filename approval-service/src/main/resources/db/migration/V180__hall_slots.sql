-- 大厅预约: times at which the hall of an organ serves so many, for one item or any ('*'). Times are instants; day is the
-- legal day in Asia/Shanghai. taken counts all that was booked and not cancelled.
create table hall_slot (
    id uuid constraint hall_slot_pk primary key,
    organ text not null references organ (code),
    item_code text not null,
    day date not null,
    begins_at timestamptz not null,
    ends_at timestamptz not null,
    capacity int not null constraint hall_slot_capacity check (capacity between 1 and 500),
    taken int not null default 0,
    opened_by text not null,
    opened_name text not null,
    opened_at timestamptz not null,
    closed_at timestamptz,
    closed_by text,
    closed_reason text,
    constraint hall_slot_never_over check (taken between 0 and capacity),
    constraint hall_slot_in_order check (ends_at > begins_at),
    constraint hall_slot_closed_by_somebody check ((closed_at is null) = (closed_by is null))
);
create unique index hall_slot_once on hall_slot (organ, item_code, begins_at) where closed_at is null;
create index hall_slot_open on hall_slot (organ, begins_at, id) where closed_at is null;
grant select, insert, update on hall_slot to ${app_role};
