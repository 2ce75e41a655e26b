-- Which certificate of ours a case acts on, fixed when it comes in; and, of an undecided renewal, the day on which the
-- permit expires: an index of what the clock said at the last move, as due_on is.
alter table application
    add column acts_on uuid references certificate (id),
    add column renews_on date;
create index application_acting on application (acts_on) where acts_on is not null;
create index application_renewing on application (renews_on, id) where renews_on is not null;
