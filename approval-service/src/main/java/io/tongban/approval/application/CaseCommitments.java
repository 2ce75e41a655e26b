package io.tongban.approval.application;

/** Part of the statement that loads a case {@code a}: its commitments and choices, by material. */
final class CaseCommitments {

    static final String OF_CASE = """
            select coalesce(json_agg(x.row order by x.material), '[]') from (
                select h.material_code as material, json_build_object('material', h.material_code, 'code', h.code,
                    'state', 'CHOSEN', 'barred', false, 'pursued', false) as row
                from commitment_choice h where h.application_id = a.id
                union all
                select c.material_code, json_build_object('id', c.id, 'material', c.material_code, 'code', c.code,
                    'state', c.state, 'noticeVersion', c.notice_version, 'noticeSm3', c.notice_sm3, 'shownAt', c.shown_at,
                    'readSeconds', c.read_seconds, 'signedAt', c.signed_at, 'signerName', c.signer_name,
                    'identity', c.identity, 'sealed', c.sealed, 'keyId', c.key_id, 'signature', c.signature,
                    'method', c.method, 'dueOn', c.due_on, 'viewsBy', c.views_by, 'rectifyBy', c.rectify_by,
                    'barred', exists (select from credit_standing s
                        where s.person in (c.owner, c.identity) and s.records > 0),
                    'pursued', exists (select from proceeding p join application q on q.id = p.application_id
                        join application_log l on l.application_id = q.id and l.action = 'INITIATE'
                        where p.subject = a.id and q.state in ('INITIATED', 'VIEWS_ASKED', 'VIEWS_GIVEN')
                            and l.detail -> 'untrue' @> to_jsonb(c.id)))
                from commitment c where c.application_id = a.id and c.state <> 'WITHDRAWN') x
            """;

    private CaseCommitments() {}
}
