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
                """);
        none("event that waits for nobody", """
                select count(*) from application a where a.state <> 'DRAFT'
                and not exists (select from outbox_stream s where s.stream = a.id and s.last_seq = a.seq)
                """);
        none("a move without the answer that was kept for it, or the other way round", """
                select abs((select count(*) from application_log) - (select count(*) from idempotency
                    where operation not like 'materials/%'))
                """);
    }

    private static void none(String what, String count) {
        assertThat(TheSystem.query("approval", count)).as(what).isEqualTo("0");
    }
}
