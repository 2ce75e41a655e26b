package io.tongban.approval;

import static io.tongban.approval.testing.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongban.approval.testing.ApprovalIT;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import io.tongban.support.testing.TestIdentity;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A day's work: the queue's filters, handing over, notes. */
class OfficeIT extends ApprovalIT {

    private static final String ITEM = "forensic-person-renew";

    @Test
    void theQueueIsNarrowedByClaimItemAndDueDate() {
        String one = submittedCase("140000", ITEM);
        String two = submittedCase("140000", ITEM);
        Client counter = met("q1", "140000", "counter");
        counter.post("/api/reviews/" + id(one) + "/claim", "");

        assertThat(ids(counter, "claimed=me")).containsExactly(id(one));
        assertThat(ids(counter, "claimed=nobody")).contains(id(two)).doesNotContain(id(one));
        assertThat(ids(counter, "item=" + ITEM)).contains(id(one), id(two));
        assertThat(ids(counter, "item=lawyer-cert-reissue")).doesNotContain(id(one), id(two));
        assertThat(ids(counter, "dueFrom=2026-03-09&dueUntil=2026-03-09")).contains(id(one), id(two));
        assertThat(ids(counter, "dueUntil=2026-03-08")).doesNotContain(id(one), id(two));
        assertThat(ids(counter, "dueFrom=2026-03-10")).doesNotContain(id(one), id(two));
        assertThat(ids(counter, "stopped=true")).doesNotContain(id(one), id(two));
        assertThat(ids(counter, "undated=true")).doesNotContain(id(one), id(two));
        at("2026-03-05");
        assertThat(ids(counter, "claimed=nobody"))
                .as("a claim keeps others off for two days")
                .contains(id(one));
    }

    @Test
    void stoppedAndUndatedCasesHaveTheirOwnFilter() {
        // of a year that no test publishes
        at("2040-12-30");
        String undated = submittedCase("140000", ITEM);
        at("2026-03-02");
        String stopped = submittedCase("140000", ITEM);
        met("q2", "140000", "counter").post(stopped + "/acceptance", "{}");
        Client reviewer = met("q3", "140000", "reviewer");
        reviewer.post(
                stopped + "/suspension", "{\"procedure\":\"EXPERT_REVIEW\",\"days\":15,\"explanation\":\"需组织专家评审\"}");

        assertThat(ids(reviewer, "stopped=true")).contains(id(stopped));
        assertThat(ids(met("q4", "140000", "counter"), "undated=true"))
                .contains(id(undated))
                .doesNotContain(id(stopped));
    }

    @ParameterizedTest
    @ValueSource(strings = {"claimed=you", "dueFrom=2026-03-02&dueUntil=2026-03-01", "dueFrom=x"})
    void filtersThatMakeNoSense(String query) {
        assertThat(official("140000", "counter")
                        .get("/api/reviews/queue?" + query)
                        .status())
                .isIn(400, 422);
    }

    @Test
    void aSupervisorSeesTheQueuesBelowAndNobodyElseDoes() {
        String path = submittedCase("140105", "mediation-org-record");
        Client city = met("s1", "140100", "supervisor");

        assertThat(ids(city, "organ=140105")).contains(id(path));
        assertThat(ids(met("s2", "140105", "supervisor"), "")).contains(id(path));
        assertThat(city.get("/api/reviews/queue?organ=140200").code()).isEqualTo("ORGAN_NOT_BELOW");
        assertThat(city.get("/api/reviews/queue?organ=140000").code()).isEqualTo("ORGAN_NOT_BELOW");
        assertThat(official("140100", "counter")
                        .get("/api/reviews/queue?organ=140105")
                        .code())
                .isEqualTo("ORGAN_NOT_BELOW");
    }

