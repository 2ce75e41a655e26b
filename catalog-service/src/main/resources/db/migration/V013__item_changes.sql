-- Who published which item version, and why. Appended to only. seq counts the changes of the whole catalogue: who checked
-- a change against seq n publishes n + 1 or nothing, so that no two changes are checked against the same state.
create table item_change (
    seq int constraint item_change_pk primary key check (seq >= 1),
    code text not null,
    version int not null,
    at timestamptz not null,
    actor text not null,
    actor_name text not null,
    organ text,
    reason text not null,
    changes jsonb not null default '[]',
    constraint item_change_version foreign key (code, version) references item_version,
    constraint item_change_once unique (code, version)
);
insert into item_change (seq, code, version, at, actor, actor_name, reason)
    select row_number() over (order by publication, code, version), code, version, published_at, 'files', '目录文件',
           '第' || publication || '次发布'
      from item_version;

grant select, insert on item_change to ${app_role};
grant insert on item_version, part_version to ${app_role};
