package io.tongban.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.anchor.RootRun;
import io.tongban.approval.testing.Checker;
import io.tongban.approval.testing.Checker.Said;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import io.tongban.approval.testing.Paperwork;
import io.tongban.approval.testing.Printed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

/** The evidence of a case: what is in it, who sees what of it, and that a program of its own finds it whole. */
@Import(RootRun.class)
class EvidenceIT extends Paperwork {

    private static final String PHONE = "13900000001";

    @TempDir
    Path folder;

    @Autowired
    RootRun roots;

    @Test
    void theFirstEntryHoldsAllThatWasSubmittedAndTheApplicantCanProveEachPieceOfIt() throws IOException {
        Client applicant = person(newPerson());
        String path = complete(applicant, "forensic-person-renew", "140000", PERSON_FORM);
        submitted(applicant, path);
        roots.make().block();

        JsonNode first = evidence(applicant, path).at("/entries/0");
        JsonNode submitted = first.at("/content/submitted");
        assertThat(first.at("/content/action").asString()).isEqualTo("SUBMIT");
        assertThat(submitted.at("/form/phone").asString()).isEqualTo("139****0001");
        assertThat(submitted.at("/item/version").asInt()).isPositive();
        assertThat(submitted.path("files").size()).isEqualTo(1);
        JsonNode salt = salt(applicant, path, "/phone");
        Path given = Files.write(folder.resolve("given.pdf"), PDF);
        Path other = Files.write(folder.resolve("other.pdf"), "%PDF-1.7 别的".getBytes());
        String head = evidence(applicant, path).at("/documents/0/source/head").asString();
        assertThat(head).isEqualTo(first.path("hash").asString());

        Said said = checked(
                applicant,
                path,
                "--field",
                1,
                "/phone",
                salt.path("salt").asString(),
                PHONE,
                "--file",
                given,
                "--head",
                head.substring(0, 8) + " " + head.substring(8, 16));
        assertThat(said.text()).contains("had this value", "was submitted", "is the link of entries[0]");
        assertThat(said.code()).as(said.text()).isZero();
        assertThat(checked(
                                applicant,
                                path,
                                "--field",
                                1,
                                "/phone",
                                salt.path("salt").asString(),
                                "13900000002")
                        .code())
                .isEqualTo(1);
        assertThat(checked(applicant, path, "--file", other).text()).contains("was not submitted in this case");
        assertThat(checked(applicant, path, "--head", "0".repeat(64)).text()).contains("is no link of this chain");
        assertThat(checked(applicant, path, "--unknown").code()).isEqualTo(2);
        assertThat(Checker.called(folder.resolve("none.json")).code()).isEqualTo(2);
    }

    @Test
    void aCaseWithEveryKindOfDocumentIsWholeForTheApplicantAndForAnOfficial() throws IOException {
        Client applicant = person(newPerson());
        String path = theLongWay(applicant);
        roots.make().block();

        Said own = checked(applicant, path);
        assertThat(own.text()).contains("VALID").contains("internal, by its digest only");
        assertThat(own.code()).as(own.text()).isZero();
        Said all = checked(official("140000", "auditor"), path);
        assertThat(all.text()).contains("VALID", "INSPECT", "INSPECTION_RECORD").doesNotContain("by its digest only");
        assertThat(all.code()).as(all.text()).isZero();
        assertThat(evidence(applicant, path).path("entries").size())
                .isEqualTo(evidence(official("140000", "auditor"), path)
                        .path("entries")
                        .size());
    }

    @Test
    void whatIsInternalIsADigestForTheApplicantAndNoPersonOfTheOrgansIsNamed() {
        Client applicant = person(newPerson());
        String path = forwardedAndDenied(applicant);

        String own = applicant.get(path + "/evidence").raw().body();
        String officials =
                official("140000", "reviewer").get(path + "/evidence").raw().body();

        assertThat(own)
                .doesNotContain(
                        "符合条件\",\"proposal", "官reviewer", "官counter", "140000-decider", "FORWARDING_LETTER", "opening");
        assertThat(officials).contains("符合条件", "官reviewer", "140000-decider", "FORWARDING_LETTER");
        assertThat(own + officials).doesNotContain("140105199003070012", PHONE);
        List<String> opaque = new ArrayList<>();
        evidence(applicant, path).path("entries").forEach(entry -> {
            if (!entry.has("content")) {
                opaque.add(entry.path("kind").asString());
                assertThat(entry.has("salt")).isFalse();
            }
        });
        assertThat(opaque).containsExactly("MOVE", "DOCUMENT", "MOVE");
    }

