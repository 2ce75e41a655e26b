package io.tongban.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** kill -9 at the worst moments: what was committed is there once and answers again, what was not is not there at all. */
class KilledIT {

    private static final int MANY = 40;
    private static final Duration SOON = Duration.ofSeconds(30);

    @BeforeEach
    void aMondayInMarch() {
        TheSystem.at("2026-03-02");
    }

    @AfterEach
    void upAgain() {
        TheSystem.line().release();
        TheSystem.system().awaitReady("approval");
    }

    @Test
    void betweenCommitAndAnswerTheRetryGetsTheFirstAnswer() throws Exception {
        String path = TheSystem.draft(Applicant.ZHANG);
        String key = "killed-" + TheSystem.id(path);
        CompletableFuture<Answer> lost;
        try (Connection lock = TheSystem.access().connect("approval", "superuser")) {
            lock.setAutoCommit(false);
            hold(lock, path);
            lost = CompletableFuture.supplyAsync(() -> TheSystem.zhang().post(path + "/submission", key, "{}"));
            await().atMost(SOON).until(KilledIT::oneWaitsForALock);
            TheSystem.line().hold();
            lock.commit();
        }
        await().atMost(SOON).until(() -> state(path).equals("SUBMITTED"));
        assertThat(lost).as("the answer is held back").isNotDone();

        TheSystem.system().kill("approval");
        TheSystem.line().release();

        assertThat(lost.get().status()).as("no answer came").isEqualTo(503);
        backAgain();
        Answer again = TheSystem.zhang().post(path + "/submission", key, "{}").expect(200);
        assertThat(again.body().toString())
                .isEqualTo(TheSystem.query("approval", "select answer::text from idempotency where key = ?", key)
                        .replace("\": ", "\":")
                        .replace(", \"", ",\""));
        assertThat(TheSystem.query(
                        "approval",
                        "select count(*) from application_log where application_id = ?::uuid and action = 'SUBMIT'",
                        TheSystem.id(path)))
                .isEqualTo("1");
        assertThat(TheSystem.zhang().get(path).text("/caseNumber")).isEqualTo(again.text("/caseNumber"));
        Books.agree();
    }

    @Test
    void inTheMiddleOfManySubmissionsEachIsThereOnceOrNotAtAll() {
        List<String> paths = AtOnce.all(
                4,
                IntStream.range(0, MANY)
                        .<Callable<String>>mapToObj(i -> () -> TheSystem.draft(Applicant.LI))
                        .toList());
        CompletableFuture<List<Integer>> first = CompletableFuture.supplyAsync(() -> AtOnce.all(6, submissions(paths)));
        await().pollInterval(Duration.ofMillis(5)).atMost(SOON).until(() -> numbered(paths) >= 3);

        TheSystem.system().kill("approval");

        List<Integer> answered = first.join();
        int there = numbered(paths);
        System.out.println("killed in the middle: " + there + " of " + MANY + " were there, "
                + answered.stream().filter(status -> status == 200).count() + " were answered");
        assertThat(answered).containsOnly(200, 503);
        assertThat(there).isGreaterThanOrEqualTo((int)
                answered.stream().filter(status -> status == 200).count());
        Books.agree();
        backAgain();
        // right after an outage the door lets in a few at a time: a client tries again, as Retry-After tells it
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(AtOnce.all(2, submissions(paths))).containsOnly(200));
        assertThat(numbered(paths)).as("numbers, each once").isEqualTo(MANY);
        Books.agree();
    }

    private static void hold(Connection lock, String path) throws Exception {
        try (PreparedStatement statement =
                lock.prepareStatement("select from application where id = ?::uuid for update")) {
            statement.setString(1, TheSystem.id(path));
            statement.execute();
        }
    }

    private static void backAgain() {
        TheSystem.system().awaitReady("approval");
        TheSystem.at("2026-03-02");
        // the door stays shut for a second after so many failures
        await().atMost(SOON)
                .until(() -> TheSystem.zhang().get("/api/applications").status() == 200);
    }

    private static List<Callable<Integer>> submissions(List<String> paths) {
        List<Callable<Integer>> work = new ArrayList<>();
        paths.forEach(path -> work.add(() -> TheSystem.li()
                .post(path + "/submission", "many-" + TheSystem.id(path), "{}")
                .status()));
        return work;
    }

    private static int numbered(List<String> paths) {
        String ids = String.join(",", paths.stream().map(TheSystem::id).toList());
        return Integer.parseInt(TheSystem.query(
                "approval",
                "select count(distinct case_number) from application where id = any (string_to_array(?, ',')::uuid[])",
                ids));
    }

    private static String state(String path) {
        return TheSystem.query("approval", "select state from application where id = ?::uuid", TheSystem.id(path));
    }

    private static boolean oneWaitsForALock() {
        return !TheSystem.query(
                        "approval",
                        "select count(*) from pg_stat_activity where datname = 'approval' and wait_event_type = 'Lock'")
                .equals("0");
    }
}
