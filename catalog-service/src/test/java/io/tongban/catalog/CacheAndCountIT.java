package io.tongban.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.support.identity.Passport;
import io.tongban.support.testing.TestIdentity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class CacheAndCountIT extends CatalogIT {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/catalog/summary | max-age=60, public",
                "/api/catalog/items | max-age=60, public",
                "/api/catalog/items?kind=LICENCE&limit=3 | max-age=60, public",
                "/api/catalog/items/lq-grant | max-age=60, public",
                "/api/catalog/items/lq-grant/versions/1 | max-age=3600, public",
                "/api/catalog/items/lq-grant/versions | max-age=60, public",
                "/api/catalog/packages | max-age=60, public",
                "/api/catalog/packages/PK-FIRM-SETUP | max-age=60, public",
                "/api/catalog/commitments | max-age=60, public",
                "/api/catalog/commitments/CM-01 | max-age=60, public",
                "/api/catalog/materials/NO-CRIME | max-age=60, public"
            })
    void answersByOneStatementAndKnowsWhatTheClientHas(String path, String cacheControl) {
        HttpHeaders first =
                get(path).expectStatus().isOk().expectBody().returnResult().getResponseHeaders();
        assertThat(statements.take()).hasSize(1);
        assertThat(first.getCacheControl()).isEqualTo(cacheControl);
        assertThat(first.getETag()).matches("\"[0-9a-f]{32}\"");

        HttpHeaders again = client.get()
                .uri(path)
                .header(Passport.HEADER, visitor())
                .header(HttpHeaders.IF_NONE_MATCH, first.getETag())
                .exchange()
                .expectStatus()
                .isNotModified()
                .expectBody()
                .isEmpty()
                .getResponseHeaders();
        assertThat(again.getETag()).isEqualTo(first.getETag());
        assertThat(statements.take()).hasSize(1);

        client.get()
                .uri(path)
                .header(Passport.HEADER, visitor())
                .header(HttpHeaders.IF_NONE_MATCH, "\"other\"")
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void aNeighbourIsAnsweredByOneStatementToo() {
        String token = TestIdentity.neighbour("approval", "catalog", "items");
        String etag = getAs(token, "/internal/items/lq-grant")
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseHeaders()
                .getETag();
        assertThat(statements.take()).hasSize(1);

        client.get()
                .uri("/internal/items/lq-grant")
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .header(HttpHeaders.IF_NONE_MATCH, etag)
                .exchange()
                .expectStatus()
                .isNotModified();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/catalog/items/NOT-A-CODE", "/api/catalog/items?kind=X", "/api/catalog/packages/x"})
    void whatCannotBeCostsNoStatement(String path) {
        HttpHeaders headers = get(path).expectBody().returnResult().getResponseHeaders();

        assertThat(statements.take()).isEmpty();
        assertThat(headers.getCacheControl()).isEqualTo("no-store");
    }
}