    @Test
    void onlyWhoMaySeeTheCaseMayHaveItsEvidence() {
        Client applicant = person(newPerson());
        String path = complete(applicant, "lawyer-practice-fulltime", "140105", PERSON_FORM);

        assertThat(applicant.get(path + "/evidence").code()).as("a draft").isEqualTo("NO_EVIDENCE");
        submitted(applicant, path);

        for (String of : List.of("/evidence", "/evidence/salts")) {
            assertThat(applicant.get(path + of).status()).isEqualTo(200);
            assertThat(person(newPerson()).get(path + of).code()).isEqualTo("APPLICATION_NOT_FOUND");
            assertThat(firm(newPerson()).get(path + of).code()).isEqualTo("APPLICATION_NOT_FOUND");
        }
        assertThat(official("140100", "counter").get(path + "/evidence").status())
                .isEqualTo(200);
        assertThat(official("140100", "auditor").get(path + "/evidence").status())
                .isEqualTo(200);
        assertThat(official("140200", "auditor").get(path + "/evidence").status())
                .as("of all organs")
                .isEqualTo(200);
        assertThat(official("140200", "supervisor").get(path + "/evidence").code())
                .isEqualTo("APPLICATION_NOT_FOUND");
        assertThat(official("140000", "reviewer").get(path + "/evidence").code())
                .isEqualTo("APPLICATION_NOT_FOUND");
        assertThat(official("140100", "counter").get(path + "/evidence/salts").status())
                .isEqualTo(403);
        Answer file = applicant.get(path + "/evidence");
        assertThat(file.header("Content-Disposition")).startsWith("attachment").contains("evidence-SX2026-");
        assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(file.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void aPrintNamesItsSourceAndCarriesTheHeadOfTheChain() throws IOException {
        Client applicant = person(newPerson());
        String path = complete(applicant, "forensic-person-renew", "140000", PERSON_FORM);
        submitted(applicant, path);
        JsonNode receipt = applicant.get(path + "/documents").body().at("/items/0");
        byte[] pdf = applicant.bytes(path + "/documents/" + receipt.path("id").asString() + ".pdf");
        JsonNode file = evidence(applicant, path);

        String text = Printed.pdf(pdf).text().replaceAll("\\s", "");
        assertThat(text)
                .contains("存证链头：" + file.at("/entries/0/hash").asString())
                .contains("内容摘要（SM3）：" + file.at("/entries/1/content/sm3").asString());
        Said said = checked(applicant, path, "--file", Files.write(folder.resolve("receipt.pdf"), pdf));
        assertThat(said.text()).contains("documents[0]", "compare its pages with", "申请材料接收凭证");
        assertThat(said.code()).as(said.text()).isZero();
        String another = complete(applicant, "forensic-person-renew", "140000", PERSON_FORM);
        submitted(applicant, another);
        assertThat(checked(applicant, another, "--file", folder.resolve("receipt.pdf"))
                        .code())
                .as("of another case")
                .isEqualTo(1);
    }

    @Test
    void theEventOfAMoveCarriesTheHeadAfterIt() throws Exception {
        Client applicant = person(newPerson());
        String path = complete(applicant, "forensic-person-renew", "140000", PERSON_FORM);
        submitted(applicant, path);

        String id = path.substring(path.lastIndexOf('/') + 1);
        try (var connection = DATABASE.asOwner();
                var rows = connection
                        .createStatement()
                        .executeQuery("select body #>> '{data,evidence,head}',"
                                + " body #>> '{data,evidence,seq}' from outbox where stream = '" + id + "'")) {
            rows.next();
            assertThat(rows.getString(1))
                    .isEqualTo(evidence(applicant, path).at("/entries/1/hash").asString());
            assertThat(rows.getString(2)).isEqualTo("2");
        }
    }

    @Test
    void aProceedingBeginsItsOwnChain() throws IOException {
        Client applicant = person(newPerson());
        String permit = complete(applicant, "forensic-person-renew", "140000", PERSON_FORM);
        submitted(applicant, permit);
        moved(official("140000", "counter").post(permit + "/acceptance", "{}"), "ACCEPTED");
        moved(official("140000", "reviewer").post(permit + "/opinion", OPINION), "OPINED");
        moved(official("140000", "decider").post(permit + "/decision", GRANT), "GRANTED");
        moved(official("140000", "counter").post(permit + "/delivery", ELECTRONIC), "DELIVERED");
        Answer opened = official("140000", "reviewer")
                .post(permit + "/proceedings", "{\"ground\":\"FRAUD\",\"explanation\":\"提交的材料系伪造\"}");
        assertThat(opened.status()).as(opened.body().toString()).isEqualTo(200);
        String path = "/api/applications/" + opened.text("/id");

        JsonNode first = evidence(applicant, path).at("/entries/0");
        assertThat(first.at("/content/action").asString()).isEqualTo("INITIATE");
        assertThat(first.path("seq").asInt()).isEqualTo(1);
        assertThat(checked(applicant, path).code()).isZero();
    }

    @Test
    void rootsOfTwoKeysAreCheckedWithBothAndOneAloneIsNotEnough() throws IOException {
        Client applicant = person(newPerson());
        String path = complete(applicant, "forensic-person-renew", "140000", PERSON_FORM);
        submitted(applicant, path);
        roots.make().block();
        String before = applicant.get("/api/evidence/keys").raw().body();
        moved(official("140000", "counter").post(path + "/acceptance", "{}"), "ACCEPTED");
        roots.makeWith(Files.writeString(
                        folder.resolve("next.properties"),
                        "current=2\nkey.1=3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8\nkey.2="
                                + "03".repeat(32) + "\n"))
                .block();

        Said both = checked(applicant, path);
        assertThat(both.code()).as(both.text()).isZero();
        assertThat(evidence(applicant, path).path("signers").size()).isEqualTo(2);
        Said one = Checker.called(
                folder.resolve("evidence.json"), Files.writeString(folder.resolve("before.json"), before));
        assertThat(one.text()).contains("none of the keys that you brought");
        assertThat(one.code()).isEqualTo(1);
    }

    @Test
    void aCaseWithoutAChainBeginsOneThatSaysSo() throws Exception {
        Client applicant = person(newPerson());
        String path = complete(applicant, "forensic-person-renew", "140000", PERSON_FORM);
        submitted(applicant, path);
        String id = path.substring(path.lastIndexOf('/') + 1);
        try (var connection = DATABASE.asOwner();
                var statement = connection.createStatement()) {
            statement.execute("delete from evidence_head where application_id = '" + id + "'");
            statement.execute("delete from evidence_entry where application_id = '" + id + "'");
            statement.execute("update document set sm3 = null where application_id = '" + id + "'");
        }
        assertThat(applicant.get(path + "/evidence").code()).isEqualTo("NO_EVIDENCE");

        moved(official("140000", "counter").post(path + "/acceptance", "{}"), "ACCEPTED");

        JsonNode entries = evidence(applicant, path).path("entries");
        assertThat(entries.findValuesAsString("kind").subList(0, 2)).containsExactly("START", "MOVE");
        assertThat(entries.at("/0/content/note").asString()).contains("存证自此开始");
        assertThat(entries.at("/0/content/moves").asInt()).isEqualTo(2);
        assertThat(checked(applicant, path).code()).isZero();
    }

    private JsonNode evidence(Client reader, String path) {
        Answer answer = reader.get(path + "/evidence");
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return answer.body();
    }

    private static JsonNode salt(Client owner, String path, String pointer) {
        for (JsonNode salt : owner.get(path + "/evidence/salts").body().path("items")) {
            if (salt.path("pointer").asString().equals(pointer)) {
                return salt;
            }
        }
        throw new AssertionError("no salt of " + pointer);
    }

    private Said checked(Client reader, String path, Object... beside) throws IOException {
        Path file = Files.writeString(
                folder.resolve("evidence.json"),
                reader.get(path + "/evidence").raw().body());
        Path keys = Files.writeString(
                folder.resolve("keys.json"),
                reader.get("/api/evidence/keys").raw().body());
        List<Object> args = new ArrayList<>(List.of(file, keys));
        args.addAll(List.of(beside));
        return Checker.called(args.toArray());
    }
}
