-- A publication: one set of files that was checked and taken in.
create table publication (
    number int constraint publication_pk primary key check (number >= 1),
    digest text not null,
    illustration boolean not null,
    notice text not null,
    meta jsonb not null,
    effective_from date not null,
    published_at timestamptz not null
);

create table item (
    code text constraint item_pk primary key constraint item_code_form check (code ~ '^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$')
);

-- One version of an item's guide, whole: it can be read alone and never changes. retired: from that day no longer offered.
create table item_version (
    code text not null constraint item_version_item references item,
    version int not null check (version >= 1),
    publication int not null constraint item_version_publication references publication,
    seq int not null,
    body jsonb not null,
    retired boolean not null default false,
    effective_from date not null,
    published_at timestamptz not null,
    name text not null generated always as (body ->> 'name') stored,
    category text not null generated always as (body ->> 'category') stored,
    kind text not null generated always as (body ->> 'kind') stored
        constraint item_kind check (kind in ('LICENCE', 'OTHER_POWER', 'RECORD', 'BENEFIT')),
    applicant_type text not null generated always as (body ->> 'applicantType') stored
        constraint item_applicant_type check (applicant_type in ('natural', 'legal')),
    decide_level text not null generated always as (body -> 'levels' ->> 'decide') stored
        constraint item_decide_level check (decide_level in ('county', 'city', 'province', 'ministry')),
    online boolean not null generated always as ((body ->> 'online')::boolean) stored,
    search text not null generated always as (lower(
        (body ->> 'name') || ' ' || (body ->> 'parent') || ' ' || (body ->> 'categoryName') || ' ' || (body ->> 'code')
        || ' ' || (body -> 'codes' ->> 'handling'))) stored,
    constraint item_version_pk primary key (code, version),
    constraint item_body_is_of_item check (body ->> 'code' = code),
    constraint item_on_site_has_reason check (((body ->> 'online')::boolean) = (body ->> 'onSiteReason' is null))
);

-- Materials, commitments and packages: the same, without filters.
create table part_version (
    kind text not null constraint part_kind check (kind in ('material', 'commitment', 'package')),
    code text not null,
    version int not null check (version >= 1),
    publication int not null constraint part_version_publication references publication,
    seq int not null,
    body jsonb not null,
    retired boolean not null default false,
    effective_from date not null,
    published_at timestamptz not null,
    constraint part_version_pk primary key (kind, code, version),
    constraint part_body_is_of_part check (body ->> 'code' = code)
);

-- What is in force on a day: the latest version that has begun, unless it says that the thing is no longer offered.
create function publication_on(day date) returns setof publication language sql stable as $$
    select * from publication where effective_from <= day order by number desc limit 1
$$;
create function items_on(day date) returns setof item_version language sql stable as $$
    select * from (
        select distinct on (code) * from item_version where effective_from <= day order by code, version desc
    ) latest where not retired
$$;
create function parts_on(day date) returns setof part_version language sql stable as $$
    select * from (
        select distinct on (kind, code) * from part_version where effective_from <= day order by kind, code, version desc
    ) latest where not retired
$$;

-- The loader publishes as the owner; the service itself only reads.
grant select on publication, item, item_version, part_version to ${app_role};
