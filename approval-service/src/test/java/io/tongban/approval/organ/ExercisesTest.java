package io.tongban.approval.organ;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongban.support.problem.RefusedException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

class ExercisesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final String GOOD = "ENTRUSTED,x,140000,decide,city,140000,2026-01-01,,公告";
    private final Organs organs = new Organs();

    @Test
    void theShippedFileHasNoFaultsAndSaysThatItIsAnIllustration() {
        Exercises shipped = exercises(new ClassPathResource("organs/exercises.csv"));

        assertThat(shipped.all()).extracting(Exercise::mode).contains(Exercise.Mode.values());
        assertThat(shipped.all()).allSatisfy(e -> assertThat(e.announcement()).startsWith("演示"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ENTRUSTED,x,140000,decide,city,140000,2026-01-01,,           | announcement: none",
                "ENTRUSTED,x,149999,decide,city,140000,2026-01-01,,公告       | organ: 149999",
                "ENTRUSTED,x,140000,decide,city,000001,2026-01-01,,公告       | organ: 000001",
                "ENTRUSTED,x,140000,decide,town,140000,2026-01-01,,公告       | organ: town",
                "ENTRUSTED,x,140000,judge,city,140000,2026-01-01,,公告        | acts: [judge]",
                "ENTRUSTED,x,140000,decide,140000,140000,2026-01-01,,公告     | another than the authority",
                "ENTRUSTED,x,140000,decide,city,140000,2026-02-01,2026-01-01,公告 | until: 2026-01-01",
                "ENTRUSTED,x,140000,decide,city,140000,2026-02-30,,公告       | 2026-02-30",
                "LENT,x,140000,decide,city,140000,2026-01-01,,公告            | LENT",
                "ENTRUSTED,x                                                  | row 2"
            })
    void aFaultyRowStopsTheStart(String row, String fault) {
        assertThatThrownBy(() -> exercises(file(GOOD, row)))
                .hasMessageContaining("row 2")
                .hasMessageContaining(fault);
    }

    @Test
    void allFaultsAreToldAtOnce() {
        assertThatThrownBy(() -> exercises(file("LENT,x,140000,decide,city,140000,2026-01-01,,公告", GOOD, GOOD)))
                .hasMessageContaining("row 1")
                .hasMessageContaining("rows 2 and 3: the same item, region and act on the same days");
    }

    @Test
    void anEntrustedPowerIsNotPassedOn() {
        assertThatThrownBy(() -> exercises(file(
                        "ENTRUSTED,x,140100,decide,140100,140000,2026-01-01,,公告",
                        "ENTRUSTED,x,140105,decide,140105,140100,2026-01-01,,公告")))
                .hasMessageContaining("not passed on");
    }

    @Test
    void theNarrowestRegionWins() {
        Routes routes = new Routes(
                organs,
                exercises(file(
                        "DEVOLVED,x,140000,decide,city,140000,2026-01-01,,公告",
                        "DEVOLVED,x,140105,decide,county,140000,2026-01-01,,公告")));
        List<String> levels = List.of("county", "county", "province");

        assertThat(routes.of("x", levels, "140105", DAY).orElseThrow().route()).containsExactly("140105");
        assertThat(routes.of("x", levels, "140106", DAY).orElseThrow().route()).containsExactly("140106", "140100");
        assertThat(routes.of("y", levels, "140106", DAY).orElseThrow().route()).containsExactly("140106", "140000");
        assertThat(routes.of("x", levels, "140106", DAY.withYear(2025))
                        .orElseThrow()
                        .route())
                .containsExactly("140106", "140000");
        assertThat(routes.of("x", levels, "nowhere", DAY)).isEmpty();
        assertThat(routes.of("x", levels, "140100", DAY)).isEmpty();
    }

    @Test
    void aCaseDoesNotComeBackToAnOrganThatItHasLeft() {
        Routes routes = new Routes(organs, exercises(file("ENTRUSTED,x,140000,decide,city,140000,2026-01-01,,公告")));

        assertThatThrownBy(() -> routes.of("x", List.of("city", "province", "province"), "140105", DAY))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused ->
                                assertThat(refused.refusal().problem().name()).isEqualTo("ROUTE_RECURS"));
        assertThat(routes.of("x", List.of("city", "city", "province"), "140105", DAY)
                        .orElseThrow()
                        .route())
                .containsExactly("140100");
    }

    @Test
    void theZonesSuperiorIsNotTheCityAroundIt() {
        assertThat(organs.get("140171").superior()).isEqualTo("140000");
        assertThat(organs.get("140171").parent()).isEqualTo("140100");
        assertThat(organs.get("140105").superior()).isEqualTo("140100");
        assertThat(organs.get("000000").superior()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "140000, 向山西省人民政府或者司法部申请行政复议",
        "140100, 向太原市人民政府或者山西省司法厅申请行政复议",
        "140105, 向太原市小店区人民政府或者太原市司法局申请行政复议",
        "140171, 向山西省人民政府申请行政复议",
        "000000, 向司法部申请行政复议"
    })
    void theRemedyNamesWhoReconsiders(String organ, String words) {
        assertThat(organs.remedyAgainst(organ)).contains(words);
    }

    private Exercises exercises(Resource file) {
        return new Exercises(organs, new ExerciseProperties(file));
    }

    private static Resource file(String... rows) {
        return new ByteArrayResource(String.join("\n", rows).getBytes(StandardCharsets.UTF_8));
    }
}
