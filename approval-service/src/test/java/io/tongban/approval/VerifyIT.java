package io.tongban.approval;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.tongban.approval.certificate.CertificateCode;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import io.tongban.approval.testing.Holders;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Anybody who holds the code asks whether the certificate is good; nobody else learns anything. */
class VerifyIT extends Holders {

    @Test
    void aProgramIsToldWhatItIsAndNothingOfThePerson() {
        Client holder = person(newPerson());
        String path = forensicPerson(holder);

        JsonNode told = verified(holder, path);

        assertThat(told.propertyNames())
                .containsExactlyInAnyOrder(
                        "status",
                        "statusText",
                        "statusOn",
                        "inForce",
                        "explanation",
                        "result",
                        "number",
                        "organ",
                        "issuedOn",
                        "validFrom",
                        "validUntil",
                        "validity",
                        "renewedBy",
                        "marks");
        assertThat(told.path("status").asString()).isEqualTo("VALID");
        assertThat(told.path("statusText").asString()).isEqualTo("有效");
        assertThat(told.path("inForce").asBoolean()).isTrue();
        assertThat(told.path("explanation").asString()).isEqualTo("本证照现在有效。有效期至2031年3月1日。");
        assertThat(told.path("number").asString()).isEqualTo(number(holder, path));
        assertThat(told.path("organ").asString()).isEqualTo("山西省司法厅");
        assertThat(told.path("marks").toString()).contains("演示数据", "模拟印章");
        assertThat(told.toString()).doesNotContain("张伟", "140105", "applicationId", path.substring(18));
    }

