package io.tongban.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class EventsIT extends NoticeIT {

    @Test
    void keepsABatchWithOneStatement() throws SQLException {
        UUID application = UUID.randomUUID();
        Events.Event[] batch = {
            Events.event(application, 1, "submitted").to(zhang.ownerKey()),
            Events.event(application, 2, "accepted").to(zhang.ownerKey(), li.ownerKey()),
            Events.event(application, 3, "opinion-given")
        };
        statements.take();

        Client.Answer answer = tell(batch);

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.text()).isEmpty();
        assertThat(asked()).hasSize(1);
        assertThat(column("select event_id from inbox where event_id like ? order by 1", application + "%"))
                .containsExactly(application + "-1", application + "-2", application + "-3");
        assertThat(column("select event from notice where recipient = ? order by position", zhang.ownerKey()))
                .containsExactly("submitted", "accepted");
        assertThat(column("select template || '@' || template_version from notice where recipient = ?", li.ownerKey()))
                .containsExactly("accepted@1");
    }

    @Test
    void theSameBatchTwentyTimesAtOnceIsKeptOnce() throws Exception {
        UUID application = UUID.randomUUID();
        String batch = Events.batch(
                Events.event(application, 1, "submitted").to(zhang.ownerKey()),
                Events.event(application, 2, "accepted").to(zhang.ownerKey(), li.ownerKey()));
        String reversed = Events.batch(
                Events.event(application, 2, "accepted").to(zhang.ownerKey(), li.ownerKey()),
                Events.event(application, 1, "submitted").to(zhang.ownerKey()));

        List<Integer> answers =
                atOnce(20, n -> client.events(n % 2 == 0 ? batch : reversed).status());

        assertThat(answers).hasSize(20).containsOnly(204);
        assertThat(count("select count(*) from inbox where event_id like ?", application + "%"))
                .isEqualTo(2);
        assertThat(count("select count(*) from notice where application_id = ?", application))
                .isEqualTo(3);
    }

    @Test
    void anIdTwiceInOneBatchIsOneEventAndARecipientTwiceIsOneNotice() throws SQLException {
        UUID application = UUID.randomUUID();
        Events.Event event = Events.event(application, 1, "accepted").to(zhang.ownerKey(), zhang.ownerKey());

        assertThat(tell(event, event).status()).isEqualTo(204);

        assertThat(count("select count(*) from notice where application_id = ?", application))
                .isEqualTo(1);
    }

    @Test
    void aLaterBatchThatOverlapsAddsOnlyWhatIsNew() throws SQLException {
        UUID application = UUID.randomUUID();
        Events.Event first = Events.event(application, 1, "submitted").to(zhang.ownerKey());
        tell(first);

        assertThat(tell(first, Events.event(application, 2, "accepted").to(zhang.ownerKey()))
                        .status())
                .isEqualTo(204);

        assertThat(column("select event from notice where application_id = ? order by position", application))
                .containsExactly("submitted", "accepted");
    }

    @Test
    void anUnknownTypeIsKeptAndIgnored() throws SQLException {
        Events.Event unknown = Events.event(UUID.randomUUID(), 1, "moved-to-the-moon")
                .to(zhang.ownerKey())
                .with("data", "of another shape");
        Events.Event known = accepted(zhang);

        assertThat(tell(unknown, known).status()).isEqualTo(204);

        assertThat(count("select count(*) from inbox where event_id = ?", unknown.id()))
                .isEqualTo(1);
        assertThat(column("select event_id from notice where recipient = ?", zhang.ownerKey()))
                .containsExactly(known.id());
    }

    @Test
    void nobodyOutsideIsToldOfAnOpinionWhateverTheEventSays() throws SQLException {
        Events.Event opinion =
                Events.event(UUID.randomUUID(), 1, "opinion-given").to(zhang.ownerKey());

        assertThat(tell(opinion).status()).isEqualTo(204);

        assertThat(count("select count(*) from inbox where event_id = ?", opinion.id()))
                .isEqualTo(1);
        assertThat(count("select count(*) from notice where recipient = ?", zhang.ownerKey()))
                .isZero();
    }

    @Test
    void anEmptyBatchIsNoFault() {
        statements.take();
        assertThat(tell().status()).isEqualTo(204);
        assertThat(asked()).isEmpty();
    }

    @Test
    void aHostileTextStaysText() {
        String hostile = "<script>alert(1)</script> {dueOn} ${jndi:x} \u0000\u202Egnp.exe\r\nA[lone]B';--";
        Events.Event event = accepted(zhang)
                .with("type", "cn.tongban.application.denied")
                .saying("itemName", "律师\u0000执业\n许可")
                .facts(Map.of("reason", hostile, "unheardOf", "x", "a/b~", 1));

        String batch = Events.batch(event).replace("[lone]", "\\ud800");
        assertThat(client.events(batch).status()).isEqualTo(204);

        JsonNode notice = client.get("/api/notices", zhang).json().at("/items/0");
        assertThat(notice.get("body").asString())
                .contains("<script>alert(1)</script> {dueOn} ${jndi:x} gnp.exe\nAB';--")
                .contains("律师执业 许可")
                .doesNotContain("\u0000", "\u202E");
        assertThat(notice.get("title").asString()).endsWith("律师执业 许可");
        assertThat(client.get("/api/notices", zhang).header("content-type")).contains("application/json");
        assertThat(client.get("/api/notices", zhang).header("x-content-type-options"))
                .contains("nosniff");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "  ", "{", "nonsense", "[{}] trailing", "{\"a\":1,\"a\":2}", "{}", "\"text\"", "null", "1"})
    void whatIsNoArrayIsRefused(String body) {
        Client.Answer answer = client.events(body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("BAD_REQUEST");
        assertThat(answer.header("content-type")).contains("application/problem+json");
    }

    @Test
    void deepAndBinaryBodiesAreRefused() {
        assertThat(client.events("[".repeat(100_000)).status()).isEqualTo(400);
        byte[] binary = {(byte) 0xff, (byte) 0xfe, 0, 1, '[', (byte) 0xc3, 0x28};
        assertThat(client.events(binary, Client.BATCH, Client.neighbour()).status())
                .isEqualTo(400);
    }

    @Test
    void anotherContentTypeIsRefused() {
        byte[] batch = Events.batch(accepted(zhang)).getBytes();
        assertThat(client.events(batch, "application/json", Client.neighbour()).status())
                .isEqualTo(415);
        assertThat(client.events(batch, "text/plain", Client.neighbour()).code())
                .isEqualTo("MEDIA_TYPE_NOT_ACCEPTED");
    }

    @Test
    void aHugeBodyIsRefused() {
        String body = "[\"" + "x".repeat(5_000_000) + "\"]";
        Client.Answer answer = client.events(body);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.code()).isEqualTo("TOO_LARGE");
    }

    @Test
    void halfABatchBadKeepsNothingAndTellsAllFaults() throws SQLException {
        Events.Event good = accepted(zhang);
        Events.Event bad = accepted(zhang).with("time", "gestern").saying("seq", "one");
        Events.Event alsoBad = accepted(zhang).saying("recipients", List.of("everybody"));

        Client.Answer answer = tell(good, bad, alsoBad);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("EVENTS_MALFORMED");
        assertThat(answer.json()
                        .get("faults")
                        .valueStream()
                        .map(f -> f.get("pointer").asString()))
                .contains("/1/time", "/1/data/seq", "/2/data/recipients/0");
        assertNothingKept(good);
        assertNothingKept(alsoBad);
    }

    @Test
    void theApplicationRoleCannotChangeWhatWasTold() throws SQLException {
        tell(accepted(zhang));
        for (String sql : List.of(
                "update inbox set received_at = now()",
                "delete from inbox",
                "truncate inbox",
                "update notice set body = ''",
                "update notice set recipient = 'person:province:other'",
                "delete from notice",
                "truncate notice")) {
            try (Connection connection = POSTGRES.asApplication();
                    Statement statement = connection.createStatement()) {
                assertThatThrownBy(() -> statement.execute(sql)).as(sql).hasMessageContaining("permission denied");
            }
        }
    }

    private interface Nth<T> {
        T call(int n) throws Exception;
    }

    private static <T> List<T> atOnce(int times, Nth<T> what) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            List<Callable<T>> calls = IntStream.range(0, times)
                    .mapToObj(n -> (Callable<T>) () -> what.call(n))
                    .toList();
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
