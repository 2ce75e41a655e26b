-- The limit that was in force when a case was decided, whoever decided it; null where none was (stopped, 待公布, the Ministry's).
-- Of cases decided before, it is not known. Kept by the statement of the move: a trigger before it would lock the row against
-- everything that names the case.
alter table application add column decision_due_on date;
