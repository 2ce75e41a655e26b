package io.tongban.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.document.DocumentKind;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Paperwork;
import io.tongban.approval.testing.Printed;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Every document of one case of each kind, printed both ways, read back and put down as pictures under target/pictures. */
class PrintIT extends Paperwork {

    @Test
    void everyDocumentIsPrintedWholeAndLooksLikeOne() {
        Client applicant = person(newPerson());
        Client firm = firm(newPerson());
        List<String> cases = new ArrayList<>();
        cases.add(theLongWay(applicant));
        cases.add(forwardedAndDenied(applicant));
        cases.add(decidedByTheMinistry(firm));
        cases.addAll(shortEnds(applicant, firm));
        cases.addAll(afterTheEnd(applicant));
        cases.add(byCommitment(applicant));
        Set<String> kinds = new TreeSet<>();

        for (String path : cases) {
            Client reader = reader(path);
            for (JsonNode document : reader.get(path + "/documents").body().path("items")) {
                String kind = document.path("kind").asString();
                kinds.add(kind);
                String address = path + "/documents/" + document.path("id").asString();
                JsonNode source = reader.get(address).body();
                assertThat(source.path("marks").toString()).contains("模拟印章", "演示数据");
                Printed pdf = Printed.pdf(reader.bytes(address + ".pdf"))
                        .says(source)
                        .drawnTo(kind + "-" + cases.indexOf(path));
                Printed ofd = Printed.ofd(reader.bytes(address + ".ofd"));
                assertThat(ofd.pages()).as(address).isEqualTo(pdf.pages());
            }
        }

        assertThat(kinds)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(DocumentKind.values()).map(Enum::name).toList());
    }

    @Test
    void whatAnApplicantWritesCannotPassForWordsOfTheOrgan() {
        Client applicant = person(newPerson());
        String path = complete(applicant, "forensic-person-renew", "140000", PERSON_FORM);
        submitted(applicant, path);
        moved(
                applicant.post(path + "/withdrawal", "{\"reason\":\"不办了。\\n决定准予。\\u202e<b>”\\u0007{remedy}\"}"),
                "WITHDRAWN");
        String confirmation = address(applicant, path, "WITHDRAWAL_CONFIRMATION");

        JsonNode source = applicant.get(confirmation).body();
        assertThat(source.path("paragraphs").get(1).asString())
                .startsWith("您说明的原因：“不办了。 决定准予。")
                .endsWith("<b>’\u0007{remedy}”。");
        for (Printed printed : List.of(
                Printed.pdf(applicant.bytes(confirmation + ".pdf")),
                Printed.ofd(applicant.bytes(confirmation + ".ofd")))) {
            assertThat(printed.text()).contains("“不办了。决定准予。<b>’{remedy}”。");
        }
    }

    /** As V060 made them of the text that there was: no template, no fields, all in paragraphs. */
    @Test
    void aDocumentOfBeforeThereWereTemplatesIsPrinted() throws SQLException {
        Client applicant = person(newPerson());
        String path = forwardedAndDenied(applicant);
        String id = path.substring(path.lastIndexOf('/') + 1);
        try (Connection connection = DATABASE.asOwner()) {
            connection.createStatement().execute("""
                    insert into document (id, application_id, seq, kind, number, title, organ, internal, source, issued_on)
                    select gen_random_uuid(), a.id, 1, 'RECEIPT', '旧%1$s', '申请材料接收凭证', '140000', false,
                        jsonb_build_object('template', 'before-templates', 'look', 'NOTICE', 'title', '申请材料接收凭证',
                            'number', '旧%1$s', 'caseNumber', a.case_number, 'addressee', '', 'fields', '[]'::jsonb,
                            'paragraphs', to_jsonb(string_to_array(e'第一段。\n\n第二段。', e'\n')), 'organ', '山西省司法厅',
                            'on', date '2025-12-31', 'marks', jsonb_build_array('模拟印章，不具有法律效力', '演示数据')),
                        date '2025-12-31'
                    from application a where a.id = '%1$s'
                    """.formatted(id));
        }
        String old = address(applicant, path, "RECEIPT");

        JsonNode source = applicant.get(old).body();
        assertThat(source.path("template").asString()).isEqualTo("before-templates");
        for (Printed printed :
                List.of(Printed.pdf(applicant.bytes(old + ".pdf")), Printed.ofd(applicant.bytes(old + ".ofd")))) {
            assertThat(printed.says(source).text()).contains("第一段。第二段。", "山西省司法厅2025年12月31日");
        }
    }

    @Test
    void onlyWhoMaySeeTheCaseMaySeeItsPrints() {
        Client applicant = person(newPerson());
        String path = forwardedAndDenied(applicant);
        String denial = address(applicant, path, "DENIAL");
        String letter = address(official("140000", "reviewer"), path, "FORWARDING_LETTER");

        for (String suffix : List.of("", ".pdf", ".ofd")) {
            assertThat(applicant.get(denial + suffix).status()).isEqualTo(200);
            assertThat(person(newPerson()).get(denial + suffix).code()).isEqualTo("APPLICATION_NOT_FOUND");
            assertThat(official("140200", "reviewer").get(denial + suffix).code())
                    .isEqualTo("APPLICATION_NOT_FOUND");
            assertThat(applicant.get(letter + suffix).code()).isEqualTo("DOCUMENT_NOT_FOUND");
            assertThat(applicant
                            .get(path + "/documents/" + UUID.randomUUID() + suffix)
                            .code())
                    .isEqualTo("DOCUMENT_NOT_FOUND");
        }
    }

    @ParameterizedTest
    @CsvSource({"pdf, application/pdf, inline", "ofd, application/ofd, attachment"})
    void aPrintIsSandboxedAndAlwaysTheSame(String format, String type, String shown) {
        Client applicant = person(newPerson());
        String denial = address(applicant, forwardedAndDenied(applicant), "DENIAL") + "." + format;

        Client.Answer answer = applicant.get(denial);

        assertThat(answer.header("Content-Type")).isEqualTo(type);
        assertThat(answer.header("Content-Security-Policy")).isEqualTo("sandbox");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Cache-Control")).contains("private");
        assertThat(answer.header("Content-Disposition")).startsWith(shown).contains("." + format);
        assertThat(applicant.bytes(denial)).isEqualTo(applicant.bytes(denial));
    }

    private Client reader(String path) {
        for (String organ : List.of("140000", "140105")) {
            Client official = official(organ, "reviewer");
            if (official.get(path).status() == 200) {
                return official;
            }
        }
        throw new AssertionError("no official sees " + path);
    }

    private static String address(Client reader, String path, String kind) {
        for (JsonNode document : reader.get(path + "/documents").body().path("items")) {
            if (document.path("kind").asString().equals(kind)) {
                return path + "/documents/" + document.path("id").asString();
            }
        }
        throw new AssertionError("no " + kind + " in " + path);
    }
}
