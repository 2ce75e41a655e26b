package io.tongban.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same request many times is one effect and one answer. */
class OnceIT {

    private static final int TIMES = 50;
    private static final String NEW_CASE = "{\"itemCode\":\"legal-aid-apply\",\"region\":\"140000\",\"another\":true}";

    private final String key = UUID.randomUUID().toString();

    @BeforeEach
    void aMondayInMarch() {
        TheSystem.at("2026-03-02");
    }

    @Test
    void fiftySubmissionsAtOnceAreOneCaseAndFiftyEqualAnswers() {
        String path = TheSystem.draft(Applicant.ZHANG);
        Person zhang = TheSystem.zhang();

        List<Answer> answers = fifty(() -> zhang.post(path + "/submission", key, "{}"));

        assertThat(answers).allSatisfy(answer -> answer.expect(200));
        assertThat(answers.stream().map(Answer::body).distinct()).hasSize(1);
        assertThat(count("application_log where action = 'SUBMIT' and application_id = ?::uuid", path))
                .isEqualTo("1");
        assertThat(count("outbox where stream = ?::uuid", path)).isEqualTo("1");
        Answer other = zhang.post(path + "/submission", key, "{\"other\":1}").expect(422);
        assertThat(other.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void fiftyNewCasesAtOnceAreOneAndAnotherPersonsKeyIsAnother() {
        Person zhang = TheSystem.zhang();

        List<Answer> answers = fifty(() -> zhang.post("/api/applications", key, NEW_CASE));

        assertThat(answers).allSatisfy(answer -> answer.expect(201));
        assertThat(answers.stream().map(Answer::body).distinct()).hasSize(1);
        assertThat(zhang.post("/api/applications", key, NEW_CASE.replace("legal-aid-apply", TheSystem.FORENSIC))
                        .expect(422)
                        .code())
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
        Answer theirs = TheSystem.li().post("/api/applications", key, NEW_CASE).expect(201);
        assertThat(theirs.text("/id")).isNotEqualTo(answers.get(0).text("/id"));
        assertThat(TheSystem.query("approval", "select count(*) from idempotency where key = ?", key))
                .isEqualTo("2");
    }

    private static List<Answer> fifty(Callable<Answer> request) {
        return AtOnce.all(TIMES, Collections.nCopies(TIMES, request));
    }

    private static String count(String from, String path) {
        return TheSystem.query("approval", "select count(*) from " + from, TheSystem.id(path));
    }
}
