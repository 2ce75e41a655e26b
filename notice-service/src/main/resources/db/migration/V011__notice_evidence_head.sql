-- 存证链头 of the case after what was told, as the event said it; null: told before there was evidence.
alter table notice add column evidence_head text
    constraint notice_evidence_head check (evidence_head ~ '^[0-9a-f]{64}$');
