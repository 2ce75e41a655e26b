-- 利害关系人: who is told of a case that concerns their major interests. Numbers and addresses rest sealed in form_secret.
create table interested_party (
    id uuid constraint interested_party_pk primary key,
    application_id uuid not null references application (id),
    seq bigint not null,
    name text not null,
    type text not null constraint interested_party_type check (type in ('person', 'organisation')),
    contact jsonb not null,
    matter text not null,
    told_on date not null,
    views_by date not null,
    hearing_by date,
    owner text,
    owned_at timestamptz,
    constraint interested_party_owned check ((owner is null) = (owned_at is null))
);
create index interested_party_of_application on interested_party (application_id, seq);
create index interested_party_of_owner on interested_party (owner, told_on desc, id) where owner is not null;
grant select, insert on interested_party to ${app_role};
grant update (owner, owned_at) on interested_party to ${app_role};
