package io.tongban.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.support.identity.Passport;
import io.tongban.support.identity.Tokens;
import io.tongban.support.testing.TestIdentity;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Events that the approval service did not send. */
class ForgedEventsIT extends NoticeIT {

    static Stream<Arguments> forged() {
        Instant longAgo = Instant.now().minusSeconds(600);
        return Stream.of(
                Arguments.of("not a token", "nonsense", 401),
                Arguments.of(
                        "a gateway passport",
                        TestIdentity.passport(TestIdentity.official("s", "所", "140000", "counter"), "notice"),
                        401),
                Arguments.of(
                        "the gateway's neighbour token", TestIdentity.neighbour("gateway", "notice", "events"), 401),
                Arguments.of("for another service", TestIdentity.neighbour("approval", "catalog", "events"), 401),
                Arguments.of("of a stranger", TestIdentity.neighbour("stranger", "notice", "events"), 401),
                Arguments.of(
                        "expired", TestIdentity.tokensAt("approval", longAgo).neighbour("notice", "events"), 401),
                Arguments.of(
                        "the stranger's key under approval's name",
                        new Tokens("approval", TestIdentity.key("stranger"), InstantSource.system())
                                .neighbour("notice", "events"),
                        401),
                Arguments.of("another scope", TestIdentity.neighbour("approval", "notice", "items"), 403),
                Arguments.of("another neighbour", TestIdentity.neighbour("driver", "notice", "events"), 403),
                Arguments.of("a trusted reader", TestIdentity.neighbour("catalog", "notice", "events"), 403));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forged")
    void aForgedEventIsRefused(String what, String token, int status) throws SQLException {
        Events.Event event = accepted(zhang);

        Client.Answer answer = client.events(Events.batch(event).getBytes(), Client.BATCH, token);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(status == 401 ? "NOT_SIGNED_IN" : "NOT_PERMITTED");
        assertNothingKept(event);
    }

    @Test
    void withoutAnyTokenOrWithAPassportHeaderItIsRefused() throws SQLException {
        Events.Event event = accepted(zhang);
        var body = BodyPublishers.ofString(Events.batch(event));
        var request = client.to("/internal/events").header("Content-Type", Client.BATCH);

        assertThat(client.send(request.copy().POST(body)).status()).isEqualTo(401);
        assertThat(client.send(request.copy()
                                .header(Passport.HEADER, TestIdentity.passport(zhang, "notice"))
                                .POST(body))
                        .status())
                .isEqualTo(401);
        assertNothingKept(event);
    }
}
