package io.tongban.approval.commitment;

/** Part of a statement: tells the applicant of a case something that is no move, in a stream of its own. */
final class Telling {

    /**
     * Asks for a part {@code tells (application_id)} before it, with one row or none, and for {@code :type}, {@code :time},
     * {@code :on}, {@code :facts}. The numbers are such as no move has.
     */
    static final String APPLICANT = """
            numbered as (
                insert into outbox_stream as s (stream, last_seq)
                select md5(application_id || '-commitment')::uuid, 2000001 from tells
                on conflict (stream) do update set last_seq = s.last_seq + 1
                returning stream, last_seq),
            told as (
                insert into outbox (stream, seq, body)
                select n.stream, n.last_seq, jsonb_build_object('specversion', '1.0', 'id', a.id || '-' || n.last_seq,
                    'source', '/approval', 'type', :type::text, 'subject', a.id, 'time', :time::text,
                    'datacontenttype', 'application/json', 'data', jsonb_build_object(
                        'applicationId', a.id, 'seq', n.last_seq, 'caseNumber', a.case_number,
                        'itemCode', a.item_code, 'itemName', v.body ->> 'name', 'on', cast(:on as date)::text,
                        'organ', jsonb_build_object('code', o.code, 'name', o.name),
                        'recipients', jsonb_build_array(a.owner), 'facts', cast(:facts as jsonb)))
                from numbered n, tells t join application a on a.id = t.application_id
                join organ o on o.code = a.holder
                join item_version v on v.code = a.item_code and v.version = a.item_version)
            """;

    private Telling() {}

    static String type(String event) {
        return "cn.tongban.application." + event;
    }
}
