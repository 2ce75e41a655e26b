package io.tongban.catalog;

import io.tongban.support.identity.Passport;
import io.tongban.support.testing.TestIdentity;
import io.tongban.support.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.RequestHeadersSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What tests of the desk do. */
abstract class DeskSteps extends HttpIT {

    static final JsonMapper JSON = new JsonMapper();
    static final Passport EDITOR = TestIdentity.official("xu", "徐静", "140000", "editor");
    static final String TODAY = "2026-03-02";
    static final String TOMORROW = "2026-03-03";

    abstract TestPostgres database();

    @BeforeEach
    void aMondayInMarch() {
        at(TODAY);
    }

    void at(String day) {
        clock.set(LocalDate.parse(day).atTime(10, 0).atZone(clock.getZone()).toInstant());
    }

    /** What an editor hands in who changes nothing yet. */
    ObjectNode proposal(String code, String from) {
        ObjectNode source = (ObjectNode) source(code);
        source.remove(List.of("version", "today", "coming"));
        return source.put("effectiveFrom", from).put("reason", "依照新规定修改");
    }

    JsonNode source(String code) {
        return json(as(EDITOR, client.get().uri("/api/catalog/admin/items/{code}", code))
                .expectStatus()
                .isOk());
    }

    JsonNode dryRun(String code, JsonNode proposal) {
        return json(as(
                        EDITOR,
                        client.post()
                                .uri("/api/catalog/admin/items/{code}/dry-run", code)
                                .header(HttpHeaders.CONTENT_TYPE, "application/json")
                                .bodyValue(proposal.toString()))
                .expectStatus()
                .isOk());
    }

    WebTestClient.ResponseSpec publish(String code, int version, JsonNode proposal) {
        return publish(EDITOR, UUID.randomUUID().toString(), code, version, proposal);
    }

    WebTestClient.ResponseSpec publish(Passport who, String key, String code, int version, JsonNode proposal) {
        return as(
                who,
                client.post()
                        .uri("/api/catalog/admin/items/{code}/versions", code)
                        .header(HttpHeaders.CONTENT_TYPE, "application/json")
                        .header(HttpHeaders.IF_MATCH, "\"" + version + "\"")
                        .header("Idempotency-Key", key)
                        .bodyValue(proposal.toString()));
    }

    WebTestClient.ResponseSpec as(Passport who, RequestHeadersSpec<?> request) {
        return request.header(Passport.HEADER, TestIdentity.passport(who, "catalog"))
                .exchange();
    }

    /** Texts of the changes, or pointers and codes of the faults. */
    static List<String> texts(JsonNode list, String... names) {
        return list.valueStream()
                .map(entry -> String.join(
                        " ",
                        List.of(names).stream()
                                .map(name -> entry.path(name).asString())
                                .toList()))
                .toList();
    }

    static ObjectNode at(JsonNode tree, String pointer) {
        return (ObjectNode) tree.at(pointer);
    }

    /** First column of the first row, as text. */
    String one(String sql) {
        try (Connection connection = database().asOwner();
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
