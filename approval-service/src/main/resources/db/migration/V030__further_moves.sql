-- 终止办理 is an end of its own.
alter table application drop constraint application_state;
alter table application add constraint application_state check (state in (
    'DRAFT', 'SUBMITTED', 'CORRECTING', 'ACCEPTED', 'OPINED', 'FORWARDED', 'REPORTED',
    'GRANTED', 'DENIED', 'DELIVERED', 'NOT_ACCEPTED', 'RETURNED', 'WITHDRAWN', 'TERMINATED'));
