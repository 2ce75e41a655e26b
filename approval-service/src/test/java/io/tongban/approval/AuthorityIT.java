package io.tongban.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.testing.ApprovalIT;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import io.tongban.support.page.Cursor;
import io.tongban.support.testing.TestIdentity;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may see and do what: other organs, other applicants, one person in two steps, claims, the queue. */
class AuthorityIT extends ApprovalIT {
    @Test
    void onePersonInTwoSteps() {
        Client applicant = person(newPerson());
        String path = complete(applicant, "forensic-person-renew", "140000", PERSON_FORM);
        submitted(applicant, path);
        Client allRoles = as(TestIdentity.official("one-person", "一人", "140000", "counter", "reviewer", "decider"));

        moved(allRoles.post(path + "/acceptance", "{}"), "ACCEPTED");
        assertThat(allRoles.post(path + "/opinion", OPINION).code()).isEqualTo("NOT_INTAKE_PERSON");
        moved(official("140000", "reviewer").post(path + "/opinion", OPINION), "OPINED");
        assertThat(allRoles.post(path + "/decision", GRANT).code()).isEqualTo("NOT_INTAKE_PERSON");
        Client reviewerToo = as(TestIdentity.official("140000-reviewer", "官", "140000", "reviewer", "decider"));
        assertThat(reviewerToo.post(path + "/decision", GRANT).code()).isEqualTo("NOT_OPINION_PERSON");
        moved(official("140000", "decider").post(path + "/decision", GRANT), "GRANTED");
    }

    @Test
    void anOfficialOfAnotherOrganSeesNothing() {
        Client applicant = person(newPerson());
        String path = complete(applicant, "lawyer-practice-fulltime", "140105", PERSON_FORM);
        submitted(applicant, path);
        Client datong = official("140200", "counter");

        assertThat(datong.get(path).status()).isEqualTo(404);
        assertThat(datong.get(path + "/timeline").status()).isEqualTo(404);
        assertThat(datong.get(path + "/clock").status()).isEqualTo(404);
        assertThat(datong.get(path + "/documents").status()).isEqualTo(404);
        assertThat(datong.post(path + "/acceptance", "{}").code()).isEqualTo("APPLICATION_NOT_FOUND");
        assertThat(datong.post("/api/reviews/" + id(path) + "/claim", "{}").status())
                .isEqualTo(404);
        assertThat(datong.rows("/api/reviews/queue").toString()).doesNotContain(id(path));
        assertThat(official("140100", "counter").rows("/api/reviews/queue").toString())
                .contains(id(path));
    }

    @Test
    void anotherApplicantSeesNothing() {
        Client applicant = person(newPerson());
        String path = complete(applicant, "forensic-person-renew", "140000", PERSON_FORM);
        String file = applicant.get(path).text("/materials/4/files/0/id");
        Client other = person(newPerson());

        for (String part : List.of("", "/timeline", "/clock", "/documents", "/materials/FO-REPORT/files/" + file)) {
            assertThat(other.get(path + part).status()).as(part).isEqualTo(404);
        }
        assertThat(other.patch(path, "2", PERSON_FORM).status()).isEqualTo(404);
        assertThat(other.post(path + "/submission", "{}").status()).isEqualTo(404);
        assertThat(other.post(path + "/withdrawal", "{}").status()).isEqualTo(404);
        assertThat(other.delete(path + "/materials/FO-REPORT/files/" + file).status())
                .isEqualTo(404);
        assertThat(other.upload(path + "/materials/FO-REPORT/files", "k", PDF).status())
                .isEqualTo(404);
        assertThat(other.get("/api/applications").body().path("items")).isEmpty();
        assertThat(applicant.get("/api/applications").body().path("items")).hasSize(1);
    }

