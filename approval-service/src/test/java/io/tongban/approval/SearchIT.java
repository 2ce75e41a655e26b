package io.tongban.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.testing.ApprovalIT;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Finding a case again, within the own organ only. */
@ExtendWith(OutputCaptureExtension.class)
class SearchIT extends ApprovalIT {

    private static final String SEARCH = "/api/reviews/search";
    private static final String NUMBER = "140105199003070012";

    @Test
    void byNumberByPartOfTheNameAndByIdentityWithinTheOrgan(CapturedOutput output) {
        Client applicant = person(newPerson());
        String path = complete(applicant, "lawyer-cert-reissue", "140300", PERSON_FORM);
        Answer submitted = submitted(applicant, path);
        Client counter = official("140300", "counter");
        String caseNumber = "{\"caseNumber\":\"" + submitted.text("/caseNumber") + "\"}";
        String identity = "{\"identityNumber\":\"" + NUMBER + "\"}";

        assertThat(found(counter, caseNumber)).containsExactly(id(path));
        assertThat(found(counter, "{\"name\":\"张伟\"}")).contains(id(path));
        assertThat(found(counter, "{\"identityNumber\":\" " + NUMBER + " \"}")).contains(id(path));
        assertThat(found(counter, "{\"name\":\"李伟\"}")).isEmpty();
        assertThat(found(counter, "{\"identityNumber\":\"140105199003070013\"}"))
                .isEmpty();
        assertThat(found(counter, "{\"caseNumber\":\"%\"}")).isEmpty();
        assertThat(found(counter, "{\"name\":\"%%\"}")).isEmpty();
        String body = counter.post(SEARCH, identity).raw().body();
        assertThat(body).contains("张*").doesNotContain("张伟", NUMBER);
        for (String question : List.of(caseNumber, "{\"name\":\"张伟\"}", identity)) {
            assertThat(found(official("140400", "counter"), question)).doesNotContain(id(path));
            assertThat(applicant.post(SEARCH, question).status()).isEqualTo(403);
        }
        assertThat(output.getAll()).doesNotContain(NUMBER);
    }

    @Test
    void organisationsByTheirCreditCodeAndByPartOfTheirName() {
        Client firm = firm(newPerson());
        String path = complete(firm, "mediation-org-record", "140106", FIRM_FORM);
        submitted(firm, path);
        Client counter = official("140106", "counter");

        assertThat(found(counter, "{\"identityNumber\":\"" + FIRM + "\"}")).contains(id(path));
        assertThat(found(counter, "{\"identityNumber\":\"140202198511201025\"}"))
                .as("of the operator")
                .contains(id(path));
        assertThat(found(counter, "{\"name\":\"示例律师\"}")).contains(id(path));
        assertThat(found(counter, "{\"name\":\"律师示例\"}")).isEmpty();
    }

    @Test
    void aDraftIsNotFoundAndAForwardedCaseStillIs() {
        Client applicant = person(newPerson());
        String path = complete(applicant, "lawyer-practice-fulltime", "140105", PERSON_FORM);
        String name = "{\"name\":\"张伟\"}";
        assertThat(found(official("140100", "counter"), name)).doesNotContain(id(path));
        submitted(applicant, path);
        assertThat(found(official("140000", "counter"), name))
                .as("not there yet")
                .doesNotContain(id(path));
        moved(official("140100", "counter").post(path + "/acceptance", "{}"), "ACCEPTED");
        moved(official("140100", "reviewer").post(path + "/opinion", OPINION), "OPINED");
        moved(official("140100", "reviewer").post(path + "/forwarding", "{}"), "FORWARDED");

        assertThat(found(official("140000", "counter"), name)).contains(id(path));
        assertThat(found(official("140100", "counter"), name)).contains(id(path));
    }

    @Test
    void pagesHoldEveryCaseOnceAndACursorIsOfItsSearch() {
        Client applicant = person(newPerson());
        List<String> five = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            String path = complete(applicant, "lawyer-cert-reissue", "140500", PERSON_FORM);
            submitted(applicant, path);
            five.add(id(path));
        }
        Client counter = official("140500", "counter");
        List<String> seen = found(counter, "{\"name\":\"张伟\"}", 2);

        assertThat(seen).containsAll(five).doesNotHaveDuplicates();
        assertThat(seen).as("on pages of a hundred").isEqualTo(found(counter, "{\"name\":\"张伟\"}"));
        String next = counter.post(SEARCH, "{\"name\":\"张伟\",\"limit\":2}").text("/next");
        assertThat(counter.post(SEARCH, "{\"name\":\"伟张\",\"cursor\":\"" + next + "\"}")
                        .code())
                .isEqualTo("CURSOR_NOT_OURS");
        assertThat(sentBy(() -> counter.post(SEARCH, "{\"name\":\"张伟\",\"limit\":2}")))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":\"  \"}",
                "{\"name\":\"张\"}",
                "{\"name\":\"张伟\",\"caseNumber\":\"1\"}",
                "{\"identityNumber\":\"1\"}",
                "{\"name\":\"张伟\",\"cursor\":\"eA\"}"
            })
    void searchesThatMakeNoSense(String question) {
        Answer answer = official("140000", "counter").post(SEARCH, question);

        assertThat(answer.code()).isIn("SEARCH_NEEDS_ONE", "INVALID_FIELDS", "CURSOR_NOT_OURS");
    }

    private long sentBy(Runnable request) {
        statements.take();
        request.run();
        return statements.take().stream()
                .filter(sql -> sql.contains("name_pairs"))
                .count();
    }

    /** On all pages: other tests have cases of these names too. */
    private static List<String> found(Client reader, String question) {
        return found(reader, question, 100);
    }

    private static List<String> found(Client reader, String question, int limit) {
        List<String> found = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = reader.post(
                    SEARCH, question.replaceFirst("}$", ",\"limit\":" + limit + ",\"cursor\":\"" + cursor + "\"}"));
            assertThat(page.status()).as(page.body().toString()).isEqualTo(200);
            found.addAll(page.body().path("items").findValuesAsString("id"));
            cursor = page.text("/next");
        } while (!cursor.isEmpty());
        return found;
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
