-- 回避: what officials declare once of themselves, their relatives and firms. Of persons only the keyed digests that cases
-- keep beside their sealed numbers, of organisations the key that cases belong to.
create table declared_relation (
    id uuid constraint declared_relation_pk primary key,
    person text not null,
    organ text not null references organ (code),
    kind text not null constraint declared_relation_kind check (kind in ('SELF', 'RELATIVE', 'FIRM')),
    parties text[] not null constraint declared_relation_parties check (cardinality(parties) > 0),
    note text not null,
    declared_at timestamptz not null,
    ended_at timestamptz
);
create index declared_relation_party on declared_relation using gin (parties) where ended_at is null;
create index declared_relation_of_person on declared_relation (person, declared_at desc);
grant select, insert on declared_relation to ${app_role};
grant update (ended_at) on declared_relation to ${app_role};
