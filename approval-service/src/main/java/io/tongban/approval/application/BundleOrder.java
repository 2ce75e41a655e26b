package io.tongban.approval.application;

/** Parts of statements: what the other cases of a bundle mean for one of it. */
public final class BundleOrder {

    /** For {@code needed (step)}: granted, also where that was told long ago; of a step on site the newest case counts. */
    public static final String GRANTED = """
            exists (select from bundle_step n join bundle b on b.id = n.bundle_id
                join application_log l on l.to_state = 'GRANTED' and l.application_id = coalesce(n.application_id, (
                    select o.id from application o
                    where n.on_site and o.owner = b.owner and o.item_code = n.item_code and o.state <> 'DRAFT'
                    order by o.created_at desc, o.id desc limit 1))
                where n.bundle_id = s.bundle_id and n.step = needed.step)
            """;
    /** For {@code needed (whose)}. */
    public static final String CONFIRMED = """
            exists (select from bundle_party p
                where p.bundle_id = s.bundle_id and p.whose = needed.whose and p.confirmed_at is not null)
            """;
    /** Of the draft {@code a}. */
    static final String AWAITED = """
            select json_agg(w) from (
                select needed.step, null as whose, n.name from bundle_step s cross join lateral unnest(s.after) as needed (step)
                join bundle_step n on n.bundle_id = s.bundle_id and n.step = needed.step
                where s.application_id = a.id and not
            """ + GRANTED + """
                union all
                select null, needed.whose, coalesce((select y ->> 'name' from bundle b,
                    jsonb_array_elements(b.plan -> 'parties') y where b.id = s.bundle_id and y ->> 'whose' = needed.whose),
                    needed.whose)
                from bundle_step s cross join lateral unnest(s.confirmed_by) as needed (whose)
                where s.application_id = a.id and not
            """ + CONFIRMED + """
                ) w
            """;

    /** Codes of the originals that came in with another case of the same party in the bundle of the case {@code a}, at its organ. */
    static final String BROUGHT = """
            select json_agg(distinct l.detail ->> 'material') from bundle_step s
            join bundle_step n on n.bundle_id = s.bundle_id and n.whose = s.whose and n.application_id <> s.application_id
            join application o on o.id = n.application_id and o.owner = a.owner and o.holder = a.holder
            join application_log l on l.application_id = o.id and l.action = 'HAND_IN'
            where s.application_id = a.id and not exists (select from application_log u
                where u.application_id = o.id and u.action = 'UNDO_HAND_IN' and u.seq > l.seq
                    and u.detail ->> 'material' = l.detail ->> 'material')
            """;

    private BundleOrder() {}
}
