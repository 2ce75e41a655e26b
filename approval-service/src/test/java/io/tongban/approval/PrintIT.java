package io.tongban.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Paperwork;
import io.tongban.approval.testing.Printed;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every document of one case of each kind, printed, read back and put down as pictures under target/pictures. */
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
        Set<String> kinds = new TreeSet<>();

        for (String path : cases) {
            Client reader = reader(path);
            for (JsonNode document : reader.get(path + "/documents").body().path("items")) {
                String kind = document.path("kind").asString();
                kinds.add(kind);
                String address = path + "/documents/" + document.path("id").asString();
                JsonNode source = reader.get(address).body();
                Printed.pdf(reader.bytes(address + ".pdf")).says(source).drawnTo(kind + "-" + cases.indexOf(path));
            }
        }

        assertThat(kinds)
                .containsExactly(
                        "ACCEPTANCE_NOTICE",
                        "ASSIGNMENT_NOTICE",
                        "CORRECTION_NOTICE",
                        "CORRECTION_RECEIPT",
                        "DELIVERY_RECEIPT",
                        "DENIAL",
                        "EXTENSION_NOTICE",
                        "FORWARDING_LETTER",
                        "FURTHER_CORRECTION_NOTICE",
                        "FURTHER_PROCEDURE_NOTICE",
                        "GRANT",
                        "HEARING_NOTICE",
                        "HEARING_RECORD",
                        "HEARING_RIGHT_NOTICE",
                        "INSPECTION_RECORD",
                        "INTERESTED_NOTICE",
                        "JOINT_EXTENSION_NOTICE",
                        "NON_ACCEPTANCE",
                        "RECEIPT",
                        "RECUSAL_DECISION",
                        "REPORT_LETTER",
                        "RESUMPTION_NOTICE",
                        "RETURN_NOTICE",
                        "SPECIAL_PROCEDURE_NOTICE",
                        "TERMINATION_NOTICE",
                        "WITHDRAWAL_CONFIRMATION");
    }

    @Test
    void onlyWhoMaySeeTheCaseMaySeeItsPrints() {
        Client applicant = person(newPerson());
        String path = forwardedAndDenied(applicant);
        String denial = address(applicant, path, "DENIAL");
        String letter = address(official("140000", "reviewer"), path, "FORWARDING_LETTER");

        for (String suffix : List.of("", ".pdf")) {
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

    @Test
    void aPrintIsShownSandboxedAndAlwaysTheSame() {
        Client applicant = person(newPerson());
        String denial = address(applicant, forwardedAndDenied(applicant), "DENIAL") + ".pdf";

        Client.Answer answer = applicant.get(denial);

        assertThat(answer.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(answer.header("Content-Security-Policy")).isEqualTo("sandbox");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Cache-Control")).contains("private");
        assertThat(answer.header("Content-Disposition")).startsWith("inline").contains(".pdf");
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
