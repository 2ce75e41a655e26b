package io.tongban.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.testing.ApprovalIT;
import io.tongban.approval.testing.Client;
import io.tongban.support.testing.TestIdentity;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The auditor reads the cases of all organs, and does nothing in any. */
class AuditorIT extends ApprovalIT {

    /** Of a county that no case in these tests goes through. */
    private Client auditor(String account) {
        return as(TestIdentity.official(account, "审计", "140105", "auditor"));
    }

    private static String reveal() {
        return "{\"pointer\":\"/identityNumber\",\"reason\":\"核对申请人\"}";
    }

    @Test
    void anyOrgansCaseIsRead() {
        Client applicant = person(newPerson());
        String path = complete(applicant, "forensic-person-renew", "140000", PERSON_FORM);
        assertThat(auditor("au-all").get(path).status())
                .as("a draft is nobody else's")
                .isEqualTo(404);
        submitted(applicant, path);
        Client auditor = auditor("au-all");

        assertThat(auditor.get(path).text("/form/identityNumber")).isEqualTo("1401**********0012");
        assertThat(auditor.get(path).body().path("openActions").isEmpty()).isTrue();
        for (String part : new String[] {"/timeline", "/clock", "/documents", "/evidence"}) {
            assertThat(auditor.get(path + part).status()).as(part).isEqualTo(200);
        }
        String id = path.substring(path.lastIndexOf('/') + 1);
        moved(applicant.post(path + "/withdrawal", "{}"), "WITHDRAWN");
        assertThat(auditor.get("/api/reviews/" + id + "/archive").status()).isEqualTo(200);
        assertThat(auditor.get("/api/reviews/audit?application=" + id + "&person=staff:au-all")
                        .body()
                        .path("items")
                        .findValuesAsString("what"))
                .as("who looks is seen")
                .contains("", "/timeline", "/clock", "/documents", "/evidence", "archive");
    }

    @Test
    void aCaseOfAnyOrganIsFoundAndTheSearchIsSeen() {
        Client applicant = person(newPerson());
        String path = complete(applicant, "forensic-person-renew", "140000", PERSON_FORM);
        submitted(applicant, path);
        String search = "{\"caseNumber\":\"" + applicant.get(path).text("/caseNumber") + "\"}";

        assertThat(auditor("au-find").post("/api/reviews/search", search).text("/items/0/id"))
                .isEqualTo(path.substring(path.lastIndexOf('/') + 1));
        assertThat(official("140105", "counter")
                        .post("/api/reviews/search", search)
                        .body()
                        .path("items")
                        .isEmpty())
                .as("who works there finds nothing of another organ")
                .isTrue();
        assertThat(auditor("au-find")
                        .get("/api/reviews/audit?person=staff:au-find")
                        .raw()
                        .body())
                .contains("CASE_NUMBER", "search");
    }

    static Stream<Arguments> steps() {
        return Stream.of(
                Arguments.of("acceptance", "{}"),
                Arguments.of("opinion", OPINION),
                Arguments.of("decision", GRANT),
                Arguments.of("delivery", ELECTRONIC),
                Arguments.of("conflicts", "{\"reason\":\"与申请人相识\"}"),
                Arguments.of("withdrawal", "{}"),
                Arguments.of(
                        "window/withdrawal",
                        "{\"attendance\":{\"identityType\":\"111\",\"identityNumber\":\"140105199003070012\"}}"),
                Arguments.of("notes", "{\"text\":\"已看\"}"),
                Arguments.of("reveal", reveal()));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void nothingIsDone(String step, String body) {
        Client applicant = person(newPerson());
        String path = complete(applicant, "forensic-person-renew", "140000", PERSON_FORM);
        submitted(applicant, path);

        assertThat(auditor("au-step").post(path + "/" + step, body).status()).isEqualTo(403);
        assertThat(applicant.get(path).text("/state")).isEqualTo("SUBMITTED");
    }

    @Test
    void whoWorksInAnOrganAuditsNoOther() {
        Client applicant = person(newPerson());
        String path = complete(applicant, "forensic-person-renew", "140000", PERSON_FORM);
        submitted(applicant, path);
        Client both = as(TestIdentity.official("au-both", "两职", "140105", "auditor", "counter", "reviewer"));

        assertThat(both.get(path).status()).isEqualTo(404);
        assertThat(both.post(path + "/conflicts", "{\"reason\":\"与申请人相识\"}").status())
                .isEqualTo(404);
        assertThat(both.post(path + "/reveal", reveal()).status()).isEqualTo(404);
    }
}
