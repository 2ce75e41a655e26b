package io.tongban.e2e;

import static io.tongban.e2e.Certificates.same;

import java.util.List;
import java.util.function.Consumer;

/** The way of a case that rests on a commitment, and the desks that it comes to. */
final class CommittedCase {

    private final Town town;
    private final Consumer<String> progress;
    private final Certified proof;
    private final Person signer;
    private final String path;
    private final List<Step> steps;
    private final String desk;
    private int taken;

    /** @param steps all of them, from the submission to the delivery */
    CommittedCase(Town town, Consumer<String> progress, Certified proof, String path, List<Step> steps) {
        this.town = town;
        this.progress = progress;
        this.proof = proof;
        this.signer = proof.applicant().in(town);
        this.path = path;
        this.steps = steps;
        String decides = String.valueOf(steps.get(decision()).by());
        this.desk = decides.substring(0, decides.indexOf('-'));
    }

    Certified proof() {
        return proof;
    }

    Person signer() {
        return signer;
    }

    String path() {
        return path;
    }

    private int decision() {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).action().equals("decision")) {
                return i;
            }
        }
        throw new Unexpected("no decision here of " + proof.item());
    }

    void toTheDecision() {
        walk(decision());
    }

    void toTheEnd() {
        walk(steps.size());
        same("state", signer.get(path).expect(200).text("/state"), "DELIVERED");
    }

    private void walk(int until) {
        Traveller traveller = new Traveller(town, progress);
        for (; taken < until; taken++) {
            traveller.take(steps.get(taken), signer, path);
        }
    }

    Person reviewer() {
        return town.official(desk + "-shencha");
    }

    Person decider() {
        return town.official(desk + "-jueding");
    }

    Answer verify(String result, String more) {
        String body = "{\"result\":\"%s\",\"basis\":\"演示:比对\"%s}".formatted(result, more);
        return reviewer().post(CommitmentWalk.one(path, proof) + "/verification", body);
    }

    void checked(String result, String state) {
        same("check", verify(result, "").expect(200).text("/state"), state);
    }

    /** Told what was found, and heard. */
    void heard(String until) {
        String found = "{\"answerBy\":\"%s\",\"text\":\"演示:经核查与事实不符,拟依法处理\"}".formatted(until);
        reviewer()
                .post(CommitmentWalk.one(path, proof) + "/views-request", found)
                .expect(200);
        same(
                "views",
                signer.post(CommitmentWalk.one(path, proof) + "/views", CommitmentWalk.VIEWS)
                        .expect(200)
                        .text("/state"),
                "VIEWS_GIVEN");
    }

    Answer conclude(String outcome, String more) {
        String body = "{\"outcome\":\"%s\",%s%s}".formatted(outcome, CommitmentWalk.REASON, more);
        return decider().post(CommitmentWalk.one(path, proof) + "/conclusion", body);
    }

    void concluded(String outcome, String more, String state) {
        same("conclusion", conclude(outcome, more).expect(200).text("/state"), state);
    }

    String state() {
        return signer.get(path + "/commitments")
                .expect(200)
                .body()
                .path("items")
                .valueStream()
                .filter(one -> one.path("material").asString().equals(proof.material()))
                .map(one -> one.path("state").asString())
                .findFirst()
                .orElse("");
    }

    /** How many tasks of this case the organ has on its list. */
    int tasks() {
        int found = 0;
        String next = "";
        do {
            Answer page = reviewer()
                    .get("/api/reviews/commitments?limit=100"
                            + (next.isEmpty() ? "" : "&cursor=" + Words.encoded(next)))
                    .expect(200);
            found += (int) page.body()
                    .path("items")
                    .valueStream()
                    .filter(row -> path.endsWith(row.path("application").asString()))
                    .count();
            next = page.text("/next");
        } while (!next.isEmpty());
        return found;
    }
}
