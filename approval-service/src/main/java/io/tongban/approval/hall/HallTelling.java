package io.tongban.approval.hall;

import java.time.OffsetDateTime;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/**
 * Part of a statement: tells those who booked. A booking is no case: its events run in a stream of its own, named by the
 * booking, without case number and evidence.
 */
final class HallTelling {

    /** What a part {@code tells} returns of {@code hall_booking b}. */
    static final String MEMBERS = "b.id, b.owner, b.organ, b.day, b.begins_at, b.ends_at, b.item_code, b.item_name";

    /** Asks for a part {@code tells} with {@link #MEMBERS} before it. */
    static final String OWNERS = """
            numbered as (
                insert into outbox_stream as s (stream, last_seq) select t.id, 1 from tells t order by t.id
                on conflict (stream) do update set last_seq = s.last_seq + 1
                returning stream, last_seq),
            told as (
                insert into outbox (stream, seq, body)
                select t.id, n.last_seq, jsonb_build_object('specversion', '1.0', 'id', t.id || '-' || n.last_seq,
                    'source', '/approval', 'type', :type::text, 'subject', t.id, 'time', :time::text,
                    'datacontenttype', 'application/json', 'data', jsonb_build_object(
                        'applicationId', t.id, 'seq', n.last_seq, 'itemCode', t.item_code, 'itemName', t.item_name,
                        'on', :on::text, 'organ', jsonb_build_object('code', o.code, 'name', o.name),
                        'recipients', jsonb_build_array(t.owner), 'facts', jsonb_build_object(
                            'hallOn', t.day, 'cancelBy', t.day - :cancelDays::int, 'reason', :reason::text,
                            'hallTime', to_char(t.begins_at at time zone 'Asia/Shanghai', 'HH24:MI') || '–'
                                || to_char(t.ends_at at time zone 'Asia/Shanghai', 'HH24:MI'))))
                from numbered n join tells t on t.id = n.stream join organ o on o.code = t.organ)
            """;

    private HallTelling() {}

    static GenericExecuteSpec bind(
            GenericExecuteSpec spec, String event, OffsetDateTime at, int cancelDays, String reason) {
        return spec.bind("type", "cn.tongban.application." + event)
                .bind("time", at.toString())
                .bind("on", at.toLocalDate().toString())
                .bind("cancelDays", cancelDays)
                .bind("reason", reason);
    }
}
