package io.tongban.local;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.noContent;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathTemplate;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.tongban.scanner.ScannerStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What is outside besides the logins: answers that a real neighbour would give, no more than is used; and the virus
 * scanner, whose mood a file says.
 */
final class OutsideWorld implements AutoCloseable {

    /** 司…号 as it stands in the address, percent-encoded: the stand-in matches undecoded paths. */
    private static final String NUMBER = "(?i)%E5%8F%B8(%[0-9A-F]{2}|[0-9])+%E5%8F%B7";

    /** A fictitious identity number of which no office holds anything. */
    private static final String NOBODY = "140602197902290018";

    private final WireMockServer server;
    private final int scannerPort;
    private final Path mood;
    private @Nullable ScannerStandIn scanner;

    OutsideWorld(Ports ports, Home home) {
        this.scannerPort = ports.of("scanner");
        this.mood = home.scannerMood();
        this.server = new WireMockServer(WireMockConfiguration.options()
                .port(ports.of("outside"))
                .bindAddress("127.0.0.1")
                .globalTemplating(true)
                .containerThreads(10)
                .jettyAcceptors(1)
                .maxRequestJournalEntries(200));
    }

    void start() {
        server.start();
        scanner = ScannerStandIn.start(scannerPort, this::mood);
        // a decision of the Ministry, by its number, e.g. 司许决〔2026〕12号; any other number is not found
        server.stubFor(get(urlPathTemplate("/ministry/decisions/{number}"))
                .withPathParam("number", matching(NUMBER))
                .willReturn(aResponse()
                        .withHeader("Content-Type", "text/plain;charset=UTF-8")
                        .withBody("""
                                司法部
                                {{urlEncode request.path.number decode=true}}

                                演示数据：本文书由演示环境生成，不具有法律效力。
                                """)));
        // the platform takes the roots of the evidence
        server.stubFor(post(urlEqualTo("/evidence/roots"))
                .withRequestBody(matchingJsonPath("$.items[0].signature"))
                .willReturn(noContent()));
        // data sharing: everybody has a record of everything, but for one person, of whom nothing is held
        server.stubFor(post(urlEqualTo("/share/records/query"))
                .withHeader("Authorization", matching("Bearer .+"))
                .withRequestBody(matchingJsonPath("$.consent.at"))
                .willReturn(okJson("""
                        {"found":true,"subject":{"name":"{{jsonPath request.body '$.subject.name'}}",
                        "number":"{{jsonPath request.body '$.subject.number'}}"},
                        "record":{"number":"{{jsonPath request.body '$.subject.number'}}",
                        "issuedBy":"{{jsonPath request.body '$.from'}}（模拟）"}}
                        """)));
        server.stubFor(post(urlEqualTo("/share/records/query"))
                .withRequestBody(matchingJsonPath("$.subject.number", equalTo(NOBODY)))
                .willReturn(okJson("{\"found\":false}")));
    }

    @Override
    public void close() {
        server.stop();
        if (scanner != null) {
            scanner.close();
        }
    }

    private String mood() {
        try {
            return Files.readString(mood);
        } catch (IOException none) {
            return "up";
        }
    }
}