    @Test
    void aPersonGetsAPage() {
        Client holder = person(newPerson());
        String code = CertificateCode.grouped(code(holder, forensicPerson(holder)));

        Answer page = asked(code.toLowerCase(), "text/html,application/xhtml+xml,*/*;q=0.8", "zh-CN,zh;q=0.9,en;q=0.5");
        Answer english = asked(code, "text/html", "en-GB,en");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("Vary")).contains("Accept");
        assertThat(page.raw().body())
                .contains("<html lang=\"zh-CN\">", "状态：有效", "本证照现在有效", "司法鉴定人执业证", "演示数据", "2031年3月1日", "只能凭验证码查询")
                .doesNotContain("张伟", "<script", "style=");
        assertThat(english.raw().body()).contains("<html lang=\"en\">", "Status: 有效 (Valid)", "2031-03-01");
        assertThat(asked(code, "*/*", "").header("Content-Type")).isEqualTo("application/json");
        assertThat(asked(code, "application/json;q=0.9, text/html;q=0.1", "").header("Content-Type"))
                .isEqualTo("application/json");
        assertThat(asked(code, "text/html", ";;;").status()).isEqualTo(200);
    }

    /** The name of a result is written by an editor: it stands on the page as text. */
    @Test
    void whatIsShownIsTextAndNeverMarkup() {
        Client holder = person(newPerson());
        String path = forensicPerson(holder);
        strings("update certificate set result = '<img src=x onerror=alert(1)>' where application_id = '"
                + path.substring(18) + "' returning id");

        String page = asked(code(holder, path), "text/html", "").raw().body();

        assertThat(page).contains("&lt;img src=x onerror=alert(1)&gt;").doesNotContain("<img");
    }

    /** Never issued, no code at all, the printed number: one answer; a slip is told as a slip. */
    @ParameterizedTest
    @ValueSource(strings = {"AAAA", "%E6%99%8B%E5%8F%B8", "0", "%27%20or%20%271%27=%271", "NEVER", "LONG"})
    void whateverWasNeverIssuedGetsTheSameAnswer(String typed) {
        String code = switch (typed) {
            case "NEVER" -> CertificateCode.random();
            case "LONG" -> "A".repeat(4000);
            default -> typed;
        };
        Answer unknown = asked(code, "application/json", "");
        Answer page = asked(code, "text/html", "");

        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.code()).isEqualTo("CERTIFICATE_CODE_UNKNOWN");
        assertThat(new TreeSet<>(unknown.body().propertyNames()))
                .isEqualTo(new TreeSet<>(Set.of("type", "title", "status", "detail", "code", "instance", "requestId")));
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.raw().body()).contains("没有查到").doesNotContain("输错");
    }

    @Test
    void aSlipIsToldAsASlip() {
        Client holder = person(newPerson());
        String code = code(holder, forensicPerson(holder));
        String slip = (code.charAt(0) == 'A' ? 'B' : 'A') + code.substring(1);

        assertThat(asked(slip, "application/json", "").status()).isEqualTo(404);
        assertThat(asked(slip, "application/json", "").code()).isEqualTo("CERTIFICATE_CODE_MISTYPED");
        assertThat(asked(slip, "text/html", "").raw().body()).contains("核对是否输错");
    }

    /** Whatever is typed costs one statement, found by its index: neither time nor load tells anything. */
    @Test
    void everyQuestionIsOneIndexedStatement() throws Exception {
        Client holder = person(newPerson());
        String code = code(holder, forensicPerson(holder));
        for (String typed : List.of(code, CertificateCode.random(), "AAAA", "A".repeat(4000))) {
            statements.take();
            asked(typed, "application/json", "");
            assertThat(Stream.of(statements.take().toArray(String[]::new))
                            .filter(sql -> sql.contains("certificate_standing")))
                    .as(typed)
                    .hasSize(1);
        }
        try (Connection connection = DATABASE.asOwner()) {
            // as the planner does once the table is large
            connection.createStatement().execute("set enable_seqscan = off");
            ResultSet plan = connection
                    .createStatement()
                    .executeQuery("explain select * from certificate_standing where code = '" + code + "'");
            StringBuilder text = new StringBuilder();
            while (plan.next()) {
                text.append(plan.getString(1)).append('\n');
            }
            assertThat(text)
                    .contains(
                            "certificate_code_once",
                            "certificate_event_once",
                            "certificate_replaced_once",
                            "application_acting");
            assertThat(text.toString().replace("Seq Scan on organ", "")).doesNotContain("Seq Scan");
        }
    }

    @Test
    void guessesAreNowhereLogged() {
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        root.addAppender(lines);
        Client holder = person(newPerson());
        String code = code(holder, forensicPerson(holder));
        try {
            asked(code, "application/json", "");
            asked(CertificateCode.grouped(code), "text/html", "");
        } finally {
            root.detachAppender(lines);
        }

        assertThat(lines.list)
                .filteredOn(line -> line.getLevel().isGreaterOrEqual(Level.INFO))
                .noneMatch(line -> line.getFormattedMessage().contains(code)
                        || line.getFormattedMessage().contains(CertificateCode.grouped(code)));
    }

    @Test
    void withoutAPassportNobodyGetsIn() {
        assertThat(Client.send(visitor().request("/verify/AAAA").setHeader("X-Passport", "forged"))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void anExpiredOneIsToldWithItsDay() {
        Client holder = person(newPerson());
        String path = forensicPerson(holder);
        at("2031-03-01");
        assertThat(verified(holder, path).path("status").asString()).isEqualTo("VALID");

        at("2031-03-02");

        JsonNode told = verified(holder, path);
        assertThat(told.path("status").asString()).isEqualTo("EXPIRED");
        assertThat(told.path("statusOn").asString()).isEqualTo("2031-03-02");
        assertThat(told.path("inForce").asBoolean()).isFalse();
        assertThat(told.path("explanation").asString()).contains("有效期已经届满，自2031年3月2日起不再有效");
        assertThat(certificate(holder, path).path("statusText").asString()).isEqualTo("过期");
    }

    private Answer asked(String code, String accept, String language) {
        var request = visitor().request("/verify/" + code).header("Accept", accept);
        if (!language.isEmpty()) {
            request.header("Accept-Language", language);
        }
        return Client.send(request.GET());
    }
}
