package io.tongban.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.testing.ApprovalIT;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import io.tongban.support.identity.Passport;
import io.tongban.support.testing.TestIdentity;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Two kinds of trust, never mixed. */
class PassportIT extends ApprovalIT {

    private static final Passport WHO = TestIdentity.person("passport-person", "张伟");

    static Stream<Arguments> badPassports() {
        String good = TestIdentity.passport(WHO, "approval");
        String[] parts = good.split("\\.");
        String none = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"alg\":\"none\"}".getBytes());
        String decider = new String(Base64.getUrlDecoder().decode(parts[1])).replace("APPLICANT", "OFFICIAL");
        return Stream.of(
                Arguments.of("nothing", ""),
                Arguments.of("no token", "x"),
                Arguments.of("unsigned", none + "." + parts[1] + "."),
                Arguments.of("signature cut", parts[0] + "." + parts[1] + "."),
                Arguments.of(
                        "claims changed",
                        parts[0] + "."
                                + Base64.getUrlEncoder().withoutPadding().encodeToString(decider.getBytes()) + "."
                                + parts[2]),
                Arguments.of(
                        "expired",
                        TestIdentity.tokensAt("gateway", Instant.now().minusSeconds(120))
                                .passport(WHO, "approval")),
                Arguments.of("for another service", TestIdentity.passport(WHO, "notice")),
                Arguments.of(
                        "signed by a stranger", TestIdentity.tokens("stranger").passport(WHO, "approval")),
                Arguments.of(
                        "signed by a neighbour", TestIdentity.tokens("driver").passport(WHO, "approval")),
                Arguments.of("a neighbour's token", TestIdentity.neighbour("driver", "approval", "clock")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badPassports")
    void noneOfTheseOpensTheApi(String name, String passport) {
        HttpRequest.Builder request = plain("/api/applications").GET();
        if (!passport.isEmpty()) {
            request.header(Passport.HEADER, passport).header("Authorization", "Bearer " + passport);
        }
        Answer answer = Client.send(request);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("NOT_SIGNED_IN");
    }

    @Test
    void aGatewayPassportDoesNotOpenTheInternalSide() {
        String passport = TestIdentity.passport(WHO, "approval");
        Answer answer = Client.send(clockRequest().header("Authorization", "Bearer " + passport));

        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void aNeighbourOpensOnlyWhatItsScopeNames() {
        Answer wrongScope = Client.send(clockRequest()
                .header("Authorization", "Bearer " + TestIdentity.neighbour("driver", "approval", "events")));
        Answer right = Client.send(clockRequest()
                .header("Authorization", "Bearer " + TestIdentity.neighbour("driver", "approval", "clock")));

        assertThat(wrongScope.status()).isEqualTo(403);
        assertThat(right.status()).isEqualTo(200);
    }

    @Test
    void aVisitorMayCountDaysAndNothingElse() {
        Client visitor = as(Passport.visitor());

        Answer due = visitor.get("/api/calendar/due?from=2026-09-30&days=5");
        assertThat(due.text("/date")).isEqualTo("2026-10-13");
        assertThat(due.body().path("steps")).isNotEmpty();
        assertThat(visitor.get("/api/applications").status()).isEqualTo(403);
        assertThat(visitor.get("/api/reviews/queue").status()).isEqualTo(403);
        assertThat(visitor.get("/api/calendar/due?from=2026-09-30&days=0").code())
                .isEqualTo("PERIOD_WRONG");
        assertThat(visitor.get("/api/calendar/due?from=2026-02-30&days=1").status())
                .isEqualTo(400);
    }

    private HttpRequest.Builder plain(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private HttpRequest.Builder clockRequest() {
        return plain("/internal/clock")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"instant\":\"2026-03-02T02:00:00Z\"}"));
    }
}
