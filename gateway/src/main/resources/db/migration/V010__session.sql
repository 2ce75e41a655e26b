-- Only a digest of the session's id is kept, and the content is sealed with a key made from the id:
-- a copy of this table lets nobody in and tells nothing about anybody.
create table session (
    digest bytea constraint session_once primary key,
    sealed bytea not null,
    revision bigint not null,
    created_at timestamptz not null,
    accessed_at timestamptz not null,
    expires_at timestamptz not null,
    -- one instance at a time asks the provider whether the person is still welcome
    check_leased_until timestamptz,
    constraint session_digest_is_sm3 check (octet_length(digest) = 32),
    constraint session_ends_after_it_begins check (expires_at > created_at)
);
create index session_expiry on session (expires_at);
grant select, insert, update, delete on session to ${app_role};
