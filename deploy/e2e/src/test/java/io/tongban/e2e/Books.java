package io.tongban.e2e;

import static org.assertj.core.api.Assertions.assertThat;

/** What must always agree in the database of the cases. */
final class Books {

    private Books() {}

    static void agree() {
        none("state and log", """
                select count(*) from application a
                where a.seq <> (select max(seq) from application_log l where l.application_id = a.id)
                    or a.seq <> (select count(*) from application_log l where l.application_id = a.id)
                    or a.state <> (select to_state from application_log l where l.application_id = a.id and l.seq = a.seq)
                """);
        none("log without event", """
                select count(*) from application_log l where l.action <> 'CREATE'
                and not exists (select from outbox o where o.stream = l.application_id and o.seq = l.seq)
                """);
        none("event without log", """
                select count(*) from outbox o
                where not exists (select from application_log l where l.application_id = o.stream and l.seq = o.seq)
                    and o.body ->> 'type' !~ '\\.(rating|draft|hall|commitment|credit)-[a-z-]+$'
                """);
        none("event that waits for nobody", """
                select count(*) from application a where a.state <> 'DRAFT'
                and not exists (select from outbox_stream s where s.stream = a.id and s.last_seq >= a.seq)
                """);
        none("a move without the answer that was kept for it, or the other way round", """
                select abs((select count(*) from application_log) - (select count(*) from idempotency
                    where operation !~ '^(materials|hand-over|batch|hall|commitments/|commitment-(verif|views|conclu)|credit-)'))
                """);
        none("chain that does not hold", """
                select count(*) from evidence_entry e
                left join evidence_entry b on b.application_id = e.application_id and b.seq = e.seq - 1
                where e.digest <> evidence_digest(e.salt, e.content) or (b.seq is null) <> (e.seq = 1)
                    or e.hash <> evidence_hash(e.application_id, e.seq, e.kind,
                        to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), e.digest,
                        coalesce(b.hash, decode(repeat('00', 32), 'hex')))
                """);
        none("head that is not the end of its chain", """
                select count(*) from evidence_head h
                where h.seq <> (select max(seq) from evidence_entry e where e.application_id = h.application_id)
                    or h.hash <> (select hash from evidence_entry e where e.application_id = h.application_id and e.seq = h.seq)
                """);
        none("move without an entry", """
                select count(*) from application_log l where l.action <> 'CREATE'
                and not exists (select from evidence_entry e where e.application_id = l.application_id
                    and e.kind = 'MOVE' and (e.content::json ->> 'seq')::bigint = l.seq)
                """);
    }

    private static void none(String what, String count) {
        assertThat(TheSystem.query("approval", count)).as(what).isEqualTo("0");
    }
}
