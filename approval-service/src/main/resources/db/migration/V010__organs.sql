create table organ (
    code text constraint organ_pk primary key constraint organ_code_shape check (code ~ '^[0-9]{6}$'),
    name text not null,
    level text not null constraint organ_level check (level in ('ministry', 'province', 'city', 'county')),
    parent text references organ (code),
    government text not null,
    region text not null
);
-- Which organ may do what about which item; '*' is every item.
create table authority (
    organ text not null references organ (code),
    act text not null constraint authority_act check (act in ('accept', 'review', 'decide')),
    item_code text not null,
    constraint authority_pk primary key (organ, act, item_code)
);
grant select, insert, update on organ to ${app_role};
grant select, insert, delete on authority to ${app_role};
