-- Evidence: the entries of each case are a chain, linked by SM3 (EVIDENCE.md says how). The links are made by the statement
-- that holds the head, so this database must know SM3: pgcrypto on OpenSSL 1.1.1 or newer.
create extension if not exists pgcrypto;
do $$
begin
    if digest('abc', 'sm3') <> '\x66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0' then
        raise exception 'pgcrypto: another SM3 than that of GB/T 32905';
    end if;
end $$;

create function evidence_digest(salt bytea, content text) returns bytea language sql stable
    as $$ select digest(salt || convert_to(content, 'UTF8'), 'sm3') $$;

create function evidence_hash(application uuid, seq bigint, kind text, at text, content bytea, previous bytea) returns bytea
    language sql stable
    as $$ select digest('tongban-entry-1' || e'\n' || application || e'\n' || seq || e'\n' || kind || e'\n' || at || e'\n'
        || encode(content, 'hex') || e'\n' || encode(previous, 'hex') || e'\n', 'sm3') $$;

create table evidence_entry (
    application_id uuid not null references application (id),
    seq bigint not null constraint evidence_entry_from_one check (seq > 0),
    kind text not null constraint evidence_entry_kind check (kind in ('START', 'MOVE', 'DOCUMENT', 'NOTICE')),
    at timestamptz not null,
    internal boolean not null,
    salt bytea not null constraint evidence_entry_salted check (length(salt) = 16),
    -- canonical JSON
    content text not null,
    -- what the content names by a salted digest only, for officials; JSON
    opening text,
    -- of which the salts of sensitive fields are made, sealed
    secret text,
    digest bytea not null,
    hash bytea not null,
    constraint evidence_entry_pk primary key (application_id, seq)
);
-- Where each chain ends; of its own, so that an entry never touches the revision of the case.
create table evidence_head (
    application_id uuid constraint evidence_head_pk primary key references application (id),
    seq bigint not null,
    hash bytea not null,
    -- up to which entry a root holds it
    anchored bigint not null default 0,
    -- up to which report of the notices it is
    noticed bigint not null default 0,
    constraint evidence_head_is_an_entry foreign key (application_id, seq) references evidence_entry (application_id, seq),
    constraint evidence_head_anchored check (anchored between 0 and seq)
);
create index evidence_head_changed on evidence_head (application_id) where anchored < seq;

create function evidence_head_goes_on() returns trigger language plpgsql as $$
begin
    if new.application_id <> old.application_id or new.seq < old.seq or new.anchored < old.anchored
        or new.noticed < old.noticed or (new.seq = old.seq and new.hash <> old.hash) then
        raise exception 'evidence_head: % goes back (expected: only forward)', old.application_id
            using errcode = 'integrity_constraint_violation', constraint = 'evidence_head_goes_on';
    end if;
    return new;
end $$;
create trigger evidence_head_goes_on before update on evidence_head for each row execute function evidence_head_goes_on();

grant select, insert on evidence_entry to ${app_role};
grant select, insert on evidence_head to ${app_role};
grant update (seq, hash, anchored, noticed) on evidence_head to ${app_role};
