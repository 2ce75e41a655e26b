package io.tongban.approval.testing;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.testing.Client.Answer;
import io.tongban.support.identity.Passport;
import io.tongban.support.testing.TestIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** 告知承诺: an item of the province that asks for each of the eight proofs, and people whose numbers nobody else has. */
public abstract class Committing extends ApprovalIT {

    /** Code of a material → its commitment, in the order of the catalogue. */
    protected static final List<String> PROOFS =
            List.of("NO-CRIME", "CAPACITY", "NO-DISMISSAL", "PRACTICE-EXP", "PREMISES", "ASSETS", "FP-EXP", "LA-ECON");

    protected static final String ITEM = "commitments-test";
    protected static final String PROVINCE = "140000";

    /** A number that is no identity card's, of one person of one test. */
    protected static String ownForm() {
        return form("E" + UUID.randomUUID().toString().substring(0, 8));
    }

    protected static String form(String number) {
        return PERSON_FORM.replace("\"111\"", "\"414\"").replace("140105199003070012", number);
    }

    /** A draft whose form is filled in, and nothing given. */
    protected static String filledDraft(Client applicant, String form) {
        String path = draft(applicant, ITEM, PROVINCE);
        Answer saved = applicant.patch(path, "1", form);
        assertThat(saved.status()).as(saved.body().toString()).isEqualTo(200);
        return path;
    }

    protected static String one(String path, String material) {
        return path + "/commitments/" + material;
    }

    protected static Answer notice(Client reader, String path, String material) {
        Answer shown = reader.get(one(path, material) + "/notice");
        assertThat(shown.status()).as(shown.body().toString()).isEqualTo(200);
        return shown;
    }

    /** The body of a signature on that notice. */
    protected static String on(Answer notice) {
        return "{\"noticeVersion\":%s,\"noticeSm3\":\"%s\"}".formatted(notice.text("/version"), notice.text("/sm3"));
    }

    protected static Answer sign(Client applicant, String path, String material) {
        return applicant.post(one(path, material) + "/signature", on(notice(applicant, path, material)));
    }

    protected static void signed(Client applicant, String path, String... materials) {
        for (String material : materials) {
            Answer signed = sign(applicant, path, material);
            assertThat(signed.status()).as(signed.body().toString()).isEqualTo(201);
        }
    }

    /** Submitted by commitments alone. */
    protected static String committed(Client applicant, String form) {
        String path = filledDraft(applicant, form);
        signed(applicant, path, PROOFS.toArray(String[]::new));
        submitted(applicant, path);
        return path;
    }

    protected void granted(String path) {
        moved(official(PROVINCE, "counter").post(path + "/acceptance", "{}"), "ACCEPTED");
        moved(official(PROVINCE, "reviewer").post(path + "/opinion", OPINION), "OPINED");
        moved(official(PROVINCE, "decider").post(path + "/decision", GRANT), "GRANTED");
    }

    /** Legal aid that was given on a commitment alone, to its end. */
    protected String aided(Client applicant, String form) {
        return aided(applicant, "legal-aid-apply", form);
    }

    protected String aided(Client applicant, String item, String form) {
        String path = draft(applicant, item, PROVINCE);
        assertThat(applicant.patch(path, "1", form).status()).isEqualTo(200);
        signed(applicant, path, "LA-ECON");
        Answer given = applicant.upload(
                path + "/materials/LA-CASE/files", UUID.randomUUID().toString(), PDF);
        assertThat(given.status()).as(given.body().toString()).isEqualTo(201);
        submitted(applicant, path);
        granted(path);
        moved(official(PROVINCE, "reviewer").post(path + "/assignment", AID), "GRANTED");
        moved(official(PROVINCE, "counter").post(path + "/delivery", ELECTRONIC), "DELIVERED");
        return path;
    }

    /**
     * The catalogue has such an item under another code.
     *
     * @param words of its commitments, as the catalogue tells them
     */
    protected static void published(String code, int version, String words) {
        try {
            String body = Files.readString(Path.of("src/test/resources/items/" + ITEM + ".json"))
                    .replace("\"version\": 1", "\"version\": " + version)
                    .replace("\"code\": \"" + ITEM + "\"", "\"code\": \"" + code + "\"");
            CATALOG.stubFor(get(urlPathEqualTo("/internal/items/" + code))
                    .willReturn(okJson(
                            "{\"commitments\":" + words + "," + body.strip().substring(1))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    protected Answer verified(String path, String material, String result) {
        return official(PROVINCE, "reviewer")
                .post(
                        one(path, material) + "/verification",
                        "{\"result\":\"%s\",\"basis\":\"共享数据比对\"}".formatted(result));
    }

    protected Answer viewsAsked(String path, String material, String answerBy) {
        return official(PROVINCE, "reviewer")
                .post(
                        one(path, material) + "/views-request",
                        "{\"answerBy\":\"%s\",\"text\":\"经核查与事实不符,拟依法处理\"}".formatted(answerBy));
    }

    protected Answer concluded(String path, String material, String outcome, String more) {
        return official(PROVINCE, "decider")
                .post(
                        one(path, material) + "/conclusion",
                        "{\"outcome\":\"%s\",\"text\":\"事实清楚\"%s}".formatted(outcome, more));
    }

    protected static void is(Answer answer, String state) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        assertThat(answer.text("/state")).isEqualTo(state);
    }

    protected static JsonNode item(Client reader, String path, String material) {
        for (JsonNode item : reader.get(path + "/commitments").body().path("items")) {
            if (item.path("material").asString().equals(material)) {
                return item;
            }
        }
        throw new AssertionError("commitment: none of " + material);
    }

    /** On the list of the organ that has the case; a missing node where it is none of its tasks. */
    protected JsonNode taskOf(String path, String material) {
        return official(PROVINCE, "reviewer").rows("/api/reviews/commitments").stream()
                .filter(row -> path.endsWith(row.path("application").asString()))
                .filter(row -> row.path("material").asString().equals(material))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    /** Logged in so long ago, at that level. */
    protected Client loggedIn(String subject, int assurance, Instant at) {
        Passport now = TestIdentity.person(subject, "张伟");
        return as(new Passport(
                now.kind(),
                now.issuer(),
                now.subject(),
                now.name(),
                now.principal(),
                assurance,
                at,
                now.acr(),
                now.roles(),
                now.organ()));
    }
}
