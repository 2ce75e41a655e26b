package io.tongban.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.testing.Bundling;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import io.tongban.support.testing.TestIdentity;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The forms of a package say what their owner has told before, and whence, as those of single cases do. */
class PackagePrefillIT extends Bundling {

    private static final String EXPERT = "forensic-person-renew/张伟";

    @Test
    void theLoginIsToldInEveryFormAndCostsNothing() {
        Client founder = person(newPerson());
        bundle(founder, SETUP);

        assertThat(statementsOf(() -> bundle(founder, SETUP))).isEqualTo(1);
        Answer made = founder.post("/api/bundles", SETUP);

        for (String key : List.of(NAME, FIRM_STEP)) {
            assertThat(marks(step(made.body(), key))).containsExactly("/name IDENTITY");
            assertThat(step(made.body(), key).at("/form/name").asString()).isEqualTo("张伟");
            assertThat(step(founder.get("/api/bundles/" + made.text("/id")).body(), key))
                    .isEqualTo(step(made.body(), key));
        }
        assertThat(step(made.body(), NAME).at("/form/particulars/form").asString())
                .as("beside what the answers fill")
                .isEqualTo("individual");
    }

    @Test
    void theNewestCaseIsTakenOverInOneMoreStatementAndOnePackageIsASourceOfTheNext() {
        Client founder = person(newPerson());
        String first = filledSetup(founder);
        founder.post(first + "/submission", "{\"later\":false}");
        String number = founder.get(caseOf(founder, first, NAME)).text("/caseNumber");

        assertThat(statementsOf(() -> bundle(founder, SETUP))).isEqualTo(2);
        String path = bundle(founder, SETUP);

        JsonNode name = step(founder.get(path).body(), NAME);
        assertThat(marks(name))
                .containsExactlyInAnyOrder(
                        "/name IDENTITY",
                        "/identityType EARLIER_CASE " + number,
                        "/identityNumber EARLIER_CASE " + number,
                        "/phone EARLIER_CASE " + number,
                        "/address EARLIER_CASE " + number);
        assertThat(name.at("/form/identityNumber").asString()).isEqualTo("1401**********0012");
        assertThat(name.path("form").has("matter")).isFalse();
        assertThat(name.path("form").has("electronicDelivery")).isFalse();
        Answer single = founder.post(
                "/api/applications", "{\"itemCode\":\"legal-aid-apply\",\"region\":\"140000\",\"another\":true}");
        assertThat(single.body().path("prefilled").findValuesAsString("caseNumber"))
                .as("of a single case too")
                .contains(number);
    }

    @Test
    void whatIsChangedLosesItsMarkAndTheRestKeepsIt() {
        Client founder = person(newPerson());
        String first = filledSetup(founder);
        founder.post(first + "/submission", "{\"later\":false}");
        String path = bundle(founder, SETUP);

        Answer saved =
                founder.patch(path, "1", "{\"parts\":[{\"whose\":\"founder\",\"form\":{\"phone\":\"13900000009\"}}]}");

        assertThat(saved.status()).as(saved.body().toString()).isEqualTo(200);
        for (String key : List.of(NAME, FIRM_STEP)) {
            assertThat(step(saved.body(), key).path("prefilled").findValuesAsString("pointer"))
                    .doesNotContain("/phone")
                    .contains("/name", "/address", "/identityNumber");
        }
        // what was taken over is as good as typed
        Answer full = founder.patch(path, "2", """
                {"parts":[{"whose":"founder","form":{"matter":"设立律师事务所","electronicDelivery":true}},%s,%s],
                "itemAnswers":{"founder":{"agent":["no"]}}}
                """.formatted(NAME_PART, FIRM_PART));
        assertThat(full.status()).as(full.body().toString()).isEqualTo(200);
        give(founder, path, "FOUNDERS");
        Answer submitted = founder.post(path + "/submission", "{}");
        assertThat(submitted.status()).as(submitted.body().toString()).isEqualTo(200);
    }

    @Test
    void whoConfirmsAPartFindsTheirOwnInIt() {
        Client centre = centre();
        String path = bundle(centre, """
                {"package":"PK-FORENSIC-RENEW","region":"140000","answers":{"leave":"no"},
                "repeats":{"forensic-person-renew":["张伟","李静"]}}
                """);
        Client expert = as(TestIdentity.person(newPerson(), "张伟"));
        submitted(expert, complete(expert, "forensic-person-renew", "140000", PERSON_FORM));
        String code = centre.post(path + "/invitations", "{\"whose\":\"%s\"}".formatted(EXPERT))
                .text("/invitations/0/code");

        Answer confirmed = expert.post(path + "/confirmation", "{\"code\":\"%s\"}".formatted(code));

        assertThat(confirmed.status()).as(confirmed.body().toString()).isEqualTo(200);
        JsonNode own = step(confirmed.body(), EXPERT);
        assertThat(own.at("/form/name").asString()).isEqualTo("张伟");
        assertThat(own.at("/form/phone").asString()).contains("*");
        assertThat(own.path("prefilled").findValuesAsString("from")).contains("IDENTITY", "EARLIER_CASE");
        assertThat(step(centre.get(path).body(), EXPERT).path("prefilled"))
                .as("another's")
                .isEmpty();
    }

    private static List<String> marks(JsonNode step) {
        return step.path("prefilled")
                .valueStream()
                .map(mark -> (mark.path("pointer").asString() + " "
                                + mark.path("from").asString() + " "
                                + mark.path("caseNumber").asString(""))
                        .strip())
                .toList();
    }

    private long statementsOf(Runnable request) {
        statements.take();
        request.run();
        return statements.take().stream()
                .filter(sql -> sql.contains("insert into bundle (id"))
                .count();
    }
}
