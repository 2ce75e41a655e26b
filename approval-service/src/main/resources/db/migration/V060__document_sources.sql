-- Of each document one structured source, as issued: text, PDF and OFD are made from it. It never changes.
alter table document
    add column id uuid not null default gen_random_uuid(),
    add column organ text references organ (code),
    add column internal boolean not null default false,
    add column source jsonb;
update document d set
    organ = o.code,
    source = jsonb_build_object(
        'template', 'before-templates', 'look', 'NOTICE', 'title', d.title, 'number', d.number,
        'caseNumber', a.case_number, 'addressee', '', 'fields', '[]'::jsonb,
        'paragraphs', to_jsonb(string_to_array(d.text, e'\n')), 'organ', o.name, 'on', d.issued_on,
        'marks', jsonb_build_array('模拟印章，不具有法律效力', '演示数据'))
from application a, organ o, application_log l
where a.id = d.application_id and l.application_id = d.application_id and l.seq = d.seq
    and o.code = coalesce(l.organ, a.holder);
alter table document
    alter column id drop default,
    alter column organ set not null,
    alter column source set not null,
    drop column text,
    drop constraint document_pk,
    add constraint document_pk primary key (id);
create index document_of_application on document (application_id, seq);
