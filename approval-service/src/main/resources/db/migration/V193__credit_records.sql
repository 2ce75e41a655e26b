-- 信用记录: only a final consequence of an untrue commitment is one. Until it is repaired (信用修复) its person signs no other.
create table credit_record (
    id uuid constraint credit_record_pk primary key,
    commitment uuid not null constraint credit_record_once unique references commitment (id),
    owner text not null,
    identity text,
    organ text not null references organ (code),
    basis text not null,
    recorded_at timestamptz not null,
    recorded_on date not null
);
create index credit_record_of_owner on credit_record (owner, recorded_at desc, id desc);
-- How many records bind a person, by owner key and by keyed digest. A signature locks these rows and reads them locked, so
-- that none is given while a record is being written.
create table credit_standing (
    person text constraint credit_standing_pk primary key,
    records int not null constraint credit_standing_counted check (records >= 0)
);
create table credit_repair (
    id uuid constraint credit_repair_pk primary key,
    record uuid not null references credit_record (id),
    organ text not null references organ (code),
    text text not null,
    asked_at timestamptz not null,
    state text not null default 'OPEN' constraint credit_repair_state check (state in ('OPEN', 'RESTORED', 'REFUSED')),
    decided_by text,
    decided_name text,
    decided_at timestamptz,
    reason text,
    constraint credit_repair_decided check ((state = 'OPEN') = (decided_at is null))
);
-- one at a time, and none after it was restored
create unique index credit_repair_once on credit_repair (record) where state in ('OPEN', 'RESTORED');
create index credit_repair_of_organ on credit_repair (organ, asked_at desc, id desc);
grant select, insert on credit_record to ${app_role};
grant select, insert, update on credit_standing to ${app_role};
grant select, insert on credit_repair to ${app_role};
grant update (state, decided_by, decided_name, decided_at, reason) on credit_repair to ${app_role};
