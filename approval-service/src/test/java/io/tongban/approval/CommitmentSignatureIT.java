package io.tongban.approval;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import io.tongban.approval.testing.Committing;
import io.tongban.support.crypto.Sm2;
import io.tongban.support.crypto.Sm3;
import io.tongban.support.testing.TestIdentity;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** 告知承诺: choice, notice, signature and what each bad one is refused with. */
class CommitmentSignatureIT extends Committing {

    @Test
    void theNoticeSaysAllThatItMustAndItsReadingIsKept() {
        Client applicant = person(newPerson());
        String path = filledDraft(applicant, ownForm());

        Answer notice = notice(applicant, path, "NO-CRIME");
        String text = notice.text("/text");
        assertThat(text)
                .contains("告知承诺测试事项", "设定依据", "律师法第七条第(二)项", "证明内容", "承诺方式", "民事责任", "行政责任", "刑事责任")
                .contains("核查", "不向社会公开", "保存期限", "已经知晓", "已经符合", "愿意承担", "真实意思表示", "过失犯罪")
                .doesNotContain("{");
        assertThat(notice.text("/sm3")).isEqualTo(Sm3.hex(text.getBytes(StandardCharsets.UTF_8)));

        clock.set(clock.instant().plusSeconds(95));
        assertThat(notice(applicant, path, "NO-CRIME").text("/shownAt")).isEqualTo(notice.text("/shownAt"));
        signed(applicant, path, "NO-CRIME");
        assertThat(item(applicant, path, "NO-CRIME").path("readSeconds").asInt())
                .isEqualTo(95);
    }

    @Test
    void whatIsSignedIsSealedWithAPublicKeyAndStandsInTheEvidence() {
        Client applicant = person(newPerson());
        String path = committed(applicant, ownForm());

        JsonNode one = item(applicant, path, "CAPACITY");
        String sealed = one.path("sealed").asString();
        assertThat(sealed.split("\n"))
                .startsWith(
                        "tongban-commitment-1", one.path("id").asString(), path.substring(path.lastIndexOf('/') + 1))
                .contains(ITEM, "CAPACITY", "CM-02", one.path("noticeSm3").asString());
        assertThat(verifies(applicant, one, sealed)).isTrue();
        assertThat(verifies(applicant, one, sealed.replace("CAPACITY", "NO-CRIME")))
                .isFalse();

        String evidence = applicant.get(path + "/evidence").raw().body();
        assertThat(evidence).contains(one.path("signature").asString());
        assertThat(textOf(applicant, path, "RECEIPT")).contains("以告知承诺代替");
        assertThat(textOf(applicant, path, "COMMITMENT_LETTER")).contains("张伟", "真实意思表示");
    }

    private static boolean verifies(Client reader, JsonNode one, String text) {
        for (JsonNode key : reader.get("/api/evidence/keys").body().path("items")) {
            if (key.path("id").asString().equals(one.path("keyId").asString())) {
                return Sm2.verify(
                        HexFormat.of().parseHex(key.path("point").asString()),
                        text.getBytes(StandardCharsets.UTF_8),
                        HexFormat.of().parseHex(one.path("signature").asString()));
            }
        }
        return false;
    }

    @Test
    void chosenIsNotSignedAndTheProofMayBeChosenAgain() {
        Client applicant = person(newPerson());
        String path = filledDraft(applicant, ownForm());
        signed(applicant, path, PROOFS.subList(1, 8).toArray(String[]::new));
        assertThat(faults(applicant, path)).containsExactly("/materials/NO-CRIME MATERIAL_MISSING");

        Answer chosen = applicant.put(one(path, "NO-CRIME"), "{\"choice\":\"COMMITMENT\"}");
        assertThat(chosen.text("/items/0/state")).isEqualTo("CHOSEN");
        assertThat(applicant
                        .put(one(path, "NO-CRIME"), "{\"choice\":\"COMMITMENT\"}")
                        .status())
                .isEqualTo(200);
        assertThat(faults(applicant, path)).containsExactly("/commitments/NO-CRIME COMMITMENT_UNSIGNED");

        signed(applicant, path, "NO-CRIME");
        assertThat(applicant
                        .put(one(path, "NO-CRIME"), "{\"choice\":\"PROOF\"}")
                        .text("/items/0/state"))
                .isEmpty();
        assertThat(faults(applicant, path)).containsExactly("/materials/NO-CRIME MATERIAL_MISSING");
        assertThat(item(applicant, path, "NO-CRIME").at("/steps/0/action").asString())
                .isEqualTo("WITHDRAW");

        signed(applicant, path, "NO-CRIME");
        submitted(applicant, path);
        for (String role : List.of("counter", "reviewer")) {
            JsonNode materials = official(PROVINCE, role).get(path).body().path("materials");
            assertThat(materials.findValuesAsString("commitmentState"))
                    .filteredOn(state -> !state.isEmpty())
                    .hasSize(8)
                    .containsOnly("OPEN");
        }
    }

