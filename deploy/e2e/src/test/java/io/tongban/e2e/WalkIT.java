package io.tongban.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One request and every stop on its way, by the names that a reader searches for. */
class WalkIT {

    @BeforeEach
    void aMondayInMarch() {
        TheSystem.at("2026-03-02");
    }

    @Test
    void anAcceptanceLeavesItsTraceAtEveryStop() {
        String path = TheSystem.submitted(Applicant.ZHANG);
        String id = TheSystem.id(path);

        Answer answer = TheSystem.town()
                .official("sheng-shouli")
                .post(path + "/acceptance", "walk-" + id, "{}")
                .expect(200);

        String request = answer.header("X-Request-Id");
        assertThat(request).matches("[0-9a-f-]{36}");
        // 1 routes/RouteTable
        assertThat(lines("gateway", request)).anyMatch(line -> line.contains("Route matched: applications"));
        // 3 acceptance/AcceptanceController
        assertThat(lines("approval", request))
                .anyMatch(line -> line.contains("io.tongban.approval.acceptance.AcceptanceController#accept("));
        // 4, 6 and 8 AcceptApplication decided, R2dbcApplications recorded, and the line has all three words
        assertThat(lines("approval", request))
                .anyMatch(line -> line.contains("[" + request + " " + id + " acceptance]")
                        && line.contains("SUBMITTED -> ACCEPTED seq=3"));
        // 5 lifecycle/Lifecycle: the row that allowed it
        assertThat(one(
                        "select from_state || '>' || to_state || ' ' || basis from application_log"
                                + " where application_id = ?::uuid and seq = 3 and action = 'ACCEPT'",
                        id))
                .startsWith("SUBMITTED>ACCEPTED 许可法第三十二条");
        // 6 state, log, answer, document, event: all there
        assertThat(one("select state from application where id = ?::uuid", id)).isEqualTo("ACCEPTED");
        assertThat(one("select answer ->> 'state' from idempotency where key = 'walk-' || ?", id))
                .isEqualTo("ACCEPTED");
        assertThat(one("select kind from document where application_id = ?::uuid and seq = 3", id))
                .isEqualTo("ACCEPTANCE_NOTICE");
        assertThat(one("select body ->> 'type' from outbox where stream = ?::uuid and seq = 3", id))
                .isEqualTo("cn.tongban.application.accepted");
        // 7 told, and kept once
        await().untilAsserted(() -> assertThat(
                        TheSystem.query("notice", "select count(*) from inbox where event_id = ?", id + "-3"))
                .isEqualTo("1"));
        assertThat(TheSystem.query(
                        "notice", "select recipient || ' ' || event from notice where event_id = ?", id + "-3"))
                .isEqualTo("person:province:zhang accepted");
        await().untilAsserted(() -> assertThat(one("select sent_seq from outbox_stream where stream = ?::uuid", id))
                .isEqualTo("3"));
    }

    /** 2 security/SecurityRules: refused at the door, the room never hears of it. */
    @Test
    void whomTheRuleDoesNotNameIsRefusedAtTheGateway() {
        String path = TheSystem.submitted(Applicant.ZHANG);

        Answer answer = TheSystem.town().official("sheng-shencha").post(path + "/acceptance", "{}");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.text("/requestId")).isEqualTo(answer.header("X-Request-Id"));
        assertThat(lines("approval", answer.header("X-Request-Id"))).isEmpty();
    }

    @Test
    void nobodyOutsideChoosesTheRequestId() {
        String chosen = "00000000-0000-4000-8000-000000000000";

        Answer answer = TheSystem.zhang()
                .send(TheSystem.zhang().request("/api/applications").header("X-Request-Id", chosen));

        assertThat(answer.expect(200).header("X-Request-Id"))
                .matches("[0-9a-f-]{36}")
                .isNotEqualTo(chosen);
    }

    private static String one(String sql, String parameter) {
        return TheSystem.query("approval", sql, parameter);
    }

    private static java.util.List<String> lines(String part, String word) {
        return TheSystem.log(part).lines().filter(line -> line.contains(word)).toList();
    }
}
