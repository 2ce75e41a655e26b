package io.tongban.gateway;

import static io.tongban.gateway.World.zhang;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.gateway.World.Instance;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How often one may ask. Each test has an instance, and so buckets, of its own. */
class LimitsIT {

    private static World world;

    @BeforeAll
    static void start() {
        world = new World();
        world.servicesAnswer();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private static Instance instance(String kind, String... more) {
        String[] all = java.util.Arrays.copyOf(more, more.length + 4);
        all[more.length] = "tongban.gateway.limits." + kind + ".burst";
        all[more.length + 1] = "3";
        all[more.length + 2] = "tongban.gateway.limits." + kind + ".per-minute";
        all[more.length + 3] = "1";
        return world.start(all);
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(Integer.parseInt(answer.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 61);
        assertThat(answer.body()).contains("\"code\":\"TOO_MANY_REQUESTS\"");
    }

    @Test
    void onePersonsReadsDoNotUseUpAnothers() {
        try (Instance gateway = instance("read")) {
            Browser zhang = gateway.browser();
            Browser zhangElsewhere = gateway.browser();
            Browser li = gateway.browser();
            world.province.login(zhang, zhang());
            world.province.login(zhangElsewhere, zhang());
            world.province.login(li, Map.of("sub", "li", "name", "李娜"));

            for (int i = 0; i < 3; i++) {
                assertThat(zhang.get("/api/notices").statusCode()).isEqualTo(200);
            }
            assertRefused(zhang.get("/api/notices"));
            assertRefused(zhangElsewhere.get("/api/notices"));
            assertThat(li.get("/api/notices").statusCode()).as("same address").isEqualTo(200);
        }
    }

    @Test
    void writingHasItsOwnBucket() {
        try (Instance gateway = instance("write")) {
            Browser zhang = gateway.browser();
            world.province.login(zhang, zhang());
            zhang.get("/api/me");
            for (int i = 0; i < 3; i++) {
                assertThat(zhang.post("/api/applications", "{}").statusCode()).isEqualTo(200);
            }
            assertRefused(zhang.post("/api/applications", "{}"));
            assertThat(zhang.get("/api/applications").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void visitorsAreCountedByAddressWhateverTheyWriteIntoForwardedHeaders() {
        try (Instance gateway = instance("visitor")) {
            for (int i = 0; i < 3; i++) {
                assertThat(gateway.browser()
                                .get("/api/catalog/items", "X-Forwarded-For", "10.0.0." + i)
                                .statusCode())
                        .isEqualTo(200);
            }
            assertRefused(gateway.browser().get("/api/catalog/items", "X-Forwarded-For", "10.0.0.9"));
            Browser invented = gateway.browser();
            invented.cookies.put("TB_SESSION", "x".repeat(43));
            assertRefused(invented.get("/api/catalog/items"));
            assertThat(gateway.browser().get("/actuator/health").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void behindATrustedProxyTheForwardedAddressCounts() {
        try (Instance gateway =
                instance("visitor", "tongban.gateway.limits.trusted-proxies", "127\\.0\\.0\\.1|10\\.9\\..*")) {
            for (int i = 0; i < 3; i++) {
                gateway.browser().get("/api/catalog/items", "X-Forwarded-For", "1.1.1.1, 10.9.0.1");
            }
            assertRefused(gateway.browser().get("/api/catalog/items", "X-Forwarded-For", "1.1.1.1, 10.9.0.1"));
            assertThat(gateway.browser()
                            .get("/api/catalog/items", "X-Forwarded-For", "2.2.2.2")
                            .statusCode())
                    .isEqualTo(200);
            assertRefused(gateway.browser().get("/api/catalog/items", "X-Forwarded-For", "2.2.2.2, 1.1.1.1"));
            for (int i = 1; i < 4; i++) {
                gateway.browser().get("/api/catalog/items", "X-Forwarded-For", "2001:db8:0:1::" + i);
            }
            assertRefused(gateway.browser().get("/api/catalog/items", "X-Forwarded-For", "2001:db8:0:1:ffff::9"));
            assertThat(gateway.browser()
                            .get("/api/catalog/items", "X-Forwarded-For", "2001:db8:0:2::1")
                            .statusCode())
                    .as("another household")
                    .isEqualTo(200);
        }
    }

    /** Whatever they bring along, guesses of one address share one bucket, and nobody else's. */
    @Test
    void guessesAtCertificatesAreCountedByAddressWhoeverGuesses() {
        try (Instance gateway = instance("verify")) {
            Browser zhang = gateway.browser();
            world.province.login(zhang, zhang());
            String good = world.province.bearer(zhang(), t -> t);

            assertThat(gateway.browser().get("/verify/AAAAA").statusCode()).isEqualTo(200);
            assertThat(zhang.get("/verify/BBBBB").statusCode()).isEqualTo(200);
            assertThat(gateway.browser()
                            .get("/verify/CCCCC", "Authorization", "Bearer " + good)
                            .statusCode())
                    .isEqualTo(200);
            assertRefused(gateway.browser().get("/verify/DDDDD"));
            assertRefused(zhang.get("/verify/EEEEE"));
            assertRefused(gateway.browser().get("/verify/FFFFF", "Authorization", "Bearer " + good));
            assertThat(gateway.browser().get("/api/catalog/items").statusCode()).isEqualTo(200);
            assertThat(zhang.get("/api/notices").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void guessesAtReceiptsShareThatBucketAndCarryAVisitorsPassport() {
        try (Instance gateway = instance("verify")) {
            String body = "{\"caseNumber\":\"SX2026-000001-1\",\"code\":\"AAAA-AAAA-AAAA\"}";
            Browser visitor = gateway.browser();
            visitor.get("/api/me");
            Browser zhang = gateway.browser();
            world.province.login(zhang, zhang());
            zhang.get("/api/me");

            assertThat(visitor.post("/api/progress", body).statusCode()).isEqualTo(200);
            assertThat(World.passport(World.seenBy(world.approval))).containsEntry("kind", "VISITOR");
            assertThat(zhang.post("/api/progress", body).statusCode()).isEqualTo(200);
            assertThat(zhang.get("/verify/AAAAA").statusCode()).isEqualTo(200);
            assertRefused(visitor.post("/api/progress", body));
            assertRefused(zhang.post("/api/progress", body));
            assertRefused(visitor.get("/verify/AAAAA"));
            assertThat(visitor.get("/api/catalog/items").statusCode()).isEqualTo(200);
        }
    }

    /** With the limits as they are shipped. */
    @Test
    void ofTenThousandGuessesAsManyReachTheServiceAsTheLimitLets() {
        try (Instance gateway = world.start()) {
            world.servicesAnswer();
            long begun = System.nanoTime();
            HttpClient client = HttpClient.newHttpClient();
            List<Integer> answers =
                    IntStream.range(0, 10_000).boxed().collect(Collectors.groupingBy(i -> i / 100)).values().stream()
                            .flatMap(hundred -> hundred.stream()
                                    .map(i -> client.sendAsync(
                                            HttpRequest.newBuilder(
                                                            URI.create(gateway.url() + "/verify/%020d".formatted(i)))
                                                    .build(),
                                            BodyHandlers.discarding()))
                                    .toList()
                                    .stream()
                                    .map(CompletableFuture::join)
                                    .map(HttpResponse::statusCode))
                            .toList();
            long minutes = Duration.ofNanos(System.nanoTime() - begun).toMinutes() + 1;

            long passed = answers.stream().filter(status -> status == 200).count();
            assertThat(answers).containsOnly(200, 429);
            assertThat(passed).isBetween(60L, 60 + 60 * minutes);
            assertThat(world.approval.getAllServeEvents()).hasSize((int) passed);
            assertThat(World.passport(World.seenBy(world.approval))).containsEntry("kind", "VISITOR");
        }
    }

    @Test
    void loginsAndRefusedTokensAreCountedByAddress() {
        try (Instance gateway = instance("login", "tongban.gateway.limits.login.burst", "3")) {
            String good = world.province.bearer(zhang(), t -> t);
            for (String bad : List.of("a", "b", "c")) {
                assertThat(gateway.browser()
                                .get("/api/notices", "Authorization", "Bearer " + bad)
                                .statusCode())
                        .isEqualTo(401);
            }
            assertRefused(gateway.browser().get("/api/notices", "Authorization", "Bearer " + good));
            assertRefused(gateway.browser().get("/oauth2/authorization/province"));
            assertThat(gateway.browser().get("/api/catalog/items").statusCode()).isEqualTo(200);
        }
    }
}
