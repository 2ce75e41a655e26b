package io.tongban.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The same run as {@code deploy/demo}: every item of the catalogue, through the gateway. */
class WholeCatalogueIT {

    @Test
    void sixtyThreeAreDeliveredAndOneIsRefusedByLawAndNothingSensitiveRestsInClear() throws SQLException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();

        boolean good =
                new WholeCatalogue(TheSystem.town(), new PrintStream(said, true, StandardCharsets.UTF_8)).run("");

        assertThat(good).as(said.toString(StandardCharsets.UTF_8)).isTrue();
        assertThat(said.toString(StandardCharsets.UTF_8))
                .endsWith(
                        "63 delivered (8 on a recorded decision of the Ministry), 1 refused by law, 0 failed; 58 certificates verified, 9 only recorded"
                                + System.lineSeparator());
        assertThat(Canary.values())
                .as("people, phones, passports and permits")
                .contains("140105199003070012", "13900000001")
                .hasSizeGreaterThan(8);
        assertThat(Canary.inClear(Set.of("山西示例律师事务所")))
                .as("what is not marked as sensitive is found, so the search works")
                .isNotEmpty();
        assertThat(Canary.inClear(Canary.values())).isEmpty();
        assertThat(TheSystem.filesIn("objects")).as("files that were given").isPositive();
        assertThat(Canary.inClear(Set.of(Traveller.CONTENT))).isEmpty();
    }
}
