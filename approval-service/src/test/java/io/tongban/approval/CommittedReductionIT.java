package io.tongban.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.reduction.ReductionRun;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Committing;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;

/** 减证明: proofs that were committed to instead, counted from the cases themselves. */
class CommittedReductionIT extends Committing {

    private static final String COUNTED = "commitments-counted";
    private static final int LEAST = 5;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private Clock clock;

    @Test
    void whatWasCommittedToInTheEndIsCountedAndWhatWasTakenBackIsGiven() {
        published(COUNTED, 1, "[]");
        for (int i = 1; i < LEAST; i++) {
            granted(committedTo(person(newPerson())));
        }
        assertThat(counted().isMissingNode()).as("of few nothing is told").isTrue();
        Client applicant = person(newPerson());
        String last = committedTo(applicant);
        assertThat(applicant
                        .upload(
                                one(last, "PREMISES").replace("/commitments/", "/materials/") + "/files",
                                UUID.randomUUID().toString(),
                                PDF)
                        .status())
                .isEqualTo(201);
        moved(applicant.post(one(last, "PREMISES") + "/withdrawal", ""), "SUBMITTED");
        granted(last);

        JsonNode figures = counted();
        assertThat(figures.path("cases").asInt()).isEqualTo(LEAST);
        assertThat(figures.path("asked").asDouble())
                .as("the eight and the form")
                .isEqualTo(9);
        assertThat(figures.path("committed").asDouble()).isEqualTo((8 * 4 + 7) / 5.0);
        assertThat(figures.path("given").asDouble()).isEqualTo(1 / 5.0);
        assertThat(figures.path("fetched").asDouble()).isZero();
    }

    private JsonNode counted() {
        JsonNode told = ReductionRun.count(database, clock);
        assertThat(told.path("baseline").asString()).contains("假设[A]");
        return told.path("items")
                .valueStream()
                .filter(row -> row.path("item").asString().equals(COUNTED))
                .findFirst()
                .orElse(told.path("none"));
    }

    private static String committedTo(Client applicant) {
        String path = draft(applicant, COUNTED, PROVINCE);
        assertThat(applicant.patch(path, "1", ownForm()).status()).isEqualTo(200);
        signed(applicant, path, PROOFS.toArray(String[]::new));
        submitted(applicant, path);
        return path;
    }
}
