-- 告知承诺 (国办发〔2020〕42号). A choice is not signed yet; what is signed never changes but for what becomes of it.
create table commitment_notice (
    sm3 text constraint commitment_notice_pk primary key,
    code text not null,
    version int not null,
    item_code text not null,
    item_version int not null,
    text text not null
);
-- The first time that a person was shown a notice for a case: from there reading is counted.
create table commitment_reading (
    application_id uuid not null references application (id) on delete cascade,
    material_code text not null,
    person text not null,
    sm3 text not null references commitment_notice (sm3),
    shown_at timestamptz not null,
    constraint commitment_reading_pk primary key (application_id, material_code, person, sm3)
);
create table commitment_choice (
    application_id uuid not null references application (id) on delete cascade,
    material_code text not null,
    code text not null,
    chosen_at timestamptz not null,
    constraint commitment_choice_pk primary key (application_id, material_code)
);
create table commitment (
    id uuid constraint commitment_pk primary key,
    application_id uuid not null references application (id) on delete cascade,
    material_code text not null,
    code text not null,
    notice_version int not null,
    notice_sm3 text not null references commitment_notice (sm3),
    shown_at timestamptz not null,
    read_seconds int not null constraint commitment_read_first check (read_seconds >= 0),
    signed_at timestamptz not null,
    -- whom it binds: owner key, and of a person the keyed digest that the case keeps beside the sealed number
    owner text not null,
    identity text,
    signed_by text not null,
    signer_name text not null,
    -- text that was signed, with the SM2 key that signed it and r‖s
    sealed text not null,
    key_id text not null,
    signature text not null,
    state text not null default 'SIGNED' constraint commitment_state check (state in ('SIGNED', 'OPEN', 'TRUE', 'UNVERIFIED',
        'WITHDRAWN', 'FALSE', 'VIEWS_ASKED', 'VIEWS_GIVEN', 'CLEARED', 'RECTIFYING', 'RECTIFIED', 'FINAL')),
    method text constraint commitment_method check (method in ('SHARED_DATA', 'ASSISTANCE', 'ON_SITE', 'SPOT_CHECK')),
    due_on date,
    opened_on date,
    views_by date,
    rectify_by date,
    constraint commitment_task check ((state in ('SIGNED', 'WITHDRAWN')) or (method is not null and opened_on is not null))
);
create unique index commitment_once on commitment (application_id, material_code) where state <> 'WITHDRAWN';
create index commitment_of_case on commitment (application_id);
create index commitment_open on commitment (coalesce(due_on, date '9999-12-31'), id)
    where state in ('OPEN', 'FALSE', 'VIEWS_ASKED', 'VIEWS_GIVEN', 'RECTIFYING');
create index commitment_signed on commitment (opened_on) where opened_on is not null;
grant select, insert on commitment_notice to ${app_role};
grant select, insert, update (sm3) on commitment_reading to ${app_role};
grant select, insert, update, delete on commitment_choice to ${app_role};
grant select, insert on commitment to ${app_role};
grant update (state, method, due_on, opened_on, views_by, rectify_by) on commitment to ${app_role};
