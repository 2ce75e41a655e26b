package io.tongban.approval.application;

/** Parts of the statement of a move, and of what is no move: what becomes of commitments, and of who signed them. */
public final class CommitmentMoves {

    /** Asks for {@code moved (id, seq)} and {@code :besides}: tasks are opened, and one may be withdrawn by its signer. */
    static final String TASKS = """
            tasked as (
                update commitment c set state = 'OPEN', method = t.method, opened_on = t."openedOn", due_on = t."dueOn",
                    counted_from = t."openedOn", days = t.days, calendar_edition = t.edition
                from moved m, jsonb_to_recordset(:besides -> 'tasks')
                    as t (commitment uuid, method text, "openedOn" date, days int, "dueOn" date, edition int)
                where c.id = t.commitment and c.application_id = m.id and c.state = 'SIGNED'),
            taken_back as (
                update commitment c set state = 'WITHDRAWN'
                from moved m where c.application_id = m.id and c.id = nullif(:besides ->> 'withdrawn', '')::uuid
                    and c.state = 'OPEN'),
            """;
    /** The untrue ones on which a move decides: of its case, or of the one that its proceeding is about. */
    static final String DECIDED = """
            untrue as (
                update commitment c set state = 'FINAL'
                from moved m, jsonb_array_elements_text(:besides -> 'untrue') u
                where c.id = u::uuid and c.application_id in (
                    select m.id union all select p.subject from proceeding p where p.application_id = m.id)
                    and c.state in ('FALSE', 'VIEWS_ASKED', 'VIEWS_GIVEN', 'RECTIFYING')
                returning c.id, c.owner, c.identity),
            """;
    /** Asks for {@code untrue (id, owner, identity)}, {@code :holder}, {@code :basis}, {@code :at}, {@code :on}. */
    public static final String RECORDED = """
            recorded as (
                insert into credit_record (id, commitment, owner, identity, organ, basis, recorded_at, recorded_on)
                select gen_random_uuid(), id, owner, identity, :holder, :basis, :at, :on from untrue),
            barred as (
                insert into credit_standing as s (person, records)
                select p.person, count(*) from untrue u, lateral (values (u.owner), (u.identity)) p (person)
                where p.person is not null group by p.person order by p.person
                on conflict (person) do update set records = s.records + excluded.records),
            """;
    /** A case does not enter by a commitment of somebody whom a credit record binds by then. */
    static final String BARRED = """
            select from commitment c join credit_standing s on s.person in (c.owner, c.identity)
            where c.application_id = application.id and c.state = 'SIGNED' and s.records > 0
            """;

    private CommitmentMoves() {}
}
