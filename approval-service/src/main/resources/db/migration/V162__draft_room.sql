-- How many drafts of an owner are open: bounded where a new one is made, or one comes back from the bin.
create table draft_room (
    owner text constraint draft_room_pk primary key,
    drafts int not null constraint draft_room_drafts check (drafts >= 0)
);
insert into draft_room (owner, drafts)
select owner, count(*) from application where state = 'DRAFT' group by owner;
grant select, insert, update on draft_room to ${app_role};
-- whatever moves a draft on
create function draft_leaves() returns trigger language plpgsql as $$
begin
    update draft_room set drafts = drafts - 1 where owner = new.owner and drafts > 0;
    return null;
end $$;
create trigger application_draft_leaves after update of state, binned_at on application for each row
    when (old.state = 'DRAFT' and old.binned_at is null and (new.state <> 'DRAFT' or new.binned_at is not null))
    execute function draft_leaves();
