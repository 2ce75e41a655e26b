-- The version of its item that a draft was last shown in full; null while the item has not changed under it.
alter table application add column superseded_version int;
