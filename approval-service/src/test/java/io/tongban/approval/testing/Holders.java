package io.tongban.approval.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.testing.Client.Answer;
import io.tongban.support.identity.Passport;
import io.tongban.support.testing.TestIdentity;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** People who hold certificates, and what they apply for with them. */
public abstract class Holders extends ApprovalIT {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ORGANISATION = "山西示例司法鉴定中心";

    /** An organisation that nobody else acts for in any test. */
    protected Client centre() {
        return centre(newCode());
    }

    protected Client centre(String code) {
        return new Client(port, TestIdentity.operator(newPerson(), "王强", code, ORGANISATION, "operator"));
    }

    protected Client visitor() {
        return as(Passport.visitor());
    }

    /** A code of the right form, of nobody. */
    protected static String newCode() {
        String body = "91140100MA"
                + UUID.randomUUID().toString().replaceAll("[^0-9]", "0").substring(0, 7);
        String set = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        int[] weights = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += set.indexOf(body.charAt(i)) * weights[i];
        }
        return body + set.charAt((31 - sum % 31) % 31);
    }

    /** The common part of the form of whoever acts for that organisation. */
    protected static String organisationForm(String code) {
        return FIRM_FORM.replace(FIRM, code).replace("山西示例律师事务所", ORGANISATION);
    }

    /** The item's own example, with these fields in place of its own, for these answers. */
    protected static String filled(Client applicant, String path, String common, String fields, String answers) {
        Answer seen = applicant.get(path);
        ObjectNode body = (ObjectNode) JSON.readTree(common);
        ObjectNode own = (ObjectNode) JSON.readTree(fields);
        ((ObjectNode) body.path("form")).set("particulars", own);
        body.set("answers", JSON.readTree(answers));
        Answer saved = applicant.patch(path, seen.text("/revision"), body.toString());
        assertThat(saved.status()).as(saved.body().toString()).isEqualTo(200);
        saved.body().path("materials").forEach(material -> {
            if (material.path("mustBeUploaded").asBoolean()
                    && material.path("files").isEmpty()) {
                assertThat(applicant
                                .upload(
                                        path + "/materials/"
                                                + material.path("code").asString() + "/files",
                                        UUID.randomUUID().toString(),
                                        PDF)
                                .status())
                        .isEqualTo(201);
            }
        });
        return path;
    }

    protected String filled(Client applicant, String item, String common, String fields) {
        return filled(applicant, draft(applicant, item, "140000"), common, fields, "{}");
    }

    /** Submitted, accepted, opined on: the decider's turn. */
    protected String opined(Client applicant, String path) {
        submitted(applicant, path);
        moved(official("140000", "counter").post(path + "/acceptance", "{}"), "ACCEPTED");
        moved(
                as(TestIdentity.official("140000-other", "审", "140000", "reviewer"))
                        .post(path + "/opinion", OPINION),
                "OPINED");
        return path;
    }

    protected String granted(Client applicant, String path) {
        opined(applicant, path);
        moved(decided(path), "GRANTED");
        return path;
    }

    protected Answer decided(String path) {
        return official("140000", "decider").post(path + "/decision", GRANT);
    }

    // cases

    protected static final String PERSON_FIELDS = """
            {"organisation":"山西示例司法鉴定中心","categories":["medical"],"title":"主任法医师","years":10,"school":"示例大学"}
            """;

    /** 司法鉴定人执业证, five years from that day. */
    protected String forensicPerson(Client applicant) {
        String path = draft(applicant, "forensic-person-register", "140000");
        return granted(applicant, filled(applicant, path, PERSON_FORM, PERSON_FIELDS, "{\"expertise\":[\"title\"]}"));
    }

    protected String cancellation(Client applicant, String number) {
        return filled(applicant, "forensic-person-cancel", PERSON_FORM, """
                {"certificateNumber":"%s","organisation":"山西示例司法鉴定中心","reason":"own-wish"}
                """.formatted(number));
    }

    /** 司法鉴定许可证, five years from that day. */
    protected String forensicOrganisation(Client applicant, String code) {
        String path = draft(applicant, "forensic-org-register", "140000");
        return granted(
                applicant,
                filled(applicant, path, organisationForm(code), """
                {"name":"山西示例司法鉴定中心","premises":"太原市小店区示例路1号","head":"示例负责人","fund":100,
                "categories":["medical"],"expertCount":3}
                """, "{\"laboratory\":[\"no\"],\"agent\":[\"no\"]}"));
    }

    protected String renewal(Client applicant, String code, String number, String expiresOn) {
        return renewal(applicant, draft(applicant, "forensic-org-renew", "140000"), code, number, expiresOn);
    }

    protected static String renewal(Client applicant, String path, String code, String number, String expiresOn) {
        return filled(
                applicant,
                path,
                organisationForm(code),
                """
                {"licenceNumber":"%s","expiresOn":"%s","categories":["medical"],"expertCount":3,"caseCount":10}
                """.formatted(number, expiresOn),
                "{\"laboratory-renewed\":[\"no\"],\"agent\":[\"no\"]}");
    }

    protected String headChange(Client applicant, String code, String number) {
        String path = draft(applicant, "forensic-org-change", "140000");
        return filled(
                applicant,
                path,
                organisationForm(code),
                """
                {"licenceNumber":"%s","newHead":"示例新负责人"}
                """.formatted(number),
                "{\"change\":[\"head\"],\"agent\":[\"no\"]}");
    }

    // what came of them

    /** The certificates of a case, as their holder lists them. */
    protected static List<JsonNode> of(Client holder, String path) {
        return holder.rows("/api/certificates").stream()
                .filter(one -> path.endsWith(one.path("applicationId").asString()))
                .toList();
    }

    protected static JsonNode certificate(Client holder, String path) {
        List<JsonNode> all = of(holder, path);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    protected static String number(Client holder, String path) {
        return certificate(holder, path).path("number").asString();
    }

    protected static String code(Client holder, String path) {
        String verify = certificate(holder, path).path("verify").asString();
        return verify.substring(verify.lastIndexOf('/') + 1);
    }

    /** What anybody is told. */
    protected JsonNode verified(Client holder, String path) {
        Answer answer = visitor().get("/verify/" + code(holder, path));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body();
    }

    protected static List<String> strings(String sql) {
        try (Connection connection = DATABASE.asOwner();
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    protected static List<String> faults(Answer answer) {
        return answer.body()
                .path("faults")
                .valueStream()
                .map(fault -> fault.path("pointer").asString() + " "
                        + fault.path("code").asString())
                .toList();
    }
}
