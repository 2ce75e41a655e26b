-- What a person typed as a number and what is printed mean the same: width, brackets, spaces and unseen characters aside.
create function certificate_key(number text) returns text language sql immutable strict parallel safe return
    regexp_replace(upper(normalize(number, nfkc)),
        '[\s\[\](){}<>〔〕【】〖〗《》「」『』·・.,、;:_~/"''#号第\-\u00AD\u2010-\u2015\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]', '', 'g');
-- 证照、证书、批复、回执: what a grant brought about, once; what becomes of it later stands in its log.
create table certificate (
    id uuid constraint certificate_pk primary key,
    -- behind the QR code; null: another organ issued it, it is only recorded here
    code text constraint certificate_code_once unique
        constraint certificate_code_shape check (code ~ '^[0-9A-HJKMNP-TV-Z]{20}$'),
    number text not null,
    number_key text not null generated always as (certificate_key(number)) stored,
    application_id uuid not null references application (id),
    document_id uuid references document (id),
    outside_document text,
    owner text not null,
    holder text not null,
    -- the holder is an organisation that a person founded by it: once it applies itself, the certificate is its own
    founded boolean not null,
    item_code text not null,
    item_version int not null,
    result text not null,
    kind text not null constraint certificate_kind check (kind in ('licence', 'certificate', 'notice', 'reply', 'receipt')),
    type text,
    effect text not null constraint certificate_effect check (effect in ('issues', 'changes', 'reissues', 'renews', 'ends')),
    organ text not null references organ (code),
    issued_on date not null,
    valid_from date not null,
    valid_until date,
    validity text not null,
    illustration boolean not null,
    replaces uuid references certificate (id) constraint certificate_replaced_once unique,
    constraint certificate_item foreign key (item_code, item_version) references item_version (code, version),
    constraint certificate_made_or_recorded check (
        (code is null) = (document_id is null) and (code is null) = (outside_document is not null))
);
create unique index certificate_number_once on certificate (number_key) where code is not null;
create index certificate_of_application on certificate (application_id);
create index certificate_of_owner on certificate (owner, issued_on desc, id desc);
create index certificate_of_founded on certificate (holder, issued_on desc, id desc) where founded;
grant select, insert on certificate to ${app_role};
