-- What a step of a bundle waits for, as its plan says: asked where a case is loaded, without reading the plan.
alter table bundle_step
    add column name text,
    add column after text[] not null default '{}',
    add column confirmed_by text[] not null default '{}';
update bundle_step s set name = p ->> 'name',
    after = array(select jsonb_array_elements_text(p -> 'after')),
    confirmed_by = array(select jsonb_array_elements_text(p -> 'confirmedBy'))
from bundle b, jsonb_array_elements(b.plan -> 'steps') p
where b.id = s.bundle_id and p ->> 'key' = s.step;
update bundle_step set name = step where name is null;
alter table bundle_step alter column name set not null;
