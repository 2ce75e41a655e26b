-- When the owner was told that a source that they waited for has no record, or answers about somebody else.
alter table shared_material add column told_at timestamptz;
grant update (told_at) on shared_material to ${app_role};
