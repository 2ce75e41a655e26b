package io.tongban.approval.share;

import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.tongban.approval.ApprovalProblem;
import io.tongban.support.problem.RefusedException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.function.client.WebClient;
import tools.jackson.databind.json.JsonMapper;

class ProvinceRecordsTest {

    private final WireMockServer province =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));

    @BeforeEach
    void start() {
        province.start();
        province.stubFor(post(urlPathEqualTo("/records/query")).willReturn(serverError()));
    }

    @AfterEach
    void stop() {
        province.stop();
    }

    @Test
    void aSourceThatFailsAgainAndAgainIsLeftAlone() {
        ProvinceRecords records = records(province.baseUrl());

        for (int i = 0; i < 25; i++) {
            refused(records);
        }

        province.verify(10, postRequestedFor(urlPathEqualTo("/records/query")));
    }

    @Test
    void whereNothingIsConnectedNothingIsAsked() {
        refused(records(null));

        assertThat(province.getAllServeEvents()).isEmpty();
    }

    private static ProvinceRecords records(String url) {
        return new ProvinceRecords(
                WebClient.builder(),
                new ShareProperties(url, "token", Duration.ofSeconds(10), Duration.ofDays(1), Duration.ofDays(1)),
                new JsonMapper());
    }

    private static void refused(ProvinceRecords records) {
        SharedRecords.Question question = new SharedRecords.Question(
                UUID.randomUUID(),
                "ID-CARD",
                "居民身份证",
                "公安部",
                new SharedRecords.Subject("person", "张伟", "1"),
                OffsetDateTime.now());
        assertThatThrownBy(() -> records.ask(question).block())
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        no -> assertThat(no.refusal().problem()).isEqualTo(ApprovalProblem.SHARED_UNAVAILABLE));
    }
}
