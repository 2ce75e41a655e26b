-- Counts invitations and confirmations: other answers are written against the parties as they were seen.
alter table bundle add party_revision int not null default 0;
grant update (party_revision) on bundle to ${app_role};
