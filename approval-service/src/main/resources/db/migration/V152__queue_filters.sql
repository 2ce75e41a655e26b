-- The queue's own filters, each led by the organ: what somebody holds, and what has no known date.
create index application_claimed on application (holder, claimed_by, due_key, id) where claimed_by is not null;
create index application_undated_queue on application (holder, due_key, id) where due_state = 'UNDATED';
drop index application_undated;
