-- Who must confirm a part of a bundle under their own login. The code that invites them is made of the id and kept nowhere.
create table bundle_party (
    id uuid constraint bundle_party_pk primary key,
    bundle_id uuid not null references bundle (id),
    whose text not null,
    until_day date not null,
    invited_at timestamptz not null,
    owner text,
    name text,
    confirmed_at timestamptz,
    constraint bundle_party_once unique (bundle_id, whose),
    constraint bundle_party_confirmed check ((confirmed_at is null) = (owner is null) and (owner is null) = (name is null))
);
create index bundle_party_of_owner on bundle_party (owner, bundle_id) where owner is not null;
grant select, insert on bundle_party to ${app_role};
grant update (id, until_day, invited_at, owner, name, confirmed_at) on bundle_party to ${app_role};
