package io.tongban.approval;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okForContentType;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.tongban.approval.testing.ApprovalIT;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Filing goes on from our own copy, and says so. */
class CatalogueDownIT extends ApprovalIT {

    static Stream<Arguments> outages() {
        return Stream.of(
                Arguments.of("breaks", serverError()),
                Arguments.of(
                        "cuts the line", new ResponseDefinitionBuilder().withFault(Fault.CONNECTION_RESET_BY_PEER)),
                Arguments.of("answers nothing", aResponse().withStatus(204)),
                Arguments.of("answers a page", okForContentType("text/html", "<html></html>")),
                Arguments.of("answers an empty item", okJson("{}")),
                Arguments.of("is too slow", okJson("{}").withFixedDelay(4_000)));
    }

    @ParameterizedTest(name = "catalogue {0}")
    @MethodSource("outages")
    void filingGoesOnFromTheCopy(String name, ResponseDefinitionBuilder outage) {
        Client applicant = person(newPerson());
        String path = complete(applicant, "forensic-person-renew", "140000", PERSON_FORM);
        CATALOG.resetAll();
        CATALOG.stubFor(any(anyUrl()).willReturn(outage));

        Answer submitted = submitted(applicant, path);
        Answer started =
                applicant.post("/api/applications", "{\"itemCode\":\"forensic-person-renew\",\"region\":\"140000\"}");

        assertThat(submitted.text("/note")).contains("事项目录暂不可用");
        assertThat(started.body().path("catalogFromCopy").asBoolean()).isTrue();
        assertThat(applicant.get(path).body().path("catalogFromCopy").asBoolean())
                .isTrue();
        moved(official("140000", "counter").post(path + "/acceptance", "{}"), "ACCEPTED");
    }

    @Test
    void anItemOfWhichNoCopyIsHeldCannotBeStarted() {
        CATALOG.resetAll();
        CATALOG.stubFor(any(anyUrl()).willReturn(serverError()));

        Answer answer =
                person(newPerson()).post("/api/applications", "{\"itemCode\":\"never-seen\",\"region\":\"140000\"}");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("CATALOGUE_UNAVAILABLE");
    }
}
