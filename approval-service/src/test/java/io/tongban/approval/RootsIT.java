package io.tongban.approval;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.noContent;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.tongban.approval.anchor.Root;
import io.tongban.approval.anchor.RootRun;
import io.tongban.approval.testing.ApprovalIT;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import io.tongban.support.crypto.Sm2;
import io.tongban.support.crypto.Sm3;
import io.tongban.support.identity.Passport;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Roots are linked, signed, public and in other hands, whoever makes them and whoever is down. */
@Import(RootRun.class)
class RootsIT extends ApprovalIT {

    private static final WireMockServer PLATFORM =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));

    static {
        PLATFORM.start();
    }

    @DynamicPropertySource
    static void platform(DynamicPropertyRegistry properties) {
        properties.add("tongban.evidence.platform.url", PLATFORM::baseUrl);
        properties.add("tongban.evidence.platform.timeout", () -> "500ms");
        properties.add("tongban.evidence.platform.first-retry", () -> "10ms");
        properties.add("tongban.evidence.platform.max-retry", () -> "50ms");
        properties.add("tongban.evidence.platform.poll", () -> "100ms");
    }

    @Autowired
    RootRun roots;

    private Client visitor;

    @BeforeEach
    void thePlatformAnswers() {
        visitor = as(Passport.visitor());
        PLATFORM.resetAll();
        PLATFORM.stubFor(post("/evidence/roots").willReturn(noContent()));
    }

    @Test
    void eachRootNamesThoseBeforeItAndIsSigned() {
        for (int i = 0; i < 9; i++) {
            aCase();
            roots.make().block();
        }

        List<Root> all = roots.all().block();
        assertThat(all.get(all.size() - 1).key())
                .isEqualTo(visitor.get("/api/evidence/keys").text("/items/0/id"));
        JsonNode ours = visitor.get("/api/evidence/keys").body().at("/items/0");
        byte[] key = HexFormat.of().parseHex(ours.path("point").asString());
        for (int i = 0; i < all.size(); i++) {
            Root root = all.get(i);
            assertThat(root.n()).isEqualTo(i + 1);
            assertThat(root.previous()).isEqualTo(hash(all, root.n() - 1));
            assertThat(root.back()).isEqualTo(hash(all, root.n() & (root.n() - 1)));
            byte[] text = String.join(
                            "\n",
                            "tongban-root-1",
                            "" + root.n(),
                            root.at(),
                            "" + root.size(),
                            root.merkle(),
                            root.previous(),
                            root.back(),
                            root.key(),
                            "")
                    .getBytes(StandardCharsets.UTF_8);
            assertThat(root.hash()).isEqualTo(Sm3.hex(text));
            if (root.key().equals(ours.path("id").asString())) {
                assertThat(Sm2.verify(key, text, HexFormat.of().parseHex(root.signature())))
                        .isTrue();
            }
        }
    }

    @Test
    void manyInstancesAtOnceMakeOneChainAndLeaveNoHeadOut() throws SQLException {
        for (int i = 0; i < 5; i++) {
            aCase();
        }
        int before = roots.all().block().size();

        Mono.when(roots.make(), roots.make(), roots.make(), roots.make()).block();

        List<Root> all = roots.all().block();
        assertThat(all.size()).isGreaterThan(before);
        assertThat(all.stream().map(Root::n).distinct()).hasSize(all.size());
        assertThat(count("evidence_head where anchored < seq")).isZero();
        assertThat(count("evidence_root r where r.size <> (select count(*) from evidence_anchor a where a.root = r.n)"))
                .isZero();
    }

    @Test
    void whoseTurnItIsIsSaidOnceInAnInterval() {
        roots.inTurn().block();
        aCase();
        int before = roots.all().block().size();

        roots.inTurn().block();

        assertThat(roots.all().block()).as("the interval of the tests is a day").hasSize(before);
    }

    @Test
    void whereNothingHappenedThereIsNoRootUntilTheHeartbeat() {
        aCase();
        roots.make().block();
        List<Root> before = roots.all().block();
        roots.make().block();
        assertThat(roots.all().block()).hasSize(before.size());

        at("2026-03-03");
        roots.make().block();

        List<Root> after = roots.all().block();
        assertThat(after).hasSize(before.size() + 1);
        Root heartbeat = after.get(after.size() - 1);
        assertThat(heartbeat.size()).isZero();
        assertThat(heartbeat.merkle()).isEqualTo(Sm3.hex());
    }

    @Test
    void anybodyMayReadThemPageByPageAndNoCaseIsInThem() {
        String path = aCase();
        roots.make().block();
        aCase();
        roots.make().block();
        List<Long> numbers = new ArrayList<>();
        String next = "0";
        do {
            Answer page = visitor.get("/api/evidence/roots?limit=1&after=" + next);
            page.body().path("items").forEach(root -> numbers.add(root.path("n").asLong()));
            next = page.body().path("next").asString("");
        } while (!next.isEmpty());

        assertThat(numbers).hasSize(roots.all().block().size()).isSorted().doesNotHaveDuplicates();
        Answer one = visitor.get("/api/evidence/roots/" + numbers.get(numbers.size() - 1));
        assertThat(one.raw().body())
                .doesNotContain(path.substring(path.lastIndexOf('/') + 1), "SX2026", "张伟")
                .contains("merkle", "signature");
        assertThat(visitor.get("/api/evidence/roots/999999").code()).isEqualTo("ROOT_NOT_FOUND");
        assertThat(visitor.get("/api/evidence/roots/x").status()).isEqualTo(400);
        assertThat(visitor.get("/api/evidence/roots?limit=1000000")
                        .body()
                        .path("items")
                        .size())
                .isLessThanOrEqualTo(500);
        assertThat(visitor.get("/api/evidence/roots?after=-5&limit=-1")
                        .body()
                        .path("items")
                        .size())
                .isEqualTo(1);
        JsonNode key = visitor.get("/api/evidence/keys").body().at("/items/0");
        assertThat(key.path("id").asString())
                .isEqualTo(Sm3.hex(
                                new byte[] {4},
                                HexFormat.of().parseHex(key.path("point").asString()))
                        .substring(0, 32));
        assertThat(key.path("current").asBoolean()).isTrue();
    }

    @Test
    void thePlatformGetsEveryRootInOrderWhateverItAnswersMeanwhile() {
        PLATFORM.resetAll();
        PLATFORM.stubFor(post("/evidence/roots").willReturn(serverError()));
        aCase();
        roots.make().block();
        await().until(() -> !PLATFORM.findAll(postRequestedFor(urlEqualTo("/evidence/roots")))
                .isEmpty());
        PLATFORM.resetAll();
        PLATFORM.stubFor(post("/evidence/roots")
                .willReturn(aResponse().withFixedDelay(3_000).withStatus(204)));
        String path = aCase();
        moved(official("140000", "counter").post(path + "/acceptance", "{}"), "ACCEPTED");
        roots.make().block();
        PLATFORM.resetAll();
        PLATFORM.stubFor(post("/evidence/roots").willReturn(noContent()));

        long last = roots.all().block().size();
        // an open breaker tries again after a minute
        await().atMost(Duration.ofSeconds(120)).until(() -> told().contains(last));
        assertThat(told().stream().distinct()).isSorted();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update evidence_root set merkle = merkle",
                "delete from evidence_root",
                "update evidence_anchor set path = path",
                "delete from evidence_anchor",
                "update evidence_key set point = point",
                "delete from evidence_key",
                "update evidence_entry set content = content",
                "delete from evidence_entry",
                "truncate evidence_entry",
                "delete from evidence_head",
                "update evidence_head set application_id = application_id"
            })
    void theApplicationRoleCanChangeNoneOfIt(String statement) throws SQLException {
        try (Connection connection = DATABASE.asApplication()) {
            assertThatThrownBy(() -> connection.createStatement().execute(statement))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update evidence_head set seq = seq - 1, anchored = 0",
                "update evidence_head set hash = decode(repeat('11', 32), 'hex')",
                "update evidence_head set noticed = noticed - 1",
                "update evidence_head set anchored = anchored - 1 where anchored > 0",
                "update evidence_head set seq = seq + 7"
            })
    void noHeadGoesBackOrToWhatIsNoEntry(String statement) throws SQLException {
        aCase();
        roots.make().block();
        try (Connection connection = DATABASE.asApplication()) {
            assertThatThrownBy(() -> connection.createStatement().execute(statement))
                    .isInstanceOf(SQLException.class)
                    .satisfies(error ->
                            assertThat(((SQLException) error).getSQLState()).startsWith("23"));
        }
    }

    private String aCase() {
        Client applicant = person(newPerson());
        String path = complete(applicant, "forensic-person-renew", "140000", PERSON_FORM);
        submitted(applicant, path);
        return path;
    }

    private static List<Long> told() {
        List<Long> told = new ArrayList<>();
        PLATFORM.findAll(postRequestedFor(urlEqualTo("/evidence/roots")))
                .forEach(request -> JsonMapper.shared()
                        .readTree(request.getBodyAsString())
                        .path("items")
                        .forEach(root -> told.add(root.path("n").asLong())));
        return told;
    }

    private static String hash(List<Root> all, long n) {
        return n == 0 ? "0".repeat(64) : all.get((int) n - 1).hash();
    }

    private static long count(String from) throws SQLException {
        try (Connection connection = DATABASE.asOwner();
                ResultSet rows = connection.createStatement().executeQuery("select count(*) from " + from)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
