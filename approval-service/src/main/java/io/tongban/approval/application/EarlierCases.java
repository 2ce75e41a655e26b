package io.tongban.approval.application;

/** Part of a statement that begins cases: the one that their owner filed online last, of which new forms take over. */
public final class EarlierCases {

    /** {@code earlier (body)}, one row at most; asks for {@code :looking}, {@code :owner} and {@code :who}. */
    public static final String NEWEST = """
            earlier as (
                select json_build_object('id', e.id, 'caseNumber', e.case_number, 'byThem', l.actor = :who,
                    'form', e.form - 'particulars', 'secrets', (
                        select coalesce(json_agg(json_build_object('pointer', s.pointer, 'keyId', s.key_id,
                            'sealed', s.sealed, 'lookup', s.lookup)), '[]')
                        from form_secret s where s.application_id = e.id
                            and s.pointer not like '/particulars/%' and s.pointer not like '/interestedParties/%'))::text as body
                from application e join application_log l on l.application_id = e.id
                where :looking and e.owner = :owner and l.action = 'SUBMIT' and l.organ is null
                order by e.created_at desc, e.id desc limit 1),
            """;

    private EarlierCases() {}
}