    @Test
    void anOfficialDoesNotSeeDraftsNorDoAnApplicantsSteps() {
        Client applicant = person(newPerson());
        String path = complete(applicant, "forensic-person-renew", "140000", PERSON_FORM);
        Client counter = official("140000", "counter");

        assertThat(counter.get(path).status()).isEqualTo(404);
        assertThat(counter.post(path + "/submission", "{}").status()).isEqualTo(403);
        assertThat(applicant.post(path + "/acceptance", "{}").code()).isEqualTo("NOT_PERMITTED");
        assertThat(applicant.get("/api/reviews/queue").status()).isEqualTo(403);
        assertThat(official("140000", "reviewer")
                        .post(path + "/acceptance", "{}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aClaimedCaseIsMovedByItsClaimerOnly() {
        Client applicant = person(newPerson());
        String path = complete(applicant, "forensic-person-renew", "140000", PERSON_FORM);
        submitted(applicant, path);
        Client first = as(TestIdentity.official("c1", "甲", "140000", "counter"));
        Client second = as(TestIdentity.official("c2", "乙", "140000", "counter"));
        String claim = "/api/reviews/" + id(path) + "/claim";

        assertThat(official("140000", "reviewer").post(claim, "").code())
                .as("nothing to review yet")
                .isEqualTo("NOT_YOUR_STEP");
        assertThat(first.post(claim, "").status()).isEqualTo(204);
        assertThat(first.post(claim, "").status()).isEqualTo(204);
        Answer taken = second.post(claim, "");
        assertThat(taken.code()).isEqualTo("CLAIMED_BY_ANOTHER");
        assertThat(taken.text("/detail")).contains("甲");
        assertThat(second.post(path + "/acceptance", "{}").code()).isEqualTo("CLAIMED_BY_ANOTHER");
        assertThat(second.delete(claim).code()).isEqualTo("CLAIMED_BY_ANOTHER");
        assertThat(second.get(path).body().path("openActions")).isEmpty();
        assertThat(taken.body().path("openActions")).isEmpty();
        assertThat(first.delete(claim).status()).isEqualTo(204);
        first.post(claim, "");
        at("2026-03-05");
        assertThat(second.post(claim, "").status()).as("a claim holds two days").isEqualTo(204);
        moved(second.post(path + "/acceptance", "{}"), "ACCEPTED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"step=nothing", "light=PINK", "cursor=eA", "cursor=%22%3B--"})
    void queueQuestionsThatMakeNoSense(String query) {
        Answer answer = official("140000", "counter").get("/api/reviews/queue?" + query);

        assertThat(answer.status()).isIn(400, 422);
        assertThat(answer.code()).isIn("INVALID_FIELDS", "CURSOR_NOT_OURS");
    }

    @Test
    void pagesOfTheQueueHoldEveryCaseOnceAndACursorIsOfItsQuery() {
        Client applicant = person(newPerson());
        for (int i = 0; i < 7; i++) {
            submitted(applicant, complete(applicant, "lawyer-cert-reissue", "140600", PERSON_FORM));
        }
        Client counter = official("140600", "counter");
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = counter.get("/api/reviews/queue?step=intake&limit=3&cursor=" + cursor);
            page.body().path("items").forEach(item -> seen.add(item.path("id").asString()));
            cursor = page.text("/next");
        } while (!cursor.isEmpty());

        assertThat(seen).hasSize(7).doesNotHaveDuplicates();
        String next = counter.get("/api/reviews/queue?step=intake&limit=3").text("/next");
        assertThat(counter.get("/api/reviews/queue?step=delivery&cursor=" + next)
                        .code())
                .isEqualTo("CURSOR_NOT_OURS");
    }

    @ParameterizedTest
    @CsvSource({"x,y", "2026-03-02,not-a-uuid", "2026-13-41,00000000-0000-0000-0000-000000000001"})
    void aCursorMadeUpWithTheRightDigest(String due, String id) {
        String cursor = new Cursor(List.of(due, id)).encode("140000 [SUBMITTED]  false");

        assertThat(official("140000", "counter")
                        .get("/api/reviews/queue?step=intake&cursor=" + cursor)
                        .code())
                .isEqualTo("CURSOR_NOT_OURS");
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
