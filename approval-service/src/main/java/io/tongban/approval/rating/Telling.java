package io.tongban.approval.rating;

/**
 * Part of a statement: tells the owners of closed cases something that is no move. The number of the event follows on the
 * last one that was told; the case itself is not touched.
 */
final class Telling {

    /** Asks for a part {@code tells (id, facts)} before it, and for {@code :type}, {@code :time} and {@code :on}. */
    static final String OWNERS = """
            numbered as (
                insert into outbox_stream as s (stream, last_seq)
                select t.id, a.seq + 1 from tells t join application a on a.id = t.id order by t.id
                on conflict (stream) do update set last_seq = s.last_seq + 1
                returning stream, last_seq),
            told as (
                insert into outbox (stream, seq, body)
                select a.id, n.last_seq, jsonb_build_object('specversion', '1.0', 'id', a.id || '-' || n.last_seq,
                    'source', '/approval', 'type', :type::text, 'subject', a.id, 'time', :time::text,
                    'datacontenttype', 'application/json', 'data', jsonb_build_object(
                        'applicationId', a.id, 'seq', n.last_seq, 'caseNumber', a.case_number,
                        'itemCode', a.item_code, 'itemName', v.body ->> 'name', 'on', :on::text,
                        'organ', jsonb_build_object('code', o.code, 'name', o.name),
                        'recipients', jsonb_build_array(a.owner), 'facts', t.facts))
                from numbered n join tells t on t.id = n.stream join application a on a.id = n.stream
                join organ o on o.code = a.holder
                join item_version v on v.code = a.item_code and v.version = a.item_version)
            """;

    private Telling() {}
}
