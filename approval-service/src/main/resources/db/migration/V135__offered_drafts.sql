-- 现场提交: a draft that its owner offers to the window of the accepting organ, which may see and receive it from then on.
alter table application add offered_at timestamptz;
create index application_offered on application (holder, offered_at) where state = 'DRAFT' and offered_at is not null;
