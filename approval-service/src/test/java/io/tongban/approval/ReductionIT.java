package io.tongban.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.testing.Bundling;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What cases really took is told to everybody, and of few cases nothing. */
class ReductionIT extends Bundling {

    @Test
    void whatCasesTookIsCountedByItemAndOfFewNothingIsTold() {
        for (int i = 0; i < 5; i++) {
            Client founder = person(newPerson());
            String path = filledSetup(founder);
            founder.post(path + "/submission", "{\"later\":false}");
            grantedThroughTheCity(caseOf(founder, path, NAME));
        }

        Answer told = visitor().get("/api/reductions");

        assertThat(told.status()).isEqualTo(200);
        assertThat(told.text("/from")).isEqualTo("2025-03-03");
        assertThat(told.text("/to")).isEqualTo("2026-03-02");
        assertThat(told.text("/baseline")).contains("假设");
        JsonNode name = told.body()
                .path("items")
                .valueStream()
                .filter(row -> row.path("item").asString().equals(NAME))
                .findFirst()
                .orElseThrow();
        assertThat(name.path("cases").asString())
                .isEqualTo(decidedCases("a.item_code = '" + NAME + "'").get(0))
                .satisfies(cases -> assertThat(Integer.parseInt(cases)).isGreaterThanOrEqualTo(5));
        assertThat(name.path("name").asString()).isEqualTo("律师事务所名称预核准");
        assertThat(name.path("given").asDouble()).isPositive();
        assertThat(name.path("visits").asDouble()).isZero();
        assertThat(told.body().path("items").valueStream())
                .allSatisfy(row -> assertThat(row.path("cases").asInt()).isGreaterThanOrEqualTo(5));
    }

    private static List<String> decidedCases(String which) {
        return strings("select count(distinct a.id)::text from application a join application_log l"
                + " on l.application_id = a.id and l.to_state in ('GRANTED', 'DENIED') and l.from_state <> l.to_state"
                + " and l.on_day between '2025-03-03' and '2026-03-02' where " + which
                + " and exists (select from application_log r where r.application_id = a.id"
                + " and r.from_state = 'DRAFT' and r.to_state = 'SUBMITTED')");
    }
}
