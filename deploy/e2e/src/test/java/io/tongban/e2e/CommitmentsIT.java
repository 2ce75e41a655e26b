package io.tongban.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.e2e.CommitmentWalk.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * 告知承诺 through the gateway, on the items of the catalogue: each of the eight to an outcome in the usual build, so that each
 * outcome is seen, each to every outcome with {@code -Pdeep}; where none is offered, and to whom it is not.
 */
class CommitmentsIT {

    /** Every item that offers some, and what. */
    private static final String OFFERED = """
            branch-change CM-05
            branch-establish CM-04 CM-05 CM-06
            firm-address-change CM-05
            firm-establish-general CM-04 CM-05 CM-06
            firm-establish-individual CM-04 CM-05 CM-06
            firm-establish-special CM-04 CM-05 CM-06
            firm-form-change CM-04 CM-06
            firm-partners-change CM-04
            forensic-org-change CM-05
            forensic-org-register CM-05
            forensic-person-change CM-07
            forensic-person-register CM-01 CM-02 CM-03 CM-07
            gls-office-change-cancel CM-05
            gls-worker-practice CM-01 CM-02
            lawyer-practice-fulltime CM-01 CM-02 CM-03
            lawyer-practice-parttime CM-01 CM-02 CM-03
            lawyer-transfer-in-province CM-04
            lawyer-transfer-inbound CM-01 CM-04
            legal-aid-apply CM-08
            notary-appoint-assess CM-01 CM-03
            notary-appoint-general CM-01 CM-03
            notary-office-change CM-05
            notary-office-establish CM-05
            """;

    /** In the usual build: each outcome, and what falls with it of a record and of a permit. */
    private static final List<Outcome> USUAL = List.of(
            Outcome.TRUE,
            Outcome.FALSE_BEFORE,
            Outcome.PUT_RIGHT,
            Outcome.WITHDRAWN,
            Outcome.REVOKED,
            Outcome.CANNOT,
            Outcome.REVOKED,
            Outcome.TRUE);

    private static final String ANY_NOTICE = "{\"noticeVersion\":1,\"noticeSm3\":\"%s\"}".formatted("0".repeat(64));

    private final CommitmentWalk walk = new CommitmentWalk(TheSystem.town(), word -> {});

    @BeforeEach
    void aMondayInMarch() {
        TheSystem.at("2026-03-02");
    }

    @Test
    void eachOfTheEightToItsOutcomes() {
        boolean whole = Boolean.getBoolean("tongban.commitments.whole");
        Map<String, List<Outcome>> table = new LinkedHashMap<>();
        long start = System.nanoTime();

        for (int i = 0; i < Certified.ALL.size(); i++) {
            Certified proof = Certified.ALL.get(i);
            List<Outcome> outcomes = whole ? List.of(Outcome.values()) : List.of(USUAL.get(i));
            outcomes.forEach(outcome -> walk.go(proof, outcome));
            table.put(proof.code(), outcomes);
        }
        if (whole) {
            walk.go(Certified.OTHER_POWER, Outcome.REVOKED);
        }

        System.out.printf("commitments: in %d ms %s%n", (System.nanoTime() - start) / 1_000_000, table);
        assertThat(table).hasSize(8);
        assertThat(table.values().stream().flatMap(List::stream)).contains(Outcome.values());
        Books.agree();
    }

    @Test
    void ofAllItemsExactlyThoseOfTheListOfferOneAndNoOtherIsSigned() {
        Map<String, Set<String>> offering = new TreeMap<>();
        List<JsonNode> items = TheSystem.zhang()
                .get("/api/catalog/items?limit=100")
                .expect(200)
                .body()
                .path("items")
                .valueStream()
                .toList();
        assertThat(items).hasSize(64);
        for (JsonNode item : items) {
            String code = item.path("code").asString();
            boolean legal = item.path("applicantType").asString().equals("legal");
            Person applicant = (legal ? Applicant.ZHAO : Applicant.TIAN).in(TheSystem.town());
            String path = begun(applicant, code);
            Set<String> commitments = new TreeSet<>();
            Set<String> materials = new TreeSet<>();
            applicant
                    .get(path + "/commitments")
                    .expect(200)
                    .body()
                    .path("items")
                    .forEach(one -> {
                        commitments.add(one.path("code").asString());
                        materials.add(one.path("material").asString());
                    });
            if (!commitments.isEmpty()) {
                offering.put(code, commitments);
            }
            assertThat(applicant
                            .post(path + "/commitments/" + other(applicant, path, materials) + "/signature", ANY_NOTICE)
                            .code())
                    .as(code)
                    .isEqualTo("COMMITMENT_NOT_OFFERED");
        }
        assertThat(offering)
                .isEqualTo(OFFERED.lines().collect(Collectors.toMap(CommitmentsIT::item, CommitmentsIT::codes)));
        assertThat(offering.keySet())
                .as("foreign, Hong Kong, Macau, Taiwan, and the one on site")
                .noneMatch(code -> code.matches("(foreign|hkmo)-.*|lawyer-(hkmo|tw)-resident|lq-grant"));
    }