    @Test
    void aClaimedCaseGoesToAColleagueWhoCanGoOn() {
        String path = submittedCase("140000", ITEM);
        String handOver = "/api/reviews/" + id(path) + "/hand-over";
        Client holder = met("h1", "140000", "counter");
        Client colleague = met("h2", "140000", "counter");
        met("h3", "140000", "decider");
        met("h4", "140100", "counter");
        String to = "{\"to\":\"staff:%s\",\"reason\":\"外出培训\"}";

        assertThat(holder.post(handOver, to.formatted("h2")).code()).isEqualTo("NOT_CLAIMED");
        holder.post("/api/reviews/" + id(path) + "/claim", "");
        assertThat(colleague.post(handOver, to.formatted("h2")).code()).isEqualTo("CLAIMED_BY_ANOTHER");
        assertThat(holder.post(handOver, to.formatted("h3")).code()).isEqualTo("COLLEAGUE_WITHOUT_STEP");
        for (String nobody : List.of("h4", "h1", "never-seen", "", "x:y")) {
            assertThat(holder.post(handOver, to.formatted(nobody)).code()).isEqualTo("COLLEAGUE_UNKNOWN");
        }
        assertThat(holder.post(handOver, "{\"to\":\"staff:h2\"}").code()).isEqualTo("INVALID_FIELDS");
        Answer done = holder.post(handOver, "k-" + id(path), to.formatted("h2"));
        assertThat(done.status()).as(done.body().toString()).isEqualTo(200);
        assertThat(done.text("/claimedBy")).isEqualTo("官h2");
        assertThat(holder.post(handOver, "k-" + id(path), to.formatted("h2")).body())
                .isEqualTo(done.body());
        assertThat(holder.post(handOver, "k-" + id(path), to.formatted("h3")).code())
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(holder.post(path + "/acceptance", "{}").code()).isEqualTo("CLAIMED_BY_ANOTHER");
        moved(colleague.post(path + "/acceptance", "{}"), "ACCEPTED");
    }

    @Test
    void aForeignOfficialAndAnApplicantHandNothingOver() {
        String path = submittedCase("140000", ITEM);
        met("f1", "140000", "counter").post("/api/reviews/" + id(path) + "/claim", "");
        String body = "{\"to\":\"staff:f2\",\"from\":\"staff:f1\",\"reason\":\"外出培训\"}";
        met("f2", "140200", "counter");

        assertThat(met("f3", "140200", "supervisor")
                        .post("/api/reviews/" + id(path) + "/hand-over", body)
                        .status())
                .isEqualTo(404);
        Client applicant = person(newPerson());
        assertThat(applicant
                        .post("/api/reviews/" + id(path) + "/hand-over", body)
                        .status())
                .isEqualTo(403);
        assertThat(applicant.post("/api/reviews/hand-overs", body).status()).isEqualTo(403);
        assertThat(applicant.get("/api/reviews/colleagues").status()).isEqualTo(403);
        assertThat(official("140000", "counter")
                        .post("/api/reviews/hand-overs", body)
                        .status())
                .isEqualTo(403);
        Answer elsewhere = met("f4", "140200", "supervisor")
                .post("/api/reviews/hand-overs", "{\"from\":\"staff:f1\",\"to\":\"staff:f2\",\"reason\":\"外出培训\"}");
        assertThat(elsewhere.body().path("handedOver").asInt(-1))
                .as("only within the own organ: " + elsewhere.body())
                .isZero();
    }

    @Test
    void whatAnAbsentOfficialHoldsGoesAtOnceAndTheRestIsNamed() {
        Client absent = as(TestIdentity.official("a1", "官a1", "140000", "counter", "reviewer"));
        Client colleague = met("a2", "140000", "reviewer");
        String reviewed = submittedCase("140000", ITEM);
        met("a3", "140000", "counter").post(reviewed + "/acceptance", "{}");
        String conflicted = submittedCase("140000", ITEM);
        met("a3", "140000", "counter").post(conflicted + "/acceptance", "{}");
        colleague.post(conflicted + "/conflicts", "{\"reason\":\"申请人是近亲属\"}");
        String intake = submittedCase("140000", ITEM);
        for (String path : List.of(reviewed, conflicted, intake)) {
            assertThat(absent.post("/api/reviews/" + id(path) + "/claim", "").status())
                    .isEqualTo(204);
        }
        Client supervisor = met("a4", "140000", "supervisor");
        assertThat(held(supervisor, "staff:a1")).isEqualTo(3);

        String body = "{\"from\":\"staff:a1\",\"to\":\"staff:a2\",\"reason\":\"病假两周\"}";
        Answer done = supervisor.post("/api/reviews/hand-overs", "k-a1", body);
        assertThat(done.status()).as(done.body().toString()).isEqualTo(200);
        assertThat(done.body().path("handedOver").asInt()).isEqualTo(1);
        assertThat(done.body().path("kept").findValuesAsString("id"))
                .containsExactlyInAnyOrder(id(conflicted), id(intake));
        assertThat(supervisor.post("/api/reviews/hand-overs", "k-a1", body).body())
                .isEqualTo(done.body());
        assertThat(held(supervisor, "staff:a1")).isEqualTo(2);
        moved(colleague.post(reviewed + "/opinion", OPINION), "OPINED");
    }

