package io.tongban.approval.application;

import java.time.OffsetDateTime;
import java.util.Locale;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/**
 * Part of a statement: tells the owners of cases something that is no move. It runs in a stream of its own beside the case's,
 * with numbers that no move has.
 */
public enum Telling {
    /** What becomes of drafts, of packages and of what was asked for them. */
    DRAFT(1_000_001),
    COMMITMENT(2_000_001),
    RATING(3_000_001);

    private static final String TYPE = "cn.tongban.application.";

    private final int first;

    Telling(int first) {
        this.first = first;
    }

    /** Follows on {@code tells (id, facts)}, each case at most once; asks for {@link #bound}. */
    public String owners() {
        return told("jsonb_build_array(a.owner)");
    }

    /** The same of {@code tells (id, facts, recipients)}: others than the owner may be told of a case. */
    public String recipients() {
        return told("t.recipients");
    }

    private String told(String recipients) {
        return """
                numbered as (
                    insert into outbox_stream as s (stream, last_seq)
                    select md5(t.id || '-%1$s')::uuid as stream, %2$d from tells t order by stream
                    on conflict (stream) do update set last_seq = s.last_seq + 1
                    returning stream, last_seq),
                told as (
                    insert into outbox (stream, seq, body)
                    select n.stream, n.last_seq, jsonb_build_object('specversion', '1.0', 'id', a.id || '-' || n.last_seq,
                        'source', '/approval', 'type', :type::text, 'subject', a.id, 'time', :time::text,
                        'datacontenttype', 'application/json', 'data', jsonb_strip_nulls(jsonb_build_object(
                            'applicationId', a.id, 'seq', n.last_seq, 'caseNumber', a.case_number,
                            'state', case when a.state = 'DRAFT' then a.state end,
                            'stateName', case when a.state = 'DRAFT' then '草稿' end,
                            'itemCode', a.item_code, 'itemName', v.body ->> 'name', 'on', left(:time::text, 10),
                            'organ', case when a.case_number is not null
                                then jsonb_build_object('code', o.code, 'name', o.name) end,
                            'recipients', %3$s)) || jsonb_build_object('facts', t.facts))
                    from tells t join numbered n on n.stream = md5(t.id || '-%1$s')::uuid
                    join application a on a.id = t.id join organ o on o.code = a.holder
                    join item_version v on v.code = a.item_code and v.version = a.item_version)
                """.formatted(name().toLowerCase(Locale.ROOT), first, recipients);
    }

    /** @param event last part of the type of the CloudEvent */
    public static GenericExecuteSpec bound(GenericExecuteSpec spec, String event, OffsetDateTime now) {
        return spec.bind("type", type(event)).bind("time", now.toString());
    }

    public static String type(String event) {
        return TYPE + event;
    }
}
