package io.tongban.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The same run as {@code deploy/demo all}: every item of the catalogue, through the gateway. */
class WholeCatalogueIT {

    @Test
    void sixtyThreeAreDeliveredAndOneIsRefusedByLaw() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();

        boolean good =
                new WholeCatalogue(TheSystem.town(), new PrintStream(said, true, StandardCharsets.UTF_8)).run("");

        assertThat(good).as(said.toString(StandardCharsets.UTF_8)).isTrue();
        assertThat(said.toString(StandardCharsets.UTF_8))
                .endsWith(
                        "63 delivered (8 on a recorded decision of the Ministry), 1 refused by law, 0 failed; 58 certificates verified, 9 only recorded"
                                + System.lineSeparator());
    }
}