    @Test
    void twoClaimsAtOnceOneHolds() {
        String path = submittedCase("140000", ITEM);
        List<Client> both = List.of(met("t1", "140000", "counter"), met("t2", "140000", "counter"));
        List<Integer> statuses = atOnce(
                both,
                each -> each.post("/api/reviews/" + id(path) + "/claim", "").status());

        assertThat(statuses).containsExactlyInAnyOrder(204, 409);
    }

    @Test
    void notesAreForOfficialsAndStandInTheOrderOfTheLog() {
        Client applicant = person(newPerson());
        String path = complete(applicant, ITEM, "140000", PERSON_FORM);
        submitted(applicant, path);
        Client counter = official("140000", "counter");
        Answer first = counter.post(path + "/notes", "k-n", "{\"text\":\"<b>请核对</b>执业年限\"}");
        assertThat(first.status()).as(first.body().toString()).isEqualTo(200);
        assertThat(counter.post(path + "/notes", "k-n", "{\"text\":\"<b>请核对</b>执业年限\"}")
                        .body())
                .isEqualTo(first.body());
        moved(counter.post(path + "/acceptance", "{}"), "ACCEPTED");
        official("140000", "reviewer").post(path + "/notes", "{\"text\":\"已核对\"}");

        JsonNode page = counter.get(path + "/notes?limit=1").body();
        assertThat(page.at("/items/0/text").asString()).isEqualTo("<b>请核对</b>执业年限");
        assertThat(page.at("/items/0/afterSeq").asInt()).isEqualTo(2);
        JsonNode rest = counter.get(path + "/notes?cursor=" + page.path("next").asString())
                .body();
        assertThat(rest.path("items")).hasSize(1);
        assertThat(rest.at("/items/0/afterSeq").asInt()).isEqualTo(3);
        assertThat(rest.at("/items/0/authorName").asString()).isEqualTo("官reviewer");
        for (String part : List.of("", "/timeline", "/documents", "/evidence")) {
            assertThat(applicant.get(path + part).raw().body()).as(part).doesNotContain("已核对", "请核对");
        }
        assertThat(applicant.get(path + "/notes").status()).isEqualTo(403);
        assertThat(applicant.post(path + "/notes", "{\"text\":\"我\"}").status()).isEqualTo(403);
        Client datong = official("140200", "counter");
        assertThat(datong.get(path + "/notes").status()).isEqualTo(404);
        assertThat(datong.post(path + "/notes", "{\"text\":\"我\"}").status()).isEqualTo(404);
        assertThat(counter.post(path + "/notes", "{\"text\":\" \"}").code()).isEqualTo("INVALID_FIELDS");
        assertThat(counter.post(path + "/notes", "{\"text\":\"" + "长".repeat(2001) + "\"}")
                        .code())
                .isEqualTo("INVALID_FIELDS");
        assertThat(counter.post("/api/applications/" + UUID.randomUUID() + "/notes", "{\"text\":\"无\"}")
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"case_note,text", "audit_log,organ"})
    void whatWasWrittenStays(String table, String column) throws SQLException {
        for (String statement : List.of(
                "update %s set %s = 'x'".formatted(table, column), "delete from " + table, "truncate " + table)) {
            try (Connection connection = DATABASE.asApplication()) {
                assertThatThrownBy(() -> connection.createStatement().execute(statement))
                        .isInstanceOf(SQLException.class)
                        .satisfies(error ->
                                assertThat(((SQLException) error).getSQLState()).isEqualTo("42501"));
            }
        }
    }

    private String submittedCase(String region, String item) {
        boolean firm = item.equals("mediation-org-record");
        Client applicant = firm ? firm(newPerson()) : person(newPerson());
        String path = complete(applicant, item, region, firm ? FIRM_FORM : PERSON_FORM);
        submitted(applicant, path);
        return path;
    }

    /** An official who has opened the system once. */
    private Client met(String subject, String organ, String role) {
        Client official = as(TestIdentity.official(subject, "官" + subject, organ, role));
        official.get("/api/reviews/queue?limit=1");
        return official;
    }

    private static int held(Client reader, String person) {
        for (JsonNode each : reader.get("/api/reviews/colleagues").body()) {
            if (each.path("person").asString().equals(person)) {
                return each.path("holds").asInt();
            }
        }
        return -1;
    }

    private static List<String> ids(Client reader, String query) {
        Answer page = reader.get("/api/reviews/queue?limit=100&" + query);
        assertThat(page.status()).as(page.body().toString()).isEqualTo(200);
        return page.body().path("items").findValuesAsString("id");
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