    /** The signer alone, at the level asked for, and nobody who types, looks on, or works elsewhere. */
    @Test
    void strangers() {
        Certified proof = Certified.ALL.get(0);
        String path = walk.draft(proof);
        Person signer = TheSystem.town().applicant("tian");
        String notice = CommitmentWalk.shown(signer, path, proof);
        String one = CommitmentWalk.one(path, proof);
        Person other = TheSystem.li();

        for (String read : List.of(path + "/commitments", one + "/notice")) {
            assertThat(other.get(read).status()).as(read).isEqualTo(404);
        }
        assertThat(other.post(one + "/signature", notice).status()).isEqualTo(404);
        assertThat(other.put(one, "{\"choice\":\"PROOF\"}").status()).isEqualTo(404);
        assertThat(TheSystem.town()
                        .official("sheng-shouli")
                        .post(one + "/signature", notice)
                        .status())
                .isEqualTo(403);

        walk.signed(proof, path);
        Traveller.given(signer, path);
        signer.post(path + "/submission", "{}").expect(200);
        assertThat(other.post(one + "/withdrawal", "").status()).isEqualTo(404);
        assertThat(other.post(one + "/views", "{\"text\":\"不是本人\"}").status()).isEqualTo(404);
        Person elsewhere = TheSystem.town().official("datong-shencha");
        String check = "{\"result\":\"FALSE\",\"basis\":\"演示:比对\"}";
        assertThat(elsewhere.get(path + "/commitments").status()).isEqualTo(404);
        assertThat(elsewhere.post(one + "/verification", check).status()).isEqualTo(404);
        assertThat(elsewhere
                        .get("/api/reviews/commitments?limit=100")
                        .expect(200)
                        .raw()
                        .body())
                .doesNotContain(TheSystem.id(path));
        assertThat(signer.post(one + "/verification", check).status()).isEqualTo(403);
        assertThat(TheSystem.town()
                        .official("sheng-jueding")
                        .post(one + "/verification", check)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void neitherAnOperatorNorAnAgentNorALowLevelSigns() {
        Certified ofFirm = Certified.ALL.get(4);
        String path = walk.draft(ofFirm);
        Person operator = Applicant.WANG.in(TheSystem.town());
        String notice = CommitmentWalk.shown(operator, path, ofFirm);
        Person wang = TheSystem.town().applicant("wang");
        wang.confirm(TheSystem.access(), "wang");
        String signature = CommitmentWalk.one(path, ofFirm) + "/signature";
        assertThat(operator.post(signature, notice).code()).isEqualTo("COMMITMENT_IN_PERSON");
        assertThat(wang.post(signature, notice).status())
                .as("for himself it is not his")
                .isEqualTo(404);

        Certified ofPerson = Certified.ALL.get(0);
        // an agent: the form names somebody else than who is logged in
        for (String login : List.of("li", "sun")) {
            Certified typed = new Certified(
                    ofPerson.code(),
                    ofPerson.item(),
                    ofPerson.material(),
                    new Applicant(login, null, login, Applicant.TIAN.form()),
                    "");
            assertThat(walk.sign(typed, walk.draft(typed)).code())
                    .as(login)
                    .isEqualTo(login.equals("sun") ? "ASSURANCE_TOO_LOW" : "COMMITMENT_IN_PERSON");
        }
    }

    private static String begun(Person applicant, String item) {
        return "/api/applications/"
                + applicant
                        .post(
                                "/api/applications",
                                "{\"itemCode\":\"%s\",\"region\":\"140105\",\"another\":true}".formatted(item))
                        .expect(201)
                        .text("/id");
    }

    /** A material that no commitment may replace here. */
    private static String other(Person applicant, String path, Set<String> offered) {
        return applicant
                .get(path)
                .expect(200)
                .body()
                .path("materials")
                .valueStream()
                .map(material -> material.path("code").asString())
                .filter(code -> !offered.contains(code))
                .findFirst()
                .orElseThrow();
    }

    private static String item(String line) {
        return line.substring(0, line.indexOf(' '));
    }

    private static Set<String> codes(String line) {
        return new TreeSet<>(List.of(line.substring(line.indexOf(' ') + 1).split(" ")));
    }
}
