package io.tongban.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.application.QueryCodes;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import io.tongban.approval.testing.Holders;
import io.tongban.support.identity.Passport;
import io.tongban.support.testing.TestIdentity;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Whoever holds the receipt asks how far the case is; nobody else learns even whether there is one. */
class QueryIT extends Holders {

    /** Ten thousand with {@code -Pdeep}. */
    private static final int GUESSES = Integer.getInteger("tongban.guesses", 1_000);

    private static final Pattern PRINTED = Pattern.compile("查询码[:：\\s]*([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})");
    private static final int MOST = 10;

    @Autowired
    QueryCodes codes;

    @Test
    void theReceiptCarriesACodeThatTellsStateAndDatesAndNothingElse() {
        Case one = submittedCase();

        JsonNode told = asked(one.number(), one.code()).body();

        assertThat(told.propertyNames())
                .containsExactlyInAnyOrder(
                        "caseNumber",
                        "state",
                        "stateText",
                        "receivedOn",
                        "acceptedOn",
                        "dueOn",
                        "dueText",
                        "decidedOn",
                        "closedOn");
        assertThat(told.path("stateText").asString()).isEqualTo("已提交,待受理");
        assertThat(told.path("receivedOn").asString()).isEqualTo("2026-03-02");
        assertThat(told.path("dueText").asString()).isEqualTo("2026年3月9日");
        assertThat(told.path("acceptedOn").isNull()).isTrue();
        assertThat(told.toString()).doesNotContain("张伟", "司法鉴定", one.path().substring(18));

        at("2026-03-03");
        moved(official("140000", "counter").post(one.path() + "/acceptance", "{}"), "ACCEPTED");
        moved(official("140000", "reviewer").post(one.path() + "/opinion", OPINION), "OPINED");
        at("2026-03-04");
        moved(official("140000", "decider").post(one.path() + "/decision", GRANT), "GRANTED");
        at("2026-03-05");
        moved(official("140000", "counter").post(one.path() + "/delivery", ELECTRONIC), "DELIVERED");
        JsonNode closed = asked(one.number(), one.code()).body();
        assertThat(closed.path("stateText").asString()).isEqualTo("已送达,办结");
        assertThat(closed.path("acceptedOn").asString()).isEqualTo("2026-03-03");
        assertThat(closed.path("decidedOn").asString()).isEqualTo("2026-03-04");
        assertThat(closed.path("closedOn").asString()).isEqualTo("2026-03-05");
        assertThat(closed.path("dueText").asString()).isEqualTo("无");
    }

    /** The dates come from the fold, whether a sweep has written them down or not. */
    @Test
    void acceptanceBySilenceIsToldBeforeAnySweep() {
        Case one = submittedCase();
        at("2026-03-12");

        assertThat(asked(one.number(), one.code()).text("/acceptedOn")).isEqualTo("2026-03-02");
    }

    @Test
    void asTypedByAPerson() {
        Case one = submittedCase();

        assertThat(asked(
                                " " + one.number().toLowerCase() + " ",
                                one.code().toLowerCase().replace("-", " "))
                        .status())
                .isEqualTo(200);
        assertThat(asked("", one.code()).code()).isEqualTo("INVALID_FIELDS");
        assertThat(asked(one.number(), "A".repeat(41)).code()).isEqualTo("INVALID_FIELDS");
        assertThat(visitor().post("/api/progress", "{").code()).isEqualTo("BAD_REQUEST");
        assertThat(visitor()
                        .get("/api/progress?caseNumber=" + one.number() + "&code=" + one.code())
                        .status())
                .isEqualTo(405);
    }

