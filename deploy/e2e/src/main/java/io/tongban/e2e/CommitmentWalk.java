package io.tongban.e2e;

import static io.tongban.e2e.Certificates.same;

import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * A commitment of a real item, from the notice to what its check came to; anything unexpected ends it. Who is barred in the
 * end is repaired, so that the next may begin.
 */
final class CommitmentWalk {

    /** What a check comes to, and when. REVOKED: or annulled, or the aid ended. */
    enum Outcome {
        TRUE("核查属实"),
        FALSE_BEFORE("决定前不实：终止办理"),
        PUT_RIGHT("决定后不实：限期整改，已整改"),
        REVOKED("决定后不实：撤销（终止）"),
        CANNOT("无法核实"),
        WITHDRAWN("已撤回，改交证明");

        final String text;

        Outcome(String text) {
            this.text = text;
        }

        /** Whether a credit record follows. */
        boolean bars() {
            return this == FALSE_BEFORE || this == REVOKED;
        }
    }

    private static final String REGION = "140105";
    private static final String GRANT = "{\"outcome\":\"GRANT\"}";
    static final String VIEWS = "{\"text\":\"演示:陈述意见\"}";
    static final String REASON = "\"text\":\"演示:事实清楚\"";

    private final Town town;
    private final Consumer<String> progress;

    /** @param progress takes one word per step */
    CommitmentWalk(Town town, Consumer<String> progress) {
        this.town = town;
        this.progress = progress;
    }

    /** @return path of the case */
    String go(Certified proof, Outcome outcome) {
        Person signer = proof.applicant().in(town);
        Journey journey = Itinerary.of(
                Traveller.guide(signer, proof.item()), town.access().url("outside"));
        town.clocks().at(journey.steps().get(0).on());
        String path = draft(proof);
        signed(proof, path);
        // once it is signed, that proof is not asked for
        Traveller.given(signer, path);
        Traveller.awaitScanned(signer, path);
        CommittedCase road = new CommittedCase(town, progress, proof, path, journey.steps());
        switch (outcome) {
            case TRUE -> foundTrue(road);
            case FALSE_BEFORE -> terminated(road);
            case PUT_RIGHT -> putRight(road);
            case REVOKED -> revoked(road);
            case CANNOT -> cannot(road);
            case WITHDRAWN -> withdrawn(road);
        }
        progress.accept(outcome.text);
        if (outcome.bars()) {
            new Credit(town, this, progress).barredAndRepaired(proof, path);
        }
        return path;
    }

    /** A draft in which the commitment is chosen, and nothing given: its path. */
    String draft(Certified proof) {
        Person signer = proof.applicant().in(town);
        String path =
                Traveller.begun(signer, proof.item(), REGION, proof.applicant().form());
        if (!proof.change().isEmpty()) {
            String revision = signer.get(path).expect(200).text("/revision");
            signer.patch(path, revision, proof.change()).expect(200);
        }
        signer.put(one(path, proof), "{\"choice\":\"COMMITMENT\"}").expect(200);
        return path;
    }

    /** Reads the notice, identifies anew, signs. */
    void signed(Certified proof, String path) {
        Answer signed = sign(proof, path).expect(201);
        same("notice that was signed", signed.text("/code"), proof.code());
        progress.accept("已签署");
    }

    Answer sign(Certified proof, String path) {
        Person signer = proof.applicant().in(town);
        String notice = shown(signer, path, proof);
        signer.confirm(town.access(), proof.applicant().login());
        return signer.post(one(path, proof) + "/signature", notice);
    }

    /** Body of a signature on the notice as it is shown. */
    static String shown(Person reader, String path, Certified proof) {
        Answer notice = reader.get(one(path, proof) + "/notice").expect(200);
        for (String part : List.of("刑事责任", "真实意思表示", proof.code())) {
            same("in the notice: " + part, notice.text("/text").contains(part), true);
        }
        return "{\"noticeVersion\":%s,\"noticeSm3\":\"%s\"}".formatted(notice.text("/version"), notice.text("/sm3"));
    }

