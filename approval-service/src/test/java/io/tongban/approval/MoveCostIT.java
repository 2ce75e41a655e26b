package io.tongban.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.testing.ApprovalIT;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What a move costs from request to answer, one at a time; printed, never asserted. */
class MoveCostIT extends ApprovalIT {

    private static final int MOVES = Integer.getInteger("tongban.moves", 30);

    @Test
    void medianOfManyMoves() {
        List<Long> submissions = new ArrayList<>();
        List<Long> acceptances = new ArrayList<>();
        List<Long> opinions = new ArrayList<>();
        for (int i = 0; i < MOVES; i++) {
            Client applicant = person(newPerson());
            String path = complete(applicant, "forensic-person-renew", "140000", PERSON_FORM);
            submissions.add(timed(() -> applicant.post(path + "/submission", "{}")));
            acceptances.add(timed(() -> official("140000", "counter").post(path + "/acceptance", "{}")));
            opinions.add(timed(() -> official("140000", "reviewer").post(path + "/opinion", OPINION)));
        }
        System.out.printf(
                "a move, %d each, p50 / p95 in µs: submission %s, acceptance %s, opinion %s%n",
                MOVES, figures(submissions), figures(acceptances), figures(opinions));
        assertThat(opinions).hasSize(MOVES);
    }

    private static long timed(Supplier<Answer> move) {
        long start = System.nanoTime();
        assertThat(move.get().status()).isEqualTo(200);
        return (System.nanoTime() - start) / 1_000;
    }

    private static String figures(List<Long> micros) {
        List<Long> sorted = micros.stream().sorted().toList();
        return sorted.get(MOVES / 2) + " / " + sorted.get(MOVES * 95 / 100);
    }
}
