-- Who must confirm a part of a bundle under their own login: invited by a code of which only a digest rests here, once.
create table bundle_party (
    bundle_id uuid not null references bundle (id),
    whose text not null,
    code text not null constraint bundle_party_code_once unique,
    until_day date not null,
    invited_at timestamptz not null,
    owner text,
    name text,
    confirmed_at timestamptz,
    constraint bundle_party_pk primary key (bundle_id, whose),
    constraint bundle_party_confirmed check ((confirmed_at is null) = (owner is null) and (owner is null) = (name is null))
);
create index bundle_party_of_owner on bundle_party (owner, bundle_id) where owner is not null;
grant select, insert on bundle_party to ${app_role};
grant update (code, until_day, invited_at, owner, name, confirmed_at) on bundle_party to ${app_role};
