-- 好差评: what an applicant said of a closed case, once; never changed, never made up.
create table rating (
    id uuid constraint rating_pk primary key,
    application_id uuid not null constraint rating_once unique references application (id),
    organ text not null references organ (code),
    item_code text not null,
    level int not null constraint rating_level check (level between 1 and 5),
    tags text[] not null,
    text text not null,
    rated_by text not null,
    rated_at timestamptz not null,
    rated_on date not null
);
create index rating_of_organ on rating (organ, rated_at desc, id desc);
grant select, insert on rating to ${app_role};
-- Who was asked, once.
create table rating_invitation (
    application_id uuid constraint rating_invitation_pk primary key references application (id),
    at timestamptz not null
);
grant select, insert on rating_invitation to ${app_role};
create index application_closed on application (holder, updated_at)
    where state in ('DELIVERED', 'NOT_ACCEPTED', 'RETURNED', 'WITHDRAWN', 'TERMINATED');
create index application_closed_lately on application (updated_at)
    where state in ('DELIVERED', 'NOT_ACCEPTED', 'RETURNED', 'WITHDRAWN', 'TERMINATED');
