-- The edition by which the applicant was last told the dates of a case; a newer one redates it, whoever comes to it first.
alter table application add calendar_edition int not null default 0;
-- set by a redating, gone with the next step: the organ's officials see which of their cases moved
alter table application add redated_on date;
update application set calendar_edition = coalesce((select max(edition) from calendar_year), 0) where state <> 'DRAFT';
create index application_to_redate on application (calendar_edition, id) where state not in (
    'DRAFT', 'DELIVERED', 'NOT_ACCEPTED', 'RETURNED', 'WITHDRAWN', 'TERMINATED', 'DROPPED');
create index application_redated on application (holder, due_key, id) where redated_on is not null;