    static String one(String path, Certified proof) {
        return path + "/commitments/" + proof.material();
    }

    private void foundTrue(CommittedCase road) {
        road.toTheEnd();
        road.checked("TRUE", "TRUE");
        same("tasks left", road.tasks(), 0);
        same("verified again", road.verify("FALSE", "").code(), "COMMITMENT_STEP");
    }

    private void terminated(CommittedCase road) {
        road.toTheDecision();
        road.checked("FALSE", "FALSE");
        same(
                "grant before it is settled",
                road.decider().post(road.path() + "/decision", GRANT).code(),
                "COMMITMENTS_SETTLED");
        String end = "{\"reason\":\"FALSE_COMMITMENT\",\"explanation\":\"演示:经查实承诺不实\"}";
        same(
                "not heard yet",
                road.decider().post(road.path() + "/termination", end).code(),
                "COMMITMENT_FALSE_FIRST");
        road.heard("2026-03-12");
        Answer ended = road.decider().post(road.path() + "/termination", end).expect(200);
        same("state", ended.text("/state"), "TERMINATED");
        same("commitment", road.state(), "FINAL");
    }

    private void putRight(CommittedCase road) {
        road.toTheEnd();
        road.checked("FALSE", "FALSE");
        road.heard("2026-03-13");
        road.concluded("RECTIFY", ",\"rectifyBy\":\"2026-03-27\"", "RECTIFYING");
        same("too early", road.conclude("NOT_RECTIFIED", "").code(), "COMMITMENT_STEP");
        road.concluded("RECTIFIED", "", "RECTIFIED");
        // no record, no bar
        Certified next = road.proof().next();
        signed(next, draft(next));
    }

    private void revoked(CommittedCase road) {
        road.toTheEnd();
        road.checked("FALSE", "FALSE");
        Person reviewer = town.official("sheng-shencha");
        String open = "{\"ground\":\"%s\",\"explanation\":\"演示:承诺不实\"}".formatted("FALSE_COMMITMENT");
        String proceeding = "/api/applications/"
                + reviewer.post(road.path() + "/proceedings", open).expect(200).text("/id");
        reviewer.post(proceeding + "/views-request", "{\"answerBy\":\"2026-03-20\"}")
                .expect(200);
        road.signer().post(proceeding + "/views", VIEWS).expect(200);
        town.official("sheng-jueding")
                .post(proceeding + "/proceeding-decision", "{\"outcome\":\"EFFECT\"," + REASON + "}")
                .expect(200);
        same("commitment", road.state(), "FINAL");
        Certificates told = new Certificates(town);
        List<JsonNode> certificates = Certificates.of(road.signer(), road.path());
        same("no certificate", certificates.isEmpty(), false);
        for (JsonNode certificate : certificates) {
            same("certificate", told.told(certificate).path("status").asString(), "REVOKED");
        }
    }

    private void cannot(CommittedCase road) {
        road.toTheDecision();
        same(
                "another way",
                road.verify("CANNOT", ",\"nextMethod\":\"ASSISTANCE\"")
                        .expect(200)
                        .text("/state"),
                "OPEN");
        same("tasks left", road.tasks(), 1);
        road.checked("CANNOT", "UNVERIFIED");
        same("tasks left", road.tasks(), 0);
        road.toTheEnd();
        Certified next = road.proof().next();
        signed(next, draft(next));
    }

    private void withdrawn(CommittedCase road) {
        road.toTheDecision();
        String withdrawal = one(road.path(), road.proof()) + "/withdrawal";
        same("without the proof", road.signer().post(withdrawal, "").expect(409).code(), "COMMITMENT_PROOF_FIRST");
        Traveller.give(road.signer(), road.path(), road.proof().material(), "证明");
        road.signer().post(withdrawal, "").expect(200);
        Traveller.awaitScanned(road.signer(), road.path());
        same("tasks left", road.tasks(), 0);
        same("verified afterwards", road.verify("FALSE", "").code(), "COMMITMENT_NOT_FOUND");
        road.toTheEnd();
    }
}
