-- Fields of a form that nobody typed into this case, each with where its value came from; gone once its owner changes it.
alter table application add column prefilled jsonb not null default '[]';
