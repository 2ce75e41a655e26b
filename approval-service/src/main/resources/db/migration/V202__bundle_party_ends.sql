-- An invitation ends confirmed, declined by who holds its code, or withdrawn by the starter; inviting anew begins it again.
alter table bundle_party
    add column declined_at timestamptz,
    add column declined_by text,
    add column reason text,
    add column withdrawn_at timestamptz,
    -- when the starter was told that nobody has answered in time
    add column silent_at timestamptz,
    add constraint bundle_party_declined check ((declined_at is null) = (declined_by is null)),
    add constraint bundle_party_one_end check (num_nonnulls(confirmed_at, declined_at, withdrawn_at) <= 1);
create index bundle_party_open on bundle_party (until_day)
    where owner is null and declined_at is null and withdrawn_at is null and silent_at is null;
grant update (declined_at, declined_by, reason, withdrawn_at, silent_at) on bundle_party to ${app_role};
