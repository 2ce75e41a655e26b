-- 委托、下放、赋权: a zone's administration may be an organ; a case keeps the delegations of the day of its submission.
alter table organ drop constraint organ_level;
alter table organ add constraint organ_level check (level in ('ministry', 'province', 'city', 'county', 'zone'));
alter table application add exercises jsonb not null default '[]';
