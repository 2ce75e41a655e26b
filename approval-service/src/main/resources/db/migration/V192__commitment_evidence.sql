-- What becomes of a commitment is an entry of the chain of its case.
alter table evidence_entry drop constraint evidence_entry_kind;
alter table evidence_entry add constraint evidence_entry_kind check (kind in ('START', 'MOVE', 'DOCUMENT', 'NOTICE', 'COMMITMENT'));