    @Test
    void aWrongCodeAndAnUnknownNumberAreOneAnswerAndOneStatement() {
        Case one = submittedCase();
        Case other = submittedCase();
        String unknown = "SX2026-999999999-X";
        List<String> answers = new ArrayList<>();
        List<String> sent = new ArrayList<>();
        for (String[] typed : new String[][] {
            {one.number(), other.code()},
            {number(999_999_998), other.code()},
            {unknown, other.code()},
            {"晋A12345", other.code()},
            {one.number(), "'; drop table application; --"},
            {one.number(), slip(one.code())}
        }) {
            statements.take();
            Answer answer = asked(typed[0], typed[1]);
            sent.add(String.join(
                    "\n",
                    statements.take().stream()
                            .filter(sql -> sql.contains("query_attempt"))
                            .toList()));
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.header("Cache-Control"))
                    .isEqualTo(asked(unknown, "X").header("Cache-Control"));
            TreeMap<String, String> told = new TreeMap<>();
            answer.body()
                    .properties()
                    .forEach(each -> told.put(each.getKey(), each.getValue().asString("")));
            told.remove("requestId");
            answers.add(told.toString());
        }
        assertThat(answers).containsOnly(answers.get(0));
        assertThat(answers.get(0)).contains("PROGRESS_UNKNOWN").doesNotContain(one.number());
        assertThat(sent).containsOnly(sent.get(0));
        assertThat(sent.get(0)).isNotEmpty();
    }

    @Test
    void aDraftHasNoNumberAndADraftsOwnerNoCode() {
        Client applicant = person(newPerson());
        String path = draft(applicant, "forensic-person-renew", "140000");

        assertThat(applicant.get(path).raw().body()).doesNotContain("queryCode", "查询码");
    }

    /** Of one case, a hundred at a time; then the right code is refused too, until the time is over. */
    @Test
    void guessesFindNothingAndLockTheCaseForATime() {
        Case one = submittedCase();
        Case neighbour = submittedCase();
        String passport = TestIdentity.passport(Passport.visitor(), "approval");
        HttpClient client = HttpClient.newHttpClient();
        List<Integer> answers = new ArrayList<>();
        for (int hundred = 0; hundred < GUESSES / 100; hundred++) {
            if (hundred % 20 == 0) {
                passport = TestIdentity.passport(Passport.visitor(), "approval");
            }
            List<CompletableFuture<HttpResponse<Void>>> sent = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                sent.add(client.sendAsync(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/progress"))
                                .header(Passport.HEADER, passport)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body(one.number(), codes.of("guess " + hundred + i))))
                                .build(),
                        BodyHandlers.discarding()));
            }
            sent.forEach(each -> answers.add(each.join().statusCode()));
        }
        assertThat(answers).hasSize(GUESSES).containsOnly(404);
        assertThat(asked(one.number(), one.code()).code()).as("the right one").isEqualTo("PROGRESS_UNKNOWN");
        assertThat(asked(neighbour.number(), neighbour.code()).status()).isEqualTo(200);
        assertThat(strings("select wrong from query_attempt where case_number = '" + one.number() + "'"))
                .containsExactly(String.valueOf(MOST));

        clock.set(clock.instant().plusSeconds(29 * 60));
        assertThat(asked(one.number(), one.code()).status()).isEqualTo(404);
        clock.set(clock.instant().plusSeconds(61));
        assertThat(asked(one.number(), one.code()).status()).isEqualTo(200);
    }

    @Test
    void aSlipIsNoGuessAndTheLastGuessBeforeTheLockIsFree() {
        Case one = submittedCase();
        for (int i = 0; i < 3 * MOST; i++) {
            assertThat(asked(one.number(), slip(one.code())).status()).isEqualTo(404);
        }
        for (int i = 1; i < MOST; i++) {
            assertThat(asked(one.number(), codes.of("x" + i)).status()).isEqualTo(404);
        }
        assertThat(asked(one.number(), one.code()).status()).isEqualTo(200);
        assertThat(asked(one.number(), codes.of("y")).status()).isEqualTo(404);
        assertThat(asked(one.number(), one.code()).status()).isEqualTo(404);
    }

    private record Case(String path, String number, String code) {}

    private Case submittedCase() {
        at("2026-03-02");
        Client applicant = person(newPerson());
        String path = complete(applicant, "forensic-person-renew", "140000", PERSON_FORM);
        String number = submitted(applicant, path).text("/caseNumber");
        Matcher printed = PRINTED.matcher(textOf(applicant, path, "RECEIPT"));
        assertThat(printed.find()).isTrue();
        return new Case(path, number, printed.group(1));
    }

    private static String number(long running) {
        return io.tongban.approval.application.CaseNumbers.of(2026, running);
    }

    private static String slip(String code) {
        return (code.charAt(0) == 'A' ? 'B' : 'A') + code.substring(1);
    }

    private static String body(String number, String code) {
        return "{\"caseNumber\":\"%s\",\"code\":\"%s\"}".formatted(number, code);
    }

    private Answer asked(String number, String code) {
        return visitor().post("/api/progress", body(number, code));
    }
}
