-- What the supervisor's figures read: open cases by organ without touching the case itself, changes of state by day, receipts by day.
create index application_board on application (holder, item_code) include (due_state, due_on, yellow_on, red_on, stop_on, stop_yellow_on, stop_red_on)
    where state not in ('DRAFT', 'DELIVERED', 'NOT_ACCEPTED', 'RETURNED', 'WITHDRAWN', 'TERMINATED', 'DROPPED');
create index application_log_by_day on application_log (on_day, application_id) include (from_state, to_state, organ)
    where from_state <> to_state;
create index application_log_received on application_log (on_day, application_id) where from_state = 'DRAFT' and to_state = 'SUBMITTED';
-- a year of a whole province touches every case: what is counted by, without the case itself
create index application_figures on application (id) include (item_code, holder, route, decision_due_on) where state <> 'DRAFT';
