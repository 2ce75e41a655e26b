-- 撤销、撤回、注销: cases of their own about a permit that was granted; the closed case is never touched.
alter table application drop constraint application_state;
alter table application add constraint application_state check (state in (
    'DRAFT', 'SUBMITTED', 'CORRECTING', 'ACCEPTED', 'OPINED', 'FORWARDED', 'REPORTED',
    'GRANTED', 'DENIED', 'DELIVERED', 'NOT_ACCEPTED', 'RETURNED', 'WITHDRAWN', 'TERMINATED',
    'INITIATED', 'VIEWS_ASKED', 'VIEWS_GIVEN', 'EFFECTED', 'DROPPED'));
create table proceeding (
    application_id uuid constraint proceeding_pk primary key references application (id),
    subject uuid not null references application (id),
    matter text not null,
    -- one at a time: the next is counted only once the last was dropped
    round int not null,
    constraint proceeding_once unique (subject, matter, round)
);
grant select, insert on proceeding to ${app_role};
