-- Answers to the questions of an item: id → values. They decide which materials are asked for.
alter table application add column answers jsonb not null default '{}';
