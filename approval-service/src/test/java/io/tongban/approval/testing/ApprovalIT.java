package io.tongban.approval.testing;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.notFound;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.tongban.approval.testing.Client.Answer;
import io.tongban.scanner.ScannerStandIn;
import io.tongban.support.clock.DrivenClock;
import io.tongban.support.identity.Passport;
import io.tongban.support.testing.StatementCounter;
import io.tongban.support.testing.TestIdentity;
import io.tongban.support.testing.TestPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/**
 * The whole service on a real PostgreSQL and real HTTP; its neighbours are WireMock. Each test uses people of its own, so
 * that none sees another's cases.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(StatementCounter.class)
public abstract class ApprovalIT {

    protected static final TestPostgres DATABASE = TestPostgres.database("approval");
    protected static final WireMockServer CATALOG =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
    protected static final WireMockServer NOTICE =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
    /** up, slow SECONDS, down */
    protected static final AtomicReference<String> SCANNER_MOOD = new AtomicReference<>("up");

    protected static final ScannerStandIn SCANNER = ScannerStandIn.start(0, SCANNER_MOOD::get);
    /** Of this run alone: what is left in it is ours. */
    protected static final Path FILES =
            Path.of("target", "files-" + ProcessHandle.current().pid());

    protected static final byte[] PDF = "%PDF-1.7\n% 材料\n%%EOF\n".getBytes(StandardCharsets.UTF_8);
    protected static final String FIRM = "31140000MD0X00016Q";

    static {
        CATALOG.start();
        NOTICE.start();
    }

    @LocalServerPort
    protected int port;

    @Autowired
    protected DrivenClock clock;

    @Autowired
    protected StatementCounter statements;

    @DynamicPropertySource
    protected static void properties(DynamicPropertyRegistry properties) {
        DATABASE.register(properties);
        TestIdentity.register(properties, "approval", "driver", "notice");
        properties.add("tongban.driven-clock", () -> "true");
        properties.add("tongban.catalog.url", CATALOG::baseUrl);
        properties.add("tongban.outbox.url", NOTICE::baseUrl);
        properties.add("tongban.files.folder", FILES::toString);
        properties.add("tongban.files.key-file", () -> "src/test/resources/test-files.properties");
        properties.add("tongban.files.sweep", () -> "1d");
        properties.add("tongban.files.largest", () -> "32MB");
        properties.add("tongban.files.limit", () -> "16MB");
        properties.add("tongban.uploads.patience", () -> "2s");
        properties.add("tongban.uploads.open", () -> "30");
        properties.add("tongban.uploads.open-bytes", () -> "40MB");
        properties.add("tongban.scanner.port", SCANNER::port);
        properties.add("tongban.scanner.pause", () -> "200ms");
        properties.add("tongban.scanner.first-retry", () -> "200ms");
        properties.add("tongban.scanner.timeout", () -> "2s");
        properties.add("tongban.organs.exercises", () -> "classpath:exercises-of-tests.csv");
        properties.add("tongban.sweep.pause", () -> "1d");
        properties.add("tongban.drafts.sweep", () -> "1d");
        properties.add("tongban.ratings.sweep", () -> "1d");
        properties.add("tongban.bundles.sweep", () -> "1d");
        properties.add("tongban.share.url", () -> CATALOG.baseUrl() + "/share");
        properties.add("tongban.share.timeout", () -> "1s");
        properties.add("tongban.share.sweep", () -> "1d");
        properties.add("tongban.drafts.most", () -> "1000");
        properties.add("tongban.evidence.key-file", () -> "src/test/resources/test-evidence.properties");
        properties.add("tongban.evidence.interval", () -> "1d");
        properties.add("tongban.certificates.public-url", () -> "https://sft.example");
        properties.add("tongban.secrets.key-file", () -> "src/test/resources/test-sealing.properties");
    }

    @BeforeEach
    void aMondayInMarch() throws IOException {
        at("2026-03-02");
        SCANNER_MOOD.set("up");
        CATALOG.resetAll();
        NOTICE.resetAll();
        NOTICE.stubFor(post("/internal/events").willReturn(status(202)));
        CATALOG.stubFor(get(urlPathMatching("/internal/items/.*")).atPriority(9).willReturn(notFound()));
        try (var files = Files.list(Path.of("src/test/resources/items"))) {
            for (Path file : files.toList()) {
                String code = file.getFileName().toString().replace(".json", "");
                CATALOG.stubFor(
                        get(urlPathEqualTo("/internal/items/" + code)).willReturn(okJson(Files.readString(file))));
            }
        }
    }

    /** Whatever the tests of a class did at once, cut off or refused. */
    @AfterAll
    static void chainsAreWhole() {
        Chains.areWhole(DATABASE);
    }

    protected void at(String day) {
        clock.set(LocalDate.parse(day).atTime(10, 0).atZone(clock.getZone()).toInstant());
    }

    protected Client person(String subject) {
        return new Client(port, TestIdentity.person(subject, "张伟"));
    }

    protected Client firm(String subject) {
        return new Client(port, TestIdentity.operator(subject, "王强", FIRM, "山西示例律师事务所", "operator"));
    }

    protected Client official(String organ, String role) {
        return new Client(port, TestIdentity.official(organ + "-" + role, "官" + role, organ, role));
    }

    protected Client as(Passport passport) {
        return new Client(port, passport);
    }

    protected static String newPerson() {
        return "p" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** Starts a draft and gives its path. */
    protected static String draft(Client applicant, String item, String region) {
        Answer made = applicant.post(
                "/api/applications",
                "{\"itemCode\":\"%s\",\"region\":\"%s\",\"another\":true}".formatted(item, region));
        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        return "/api/applications/" + made.text("/id");
    }

    protected static final String PERSON_FORM = """
            {"form":{"name":"张伟","identityType":"111","identityNumber":"140105199003070012","phone":"13900000001",
            "address":"太原市小店区","matter":"申请办理","electronicDelivery":true}}
            """;
    protected static final String FIRM_FORM = """
            {"form":{"principal":{"name":"山西示例律师事务所","creditCode":"31140000MD0X00016Q","legalRepresentative":"赵敏"},
            "operator":{"name":"王强","identityType":"111","identityNumber":"140202198511201025","phone":"13900000002"},
            "address":"太原市","matter":"变更名称","electronicDelivery":true}}
            """;

    /** A draft with form and all materials, ready to be submitted. */
    protected static String complete(Client applicant, String item, String region, String form) {
        String path = draft(applicant, item, region);
        Answer saved = applicant.patch(path, "1", form);
        assertThat(saved.status()).as(saved.body().toString()).isEqualTo(200);
        saved.body().path("materials").forEach(material -> {
            if (material.path("mustBeUploaded").asBoolean()) {
                Answer given = applicant.upload(
                        path + "/materials/" + material.path("code").asString() + "/files",
                        UUID.randomUUID().toString(),
                        PDF);
                assertThat(given.status()).as(given.body().toString()).isEqualTo(201);
            }
        });
        return path;
    }

    /** The plain text of the last document of that kind that this reader sees; empty where there is none. */
    protected static String textOf(Client reader, String path, String kind) {
        String text = "";
        for (JsonNode document : reader.get(path + "/documents").body().path("items")) {
            if (document.path("kind").asString().equals(kind)) {
                text = document.path("text").asString();
            }
        }
        return text;
    }

    protected static Answer submitted(Client applicant, String path) {
        return moved(applicant.post(path + "/submission", "{}"), "SUBMITTED");
    }

    protected static Answer moved(Answer answer, String state) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        assertThat(answer.text("/state")).isEqualTo(state);
        return answer;
    }

    protected static final String HEARING_RECORD = """
            {"transcript":"双方陈述意见","signatures":[{"part":"CHAIR","name":"官主持","signed":true},
            {"part":"APPLICANT","name":"张伟","signed":true},
            {"part":"REVIEWER","name":"官审查","signed":false,"remark":"临时有公务"}]}
            """;
    protected static final String OPINION = "{\"proposal\":\"GRANT\",\"text\":\"符合条件\"}";
    protected static final String GRANT = "{\"outcome\":\"GRANT\"}";
    protected static final String AID = "{\"institution\":\"山西示例律师事务所\",\"person\":\"王强\"}";
    protected static final String ELECTRONIC = "{\"channel\":\"ELECTRONIC\"}";
}
