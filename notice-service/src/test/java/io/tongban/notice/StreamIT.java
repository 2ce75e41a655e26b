package io.tongban.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tongban.notice.stream.FollowNotices;
import io.tongban.support.identity.Passport;
import io.tongban.support.testing.TestIdentity;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class StreamIT extends NoticeIT {

    private static final Duration SOON = Duration.ofSeconds(10);

    @Autowired
    FollowNotices follow;

    @BeforeEach
    void nobodyHoldsASeat() {
        seat();
    }

    @Test
    void bringsWhatComesAndOnlyOnesOwn() {
        tell(accepted(zhang));
        try (Sse mine = opened(zhang);
                Sse others = opened(li)) {
            Events.Event[] told = {accepted(zhang), accepted(li), accepted(zhang)};
            tell(told);

            await().atMost(SOON)
                    .until(() -> mine.ids().size() == 2 && others.ids().size() == 1);
            assertThat(mine.headers().get("content-type"))
                    .singleElement()
                    .asString()
                    .startsWith("text/event-stream");
            assertThat(mine.ids()).isEqualTo(positions(zhang).subList(1, 3));
            assertThat(mine.notices())
                    .allSatisfy(n -> assertThat(n.get("title").asString()).startsWith("申请已受理"));
            assertThat(mine.notices().stream().map(n -> n.get("position").asString()))
                    .containsExactlyElementsOf(mine.ids());
            assertThat(others.ids()).isEqualTo(positions(li));
        }
    }

    @Test
    void anotherPrincipalOfTheSamePersonHearsNothing() {
        Passport forAnOrganisation =
                TestIdentity.operator(zhang.subject(), "张伟", "31140000MD0X00016Q", "山西示例律师事务所", "operator");
        try (Sse person = opened(zhang);
                Sse operator = opened(forAnOrganisation)) {
            tell(accepted(zhang));
            await().atMost(SOON).until(() -> person.ids().size() == 1);
            int heartbeats = operator.heartbeats();
            await().atMost(SOON).until(() -> operator.heartbeats() > heartbeats + 1);
            assertThat(operator.ids()).isEmpty();
        }
    }

    @Test
    void goesOnAfterTheLastEventIdWithoutLossOrRepeat() {
        List<String> seen = new ArrayList<>();
        String last = "0";
        for (int round = 0; round < 4; round++) {
            // told between the streams, and while one is open
            tell(accepted(zhang), accepted(zhang));
            try (Sse stream = opened(zhang, "Last-Event-ID", last)) {
                int expected = 3;
                tell(accepted(zhang));
                await().atMost(SOON).until(() -> stream.ids().size() >= expected);
                // cut off in the middle: the page saw only some of them
                seen.addAll(stream.ids().subList(0, 2));
                last = seen.get(seen.size() - 1);
            }
            seat();
        }
        try (Sse stream = opened(zhang, "Last-Event-ID", last)) {
            int missing = 12 - seen.size();
            await().atMost(SOON).until(() -> stream.ids().size() >= missing);
            seen.addAll(stream.ids());
        }
        assertThat(seen).isEqualTo(positions(zhang));
    }

    @Test
    void bringsAThousandThatWaitedInOrder() {
        for (int i = 0; i < 10; i++) {
            tell(IntStream.range(0, 100).mapToObj(n -> accepted(zhang)).toArray(Events.Event[]::new));
        }
        try (Sse stream = opened(zhang, "Last-Event-ID", "0")) {
            await().atMost(SOON).until(() -> stream.ids().size() >= 1000);
            assertThat(stream.ids())
                    .hasSize(1000)
                    .isSortedAccordingTo((a, b) -> Long.compare(Long.parseLong(a), Long.parseLong(b)));
        }
    }

    @Test
    void aPositionFromTheFutureLosesNothing() {
        tell(accepted(zhang));
        try (Sse stream = opened(zhang, "Last-Event-ID", "999999999999999999")) {
            tell(accepted(zhang));
            await().atMost(SOON).until(() -> stream.ids().size() == 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "-1", "1.5", "99999999999999999999", "1;drop"})
    void aLastEventIdThatIsNotOursIsRefused(String id) {
        Client.Answer answer = client.get("/api/notices/stream", zhang, "Last-Event-ID", id);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("LAST_EVENT_ID_WRONG");
    }

    @Test
    void theParameterServesWhereNoHeaderCanBeSet() {
        tell(accepted(zhang), accepted(zhang));
        String first = positions(zhang).get(0);
        var request = client.to("/api/notices/stream?after=" + first)
                .header(Passport.HEADER, TestIdentity.passport(zhang, "notice"));
        try (Sse stream = Sse.open(java.net.http.HttpClient.newHttpClient(), request)) {
            await().atMost(SOON).until(() -> stream.ids().size() == 1);
            assertThat(stream.ids()).isEqualTo(positions(zhang).subList(1, 2));
        }
    }

    @Test
    void aQuietStreamBeats() {
        try (Sse stream = opened(zhang)) {
            await().atMost(SOON).until(() -> stream.heartbeats() >= 5);
            assertThat(stream.ended()).isFalse();
            assertThat(stream.ids()).isEmpty();
        }
    }

    @Test
    void beyondTheCapsThePageIsToldToPoll() {
        Passport sun = TestIdentity.person("sun-" + suffix, "孙立");
        try (Sse a = opened(zhang);
                Sse b = opened(zhang);
                Sse c = opened(li)) {
            Client.Answer thirdOfOne = client.get("/api/notices/stream", zhang);
            assertThat(thirdOfOne.status()).isEqualTo(429);
            assertThat(thirdOfOne.code()).isEqualTo("STREAMS_OF_PERSON_FULL");
            assertThat(thirdOfOne.header("retry-after")).contains("30");
            assertThat(thirdOfOne.header("content-type")).contains("application/problem+json");

            try (Sse d = opened(li)) {
                Client.Answer fifth = client.get("/api/notices/stream", sun);
                assertThat(fifth.status()).isEqualTo(503);
                assertThat(fifth.code()).isEqualTo("STREAMS_FULL");
                assertThat(fifth.header("retry-after")).contains("30");
            }
            await().atMost(SOON).until(() -> follow.open() == 3);
            opened(sun).close();
        }
    }

    @Test
    void survivesTheLossOfTheListeningConnection() throws SQLException {
        try (Sse stream = opened(zhang)) {
            tell(accepted(zhang));
            await().atMost(SOON).until(() -> stream.ids().size() == 1);
            await().atMost(SOON).until(() -> asSuperuser(listeners("pid")).size() == 1);

            assertThat(asSuperuser(listeners("pg_terminate_backend(pid)"))).containsExactly("t");
            // told while nobody may be listening
            tell(accepted(zhang));
            await().atMost(SOON).until(() -> stream.ids().size() == 2);

            await().atMost(SOON).until(() -> asSuperuser(listeners("pid")).size() == 1);
            tell(accepted(zhang));
            await().atMost(SOON).until(() -> stream.ids().size() == 3);
            assertThat(stream.ids()).isEqualTo(positions(zhang));
        }
    }

    @Test
    void survivesTheLossOfEveryConnection() throws SQLException {
        try (Sse stream = opened(zhang)) {
            asSuperuser(
                    "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + POSTGRES.name() + "'");
            await().atMost(SOON).until(() -> tell(accepted(zhang)).status() == 204);
            await().atMost(SOON).until(() -> stream.ids().size() == 1);
            assertThat(stream.ended()).isFalse();
        }
    }

    @Test
    void endsWhenTheServiceStops() {
        try (Sse stream = opened(zhang)) {
            follow.stop();
            await().atMost(SOON).until(stream::ended);
        } finally {
            follow.start();
        }
        opened(zhang).close();
    }

    /** Open, and past its first look: what is told from now on must come. */
    private Sse opened(Passport reader, String... headers) {
        Sse stream = client.stream(reader, headers);
        assertThat(stream.status()).isEqualTo(200);
        await().atMost(SOON).until(() -> stream.heartbeats() >= 1);
        return stream;
    }

    /** Waits until the seats of closed streams are free: the service notices at the next heartbeat. */
    private void seat() {
        await().atMost(SOON).until(() -> follow.open() == 0);
    }

    private static String listeners(String what) {
        return "select " + what + " from pg_stat_activity where datname = '" + POSTGRES.name()
                + "' and application_name = 'notice-listener'";
    }

    private List<String> positions(Passport reader) {
        try {
            return column("select position::text from notice where recipient = ? order by position", reader.ownerKey());
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
