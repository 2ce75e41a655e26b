-- The limit that was in force when a case was decided, whoever decided it; null where none was (stopped, 待公布, the Ministry's).
-- Of cases decided before, it is not known.
alter table application add decision_due_on date;
create function keep_decision_due() returns trigger language plpgsql as $$
begin
    new.decision_due_on := old.due_on;
    return new;
end $$;
create trigger keep_decision_due before update of state on application for each row
    when (new.state in ('GRANTED', 'DENIED') and old.state not in ('GRANTED', 'DENIED')) execute function keep_decision_due();
