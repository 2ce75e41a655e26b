package io.tongban.catalog;

import io.tongban.support.clock.DrivenClock;
import io.tongban.support.identity.Passport;
import io.tongban.support.testing.StatementCounter;
import io.tongban.support.testing.TestIdentity;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service on a real PostgreSQL, asked through HTTP. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(StatementCounter.class)
abstract class HttpIT {

    @Autowired
    StatementCounter statements;

    @Autowired
    DrivenClock clock;

    @LocalServerPort
    private int port;

    WebTestClient client;

    @DynamicPropertySource
    static void identity(DynamicPropertyRegistry properties) {
        TestIdentity.register(properties, "catalog", "approval", "driver");
        properties.add("tongban.driven-clock", () -> "true");
    }

    @BeforeEach
    void connect() {
        client = WebTestClient.bindToServer()
                .baseUrl(root())
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(1 << 22))
                .build();
        clock.set(null);
        statements.take();
    }

    /** With a visitor's passport. */
    WebTestClient.ResponseSpec get(String path, Object... values) {
        return client.get().uri(path, values).header(Passport.HEADER, visitor()).exchange();
    }

    WebTestClient.ResponseSpec getAs(String token, String path) {
        return client.get().uri(path).header("Authorization", "Bearer " + token).exchange();
    }

    /** The body of a 200. */
    JsonNode read(String path, Object... values) {
        return json(get(path, values).expectStatus().isOk());
    }

    static JsonNode json(WebTestClient.ResponseSpec answer) {
        return new JsonMapper()
                .readTree(answer.expectBody(String.class).returnResult().getResponseBody());
    }

    String root() {
        return "http://127.0.0.1:" + port;
    }

    static String visitor() {
        return TestIdentity.passport(Passport.visitor(), "catalog");
    }
}
