package io.tongban.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The five kinds of items, from login to delivered result. */
class JourneysIT {

    static Stream<Arguments> five() {
        return Journey.five(TheSystem.access().url("outside")).stream()
                .map(journey -> Arguments.of(journey.item(), journey));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("five")
    void fromDraftToDeliveredResult(String item, Journey journey) {
        List<String> said = new ArrayList<>();

        Traveller.Result result = new Traveller(TheSystem.town(), said::add).go(journey);

        assertThat(result.caseNumber()).matches("SX2026-\\d{6}-[0-9A-Z]");
        assertThat(result.result()).contains("2026-03-", "送达");
        assertThat(said).hasSize(journey.steps().size() + 1);
        String id = TheSystem.id(result.path());
        String moves = TheSystem.query(
                "approval",
                "select count(*) from application_log where application_id = ?::uuid and action <> 'CREATE'",
                id);
        assertThat(Integer.parseInt(moves))
                .as("originals are handed in besides")
                .isGreaterThanOrEqualTo(journey.steps().size());
        assertThat(TheSystem.query(
                        "approval",
                        "select count(*) from outbox where stream = ?::uuid and body ->> 'type' not like '%.rating-%'",
                        id))
                .isEqualTo(moves);
        await().untilAsserted(() -> assertThat(
                        TheSystem.query("notice", "select count(*) from inbox where event_id like ? || '-%'", id))
                .as("and the invitation to rate")
                .isEqualTo(TheSystem.query("approval", "select count(*) from outbox where stream = ?::uuid", id)));
        Books.agree();
    }
}