    private static List<String> faults(Client applicant, String path) {
        Answer refused = applicant.post(path + "/submission", "{}");
        assertThat(refused.code()).isEqualTo("INCOMPLETE");
        return refused.body()
                .path("faults")
                .valueStream()
                .map(fault -> fault.path("pointer").asString() + " "
                        + fault.path("code").asString())
                .toList();
    }

    @Test
    void whoIsNotInPersonIsRefused() {
        String subject = newPerson();
        Client applicant = person(subject);
        String path = filledDraft(applicant, ownForm());
        String body = on(notice(applicant, path, "NO-CRIME"));
        String signature = one(path, "NO-CRIME") + "/signature";

        assertThat(loggedIn(subject, 2, Instant.now()).post(signature, body).code())
                .isEqualTo("ASSURANCE_TOO_LOW");
        assertThat(loggedIn(subject, 3, Instant.now().minusSeconds(301))
                        .post(signature, body)
                        .code())
                .isEqualTo("LOGIN_TOO_OLD");
        assertThat(loggedIn(subject, 3, null).post(signature, body).code()).isEqualTo("LOGIN_TOO_OLD");
        assertThat(person(newPerson()).post(signature, body).code()).isEqualTo("APPLICATION_NOT_FOUND");
        assertThat(person(newPerson()).get(path + "/commitments").status()).isEqualTo(404);
        assertThat(person(newPerson()).get(one(path, "NO-CRIME") + "/notice").status())
                .isEqualTo(404);

        String ofAnother = filledDraft(applicant, ownForm().replace("张伟", "李丽"));
        assertThat(sign(applicant, ofAnother, "NO-CRIME").code()).isEqualTo("COMMITMENT_IN_PERSON");
        String empty = draft(applicant, ITEM, PROVINCE);
        assertThat(sign(applicant, empty, "NO-CRIME").code()).isEqualTo("COMMITMENT_FORM_FIRST");
        assertThat(loggedIn(subject, 3, Instant.now().minusSeconds(200))
                        .post(signature, body)
                        .status())
                .isEqualTo(201);
    }

    @Test
    void ofAnOrganisationTheLegalRepresentativeSigns() {
        String code = "91140000"
                + UUID.randomUUID().toString().replace("-", "").substring(0, 10).toUpperCase();
        Client operator = as(TestIdentity.operator(newPerson(), "王强", code, "山西示例律师事务所", "operator"));
        Client head = as(TestIdentity.operator(newPerson(), "赵敏", code, "山西示例律师事务所", "legal-representative"));
        String path = draft(operator, "firm-address-change", "140100");

        assertThat(sign(operator, path, "PREMISES").code()).isEqualTo("COMMITMENT_IN_PERSON");
        signed(head, path, "PREMISES");
        assertThat(item(operator, path, "PREMISES").path("signerName").asString())
                .isEqualTo("赵敏");
        assertThat(notice(operator, path, "PREMISES").text("/text"))
                .contains("法定代表人")
                .doesNotContain("行政许可法");
    }

    @Test
    void onlyWhatIsOfferedAndOnlyTheNoticeAsItIs() {
        Client applicant = person(newPerson());
        String path = filledDraft(applicant, ownForm());
        Answer notice = notice(applicant, path, "NO-CRIME");
        String signature = one(path, "NO-CRIME") + "/signature";

        assertThat(applicant.get(one(path, "PHOTO") + "/notice").code()).isEqualTo("COMMITMENT_NOT_OFFERED");
        assertThat(applicant.post(one(path, "PHOTO") + "/signature", on(notice)).code())
                .isEqualTo("COMMITMENT_NOT_OFFERED");
        assertThat(applicant
                        .put(one(path, "NOTHING"), "{\"choice\":\"COMMITMENT\"}")
                        .code())
                .isEqualTo("MATERIAL_UNKNOWN");
        assertThat(applicant.post(signature, on(notice).replace(":1,", ":2,")).code())
                .isEqualTo("NOTICE_OUTDATED");
        assertThat(applicant
                        .post(signature, on(notice(applicant, path, "CAPACITY")))
                        .code())
                .isEqualTo("NOTICE_OUTDATED");
        assertThat(applicant
                        .post(signature, "{\"noticeVersion\":0,\"noticeSm3\":\"x\"}")
                        .body()
                        .path("faults"))
                .hasSize(2);

        Client another = person(newPerson());
        String unread = filledDraft(another, ownForm());
        assertThat(another.post(one(unread, "NO-CRIME") + "/signature", on(notice))
                        .code())
                .isEqualTo("NOTICE_NOT_SHOWN");
        submittedCannotBeSigned(applicant);
    }

    private static void submittedCannotBeSigned(Client applicant) {
        String path = complete(applicant, ITEM, PROVINCE, ownForm());
        submitted(applicant, path);
        assertThat(sign(applicant, path, "NO-CRIME").code()).isEqualTo("NOT_EDITABLE");
    }

