package io.tongban.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static io.tongban.gateway.World.zhang;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.tongban.gateway.World.Instance;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Time limits, breakers, body sizes: what happens when a service or a client misbehaves. */
class GuardsIT {

    private static final byte[] TWO_MEGABYTES = new byte[2 * 1024 * 1024];

    private World world;
    private Instance gateway;
    private Browser browser;

    @BeforeEach
    void start() {
        world = new World();
        world.servicesAnswer();
        gateway = world.start(
                "tongban.gateway.time-limit", "500ms",
                "tongban.gateway.upload-limit", "20s",
                "tongban.gateway.breaker.minimum", "4",
                "tongban.gateway.breaker.open", "1s");
        browser = gateway.browser();
        world.province.login(browser, zhang());
        browser.get("/api/me");
    }

    @AfterEach
    void stop() {
        gateway.close();
        world.close();
    }

    private HttpResponse<String> ask(String method) {
        BodyPublisher body = method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}");
        String path = switch (method) {
            case "POST" -> "/api/applications/1/submission";
            case "PATCH" -> "/api/applications/1";
            case "DELETE" -> "/api/applications/1/materials/M1/files/f1";
            default -> "/api/applications";
        };
        return browser.send(method, path, body, "Content-Type", "application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PATCH", "DELETE"})
    void aServiceThatDoesNotAnswerMakesAProblemWhateverTheMethod(String method) {
        world.approval.stubFor(any(anyUrl()).willReturn(okJson("{}").withFixedDelay(2000)));
        for (int i = 0; i < 4; i++) {
            assertUnavailable(ask(method));
        }
        int asked = world.approval.getAllServeEvents().size();

        assertUnavailable(ask(method));
        assertThat(world.approval.getAllServeEvents()).as("left alone").hasSize(asked);
        assertThat(browser.get("/api/notices").statusCode()).as("others go on").isEqualTo(200);

        world.servicesAnswer();
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(ask(method).statusCode()).isEqualTo(200));
    }

    private static void assertUnavailable(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After")).contains("2");
        assertThat(answer.body()).contains("\"code\":\"UNAVAILABLE\"", "\"requestId\":\"");
    }

    @Test
    void aServiceThatIsNotThereMakesAProblem() {
        world.approval.stop();
        assertUnavailable(ask("GET"));
        assertUnavailable(ask("POST"));
    }

    @Test
    void aBrokenConnectionMakesAProblemAndIsNotTriedAgain() {
        world.approval.resetAll();
        world.approval.stubFor(any(anyUrl()).willReturn(WireMock.aResponse().withFault(Fault.EMPTY_RESPONSE)));

        assertUnavailable(ask("POST"));
        assertThat(world.approval.getAllServeEvents()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 409, 422, 500, 503})
    void aServicesOwnProblemPassesUnchanged(int status) {
        String problem =
                "{\"type\":\"urn:tongban:problem:X\",\"code\":\"X\",\"openActions\":[{\"action\":\"submit\"}]}";
        world.approval.stubFor(any(anyUrl())
                .willReturn(WireMock.aResponse()
                        .withStatus(status)
                        .withHeader("Content-Type", "application/problem+json")
                        .withHeader("ETag", "\"7\"")
                        .withHeader("Set-Cookie", "JSESSIONID=1")
                        .withBody(problem)));
        HttpResponse<String> answer = ask("POST");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(problem);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("ETag")).contains("\"7\"");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    /** 503 too: a service says it of one thing, such as an item while the catalogue is down. */
    @ParameterizedTest
    @ValueSource(ints = {409, 503})
    void refusalsOfAServiceNeverOpenItsBreaker(int status) {
        world.approval.stubFor(any(anyUrl()).willReturn(okJson("{}").withStatus(status)));
        for (int i = 0; i < 20; i++) {
            HttpResponse<String> answer = ask("POST");
            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.body()).isEqualTo("{}");
        }
    }

    @Test
    void clientsThatDoNotFinishTheirRequestDoNotShutTheServiceForAll() throws IOException {
        String head =
                "POST /api/applications HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n"
                        + "Cookie: TB_SESSION=" + browser.cookies.get("TB_SESSION") + "; XSRF-TOKEN="
                        + browser.cookies.get("XSRF-TOKEN") + "\r\nX-XSRF-TOKEN: " + browser.cookies.get("XSRF-TOKEN")
                        + "\r\nContent-Length: 1000\r\n\r\n{";
        for (int i = 0; i < 6; i++) {
            assertThat(RawHttp.send(gateway.url(), head))
                    .startsWith("HTTP/1.1 408")
                    .contains("REQUEST_TOO_SLOW");
        }
        assertThat(ask("GET").statusCode()).isEqualTo(200);
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedWithAndWithoutItsLength() {
        for (BodyPublisher body : List.of(
                BodyPublishers.ofByteArray(TWO_MEGABYTES),
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(TWO_MEGABYTES)))) {
            HttpResponse<String> answer =
                    browser.send("POST", "/api/applications", body, "Content-Type", "application/json");
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).contains("\"code\":\"TOO_LARGE\"");
        }
        assertThat(ask("GET").statusCode()).as("the breaker did not count it").isEqualTo(200);
    }

    @Test
    void theGatewaysOwnEndpointsRefuseALargeBodyToo() {
        HttpResponse<String> answer = browser.send(
                "PUT",
                "/api/me/principal",
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(TWO_MEGABYTES)),
                "Content-Type",
                "application/json");
        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void aPieceOfAFileStreamsThroughWithTheWordsOfTus() {
        world.approval.stubFor(any(urlPathMatching("/api/uploads/.*"))
                .willReturn(WireMock.aResponse()
                        .withStatus(460)
                        .withHeader("Tus-Resumable", "1.0.0")
                        .withHeader("Upload-Offset", "7")
                        .withHeader("Upload-Max-Chunk", "8388608")));
        byte[] piece = new byte[8 * 1024 * 1024];
        for (String method : List.of("PATCH", "POST")) {
            HttpResponse<String> answer = browser.send(
                    method,
                    "/api/uploads/u1",
                    BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(piece)),
                    "Content-Type",
                    "application/offset+octet-stream",
                    "Tus-Resumable",
                    "1.0.0",
                    "Upload-Offset",
                    "0",
                    "Upload-Checksum",
                    "sm3 YQ==",
                    "X-HTTP-Method-Override",
                    "PATCH");

            assertThat(answer.statusCode()).isEqualTo(460);
            assertThat(answer.headers().firstValue("Upload-Offset")).contains("7");
            assertThat(answer.headers().firstValue("Upload-Max-Chunk")).contains("8388608");
            assertThat(answer.headers().firstValue("Tus-Resumable")).contains("1.0.0");
            LoggedRequest seen = World.seenBy(world.approval);
            assertThat(seen.getBody()).hasSize(piece.length);
            for (String header : List.of("Tus-Resumable", "Upload-Offset", "Upload-Checksum", "Content-Type")) {
                assertThat(seen.getHeader(header)).as(header).isNotEmpty();
            }
            assertThat(seen.getHeader("X-HTTP-Method-Override")).isEqualTo("PATCH");
        }
        browser.send("POST", "/api/applications", BodyPublishers.ofString("{}"), "X-HTTP-Method-Override", "DELETE");
        assertThat(World.seenBy(world.approval).getHeader("X-HTTP-Method-Override"))
                .as("nowhere else")
                .isNull();
    }

    @Test
    void aPieceThatIsTooLargeIsRefused() {
        HttpResponse<String> answer = browser.send(
                "PATCH",
                "/api/uploads/u1",
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[8 * 1024 * 1024 + 1])),
                "Content-Type",
                "application/offset+octet-stream");

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void clientsThatHangUpLeaveNothingBehind() throws IOException {
        world.approval.stubFor(any(anyUrl()).willReturn(okJson("{}").withFixedDelay(300)));
        URI address = URI.create(gateway.url());
        for (int i = 0; i < 30; i++) {
            try (Socket socket = new Socket(address.getHost(), address.getPort())) {
                OutputStream out = socket.getOutputStream();
                out.write(("GET /api/applications HTTP/1.1\r\nHost: x\r\nCookie: TB_SESSION="
                                + browser.cookies.get("TB_SESSION") + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                out.flush();
            }
        }
        world.servicesAnswer();
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(ask("GET").statusCode()).isEqualTo(200));
    }
}
