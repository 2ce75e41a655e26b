package io.tongban.approval;

import static io.tongban.approval.testing.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import io.tongban.approval.testing.Holders;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same request twice is one effect and one answer; two requests at the same moment are never half of each. */
class IdempotencyIT extends Holders {

    @Test
    void fiftySubmissionsAtOnceWithOneKeyAreOneCaseAndFiftyEqualAnswers() {
        Client applicant = person(newPerson());
        String path = complete(applicant, "forensic-person-renew", "140000", PERSON_FORM);

        List<Answer> answers = atOnce(50, () -> applicant.post(path + "/submission", "one-key", "{}"));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        assertThat(answers.stream().map(answer -> answer.body()).distinct()).hasSize(1);
        assertThat(count("application_log where action = 'SUBMIT' and application_id = '" + id(path) + "'"))
                .isEqualTo(1);
        assertThat(count("outbox where stream = '" + id(path) + "'")).isEqualTo(1);
    }

    @Test
    void fiftyDraftsAtOnceWithOneKeyAreOneDraft() {
        Client applicant = person(newPerson());
        String body = "{\"itemCode\":\"legal-aid-apply\",\"region\":\"140000\"}";

        List<Answer> answers = atOnce(50, () -> applicant.post("/api/applications", "draft-key", body));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(201));
        assertThat(answers.stream().map(answer -> answer.text("/id")).distinct())
                .hasSize(1);
        assertThat(applicant.get("/api/applications").body().path("items")).hasSize(1);
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() {
        Client applicant = person(newPerson());
        String path = complete(applicant, "forensic-person-renew", "140000", PERSON_FORM);
        applicant.post(path + "/submission", "k", "{}");

        Answer other = applicant.post(path + "/submission", "k", "{\"a\":1}");

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(applicant
                        .post("/api/applications", "k2", "{\"itemCode\":\"legal-aid-apply\",\"region\":\"140000\"}")
                        .status())
                .isEqualTo(201);
        assertThat(applicant
                        .post(
                                "/api/applications",
                                "k2",
                                "{\"itemCode\":\"forensic-person-renew\",\"region\":\"140000\"}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void theSameKeyOfAnotherPersonIsAnotherKey() {
        String body = "{\"itemCode\":\"legal-aid-apply\",\"region\":\"140000\"}";
        Answer first = person(newPerson()).post("/api/applications", "shared", body);
        Answer second = person(newPerson()).post("/api/applications", "shared", body);

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(first.text("/id")).isNotEqualTo(second.text("/id"));
    }

    @Test
    void aFaultIsNotKeptUnderItsKey() {
        Client applicant = person(newPerson());
        String path = draft(applicant, "forensic-person-renew", "140000");
        assertThat(applicant.post(path + "/submission", "again", "{}").status()).isEqualTo(422);
        applicant.patch(path, "1", PERSON_FORM);
        applicant.upload(path + "/materials/FO-REPORT/files", "f", PDF);

        assertThat(applicant.post(path + "/submission", "again", "{}").status()).isEqualTo(200);
    }

    @Test
    void anAnswerIsGivenAgainAfterTheCaseMovedOn() {
        Client applicant = person(newPerson());
        String path = complete(applicant, "forensic-person-renew", "140000", PERSON_FORM);
        Answer first = applicant.post(path + "/submission", "k", "{}");
        moved(official("140000", "counter").post(path + "/acceptance", "{}"), "ACCEPTED");

        assertThat(applicant.post(path + "/submission", "k", "{}").body()).isEqualTo(first.body());
    }

    @Test
    void ofTwoOfficialsAtOnceOneWins() {
        Client applicant = person(newPerson());
        String path = complete(applicant, "forensic-person-renew", "140000", PERSON_FORM);
        submitted(applicant, path);

        List<Answer> answers = atOnce(8, () -> official("140000", "counter").post(path + "/acceptance", "{}"));

        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 409)).hasSize(7);
        assertThat(count("application_log where action = 'ACCEPT' and application_id = '" + id(path) + "'"))
                .isEqualTo(1);
        assertThat(count("document where kind = 'ACCEPTANCE_NOTICE' and application_id = '" + id(path) + "'"))
                .isEqualTo(1);
    }

    private static long count(String from) {
        return Long.parseLong(strings("select count(*)::text from " + from).get(0));
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
