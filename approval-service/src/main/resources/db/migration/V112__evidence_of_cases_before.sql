-- A case that was there before evidence was kept gets a chain that says so: nothing of before is covered.
with begun as (
    select a.id, clock_timestamp() as at, gen_random_bytes(16) as salt,
        '{"caseNumber":' || to_json(a.case_number) || ',"documents":' || (select count(*) from document d where d.application_id = a.id)
            || ',"moves":' || a.seq || ',"note":"存证自此开始，此前的办理经过、文书和通知未存证"'
            || ',"state":"' || a.state || '"}' as content
    from application a where a.state <> 'DRAFT'),
linked as (
    select b.*, evidence_digest(salt, content) as digest from begun b),
kept as (
    insert into evidence_entry (application_id, seq, kind, at, internal, salt, content, digest, hash)
    select id, 1, 'START', at, false, salt, content, digest,
        evidence_hash(id, 1, 'START', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), digest,
            decode(repeat('00', 32), 'hex'))
    from linked returning application_id, seq, hash)
insert into evidence_head (application_id, seq, hash) select application_id, seq, hash from kept;