    @Test
    void foreignItemsAndTheQualificationOfferNone() {
        Client firm = firm(newPerson());
        for (String item : List.of("foreign-rep-change", "hkmo-joint-venture")) {
            String path = draft(firm, item, PROVINCE);
            assertThat(firm.get(path + "/commitments").body().path("items")).isEmpty();
        }
    }

    @Test
    void theSameRequestIsOneSignatureAndAtOnceOneOfTwoWins() {
        Client applicant = person(newPerson());
        String path = filledDraft(applicant, ownForm());
        String body = on(notice(applicant, path, "NO-CRIME"));
        String signature = one(path, "NO-CRIME") + "/signature";
        List<CompletableFuture<Answer>> both = List.of(
                CompletableFuture.supplyAsync(() -> applicant.post(signature, body)),
                CompletableFuture.supplyAsync(() -> applicant.post(signature, body)));

        List<Answer> answers = both.stream().map(CompletableFuture::join).toList();
        assertThat(answers).extracting(Answer::status).contains(201);
        Answer lost =
                answers.stream().filter(a -> a.status() != 201).findFirst().orElseThrow();
        assertThat(lost.code()).isEqualTo("COMMITMENT_SIGNED");

        String key = UUID.randomUUID().toString();
        String other = one(path, "CAPACITY") + "/signature";
        String capacity = on(notice(applicant, path, "CAPACITY"));
        Answer first = applicant.post(other, key, capacity);
        assertThat(applicant.post(other, key, capacity).text("/signature")).isEqualTo(first.text("/signature"));
        assertThat(applicant.post(other, key, capacity.replace(":1,", ":3,")).status())
                .isEqualTo(422);
    }

    /** The item changed under the draft: what was signed was another notice. */
    @Test
    void aNoticeThatChangesAfterItWasSignedIsSignedAgain() throws Exception {
        Client applicant = person(newPerson());
        String path = filledDraft(applicant, ownForm());
        signed(applicant, path, PROOFS.toArray(String[]::new));
        String changed = Files.readString(Path.of("src/test/resources/items/" + ITEM + ".json"))
                .replace("\"version\": 1", "\"version\": 2")
                .replace("告知承诺测试事项", "告知承诺测试事项(新)");
        CATALOG.stubFor(
                get(urlPathEqualTo("/internal/items/" + ITEM)).atPriority(1).willReturn(okJson(changed)));

        assertThat(applicant.post(path + "/submission", "{}").code()).isEqualTo("ITEM_CHANGED");
        Answer refused = applicant.post(path + "/submission", "{\"itemVersion\":2}");
        assertThat(refused.body().path("faults")).hasSize(8);
        assertThat(refused.text("/faults/0/code")).isEqualTo("NOTICE_OUTDATED");
        applicant.put(one(path, "NO-CRIME"), "{\"choice\":\"PROOF\"}");
        assertThat(notice(applicant, path, "NO-CRIME").text("/text")).contains("告知承诺测试事项(新)");
        signed(applicant, path, "NO-CRIME");
    }

    /** The record is written but not committed when the signature arrives: it waits, and is refused. */
    @Test
    void aBarThatLandsAtThatMomentIsSeen() throws Exception {
        Client applicant = person(newPerson());
        String path = filledDraft(applicant, ownForm());
        String body = on(notice(applicant, path, "NO-CRIME"));
        try (Connection bar = DATABASE.asApplication()) {
            bar.setAutoCommit(false);
            try (var insert = bar.prepareStatement("insert into credit_standing (person, records) values (?, 1)")) {
                insert.setString(1, applicant.owner());
                insert.executeUpdate();
            }
            CompletableFuture<Answer> signature =
                    CompletableFuture.supplyAsync(() -> applicant.post(one(path, "NO-CRIME") + "/signature", body));
            await().until(CommitmentSignatureIT::somebodyWaits);
            assertThat(signature).isNotDone();
            bar.commit();
            assertThat(signature.join().code()).isEqualTo("COMMITMENT_BARRED");
        }
        assertThat(item(applicant, path, "NO-CRIME").path("state").isNull()).isTrue();
    }

    private static boolean somebodyWaits() throws Exception {
        try (Connection connection = DATABASE.asSuperuser();
                var statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery("select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                                + " and query like '%credit_standing%' and datname = '" + DATABASE.name() + "'")) {
            return found.next() && found.getInt(1) > 0;
        }
    }

    @Test
    void anotherNumberInTheFormAsksForAnotherSignature() {
        Client applicant = person(newPerson());
        String path = filledDraft(applicant, ownForm());
        signed(applicant, path, PROOFS.toArray(String[]::new));
        JsonNode now = applicant.get(path).body();
        applicant.patch(
                path,
                now.path("revision").asString(),
                JsonMapper.shared().readTree(ownForm()).toString());

        assertThat(faults(applicant, path)).hasSize(8).allMatch(fault -> fault.endsWith("COMMITMENT_OF_ANOTHER"));
    }
}
