package io.tongban.approval.draft;

import java.time.OffsetDateTime;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/**
 * Part of a statement: tells the owners of drafts something. These are no moves of the case: they are told in a stream of
 * their own, with numbers that no move has.
 */
public final class DraftTelling {

    /**
     * What follows on {@code ended (id, owner, item_code, item_version, facts)}; asks for {@code :type}, {@code :time} and
     * {@code :on}.
     */
    public static final String TOLD = told("'state', 'DRAFT', 'stateName', '草稿', ");

    /** The same of what need not be a draft. */
    public static final String TOLD_OF_CASES = told("");

    private DraftTelling() {}

    private static String told(String state) {
        return """
            , numbered as (
                insert into outbox_stream as s (stream, last_seq)
                select md5(id || '-draft')::uuid as stream, 1000001 from ended order by stream
                on conflict (stream) do update set last_seq = s.last_seq + 1
                returning stream, last_seq),
            told as (
                insert into outbox (stream, seq, body)
                select n.stream, n.last_seq, jsonb_build_object('specversion', '1.0', 'id', e.id || '-' || n.last_seq,
                    'source', '/approval', 'type', :type::text, 'subject', e.id, 'time', :time::text,
                    'datacontenttype', 'application/json', 'data', jsonb_build_object(
                        'applicationId', e.id, 'seq', n.last_seq, 'itemCode', e.item_code, 'itemName', v.body ->> 'name',
                        %s'on', :on::text,
                        'recipients', jsonb_build_array(e.owner), 'facts', e.facts))
                from ended e join numbered n on n.stream = md5(e.id || '-draft')::uuid
                join item_version v on v.code = e.item_code and v.version = e.item_version)
            select count(*) from ended
            """.formatted(state);
    }

    /** @param event last part of the type of the CloudEvent */
    public static GenericExecuteSpec telling(
            DatabaseClient database, String statement, String event, OffsetDateTime now) {
        return database.sql(statement)
                .bind("type", "cn.tongban.application." + event)
                .bind("at", now)
                .bind("time", now.toString())
                .bind("on", now.toLocalDate().toString());
    }
}
