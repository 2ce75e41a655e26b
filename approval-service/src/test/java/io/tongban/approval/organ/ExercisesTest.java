package io.tongban.approval.organ;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongban.support.problem.RefusedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class ExercisesTest {

    private static final Path CATALOGUE = Path.of("../catalog-service/src/main/resources/catalog/items");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final String GOOD = "ENTRUSTED,x,140000,decide,city,140000,2026-01-01,,公告";
    private final Organs organs = new Organs();

    @Test
    void theShippedFileHasNoFaultsAndSaysThatItIsAnIllustration() {
        Exercises shipped = exercises(new ClassPathResource("organs/exercises.csv"));

        assertThat(shipped.all()).extracting(Exercise::mode).contains(Exercise.Mode.ENTRUSTED, Exercise.Mode.DEVOLVED);
        assertThat(shipped.all()).allSatisfy(e -> assertThat(e.announcement()).startsWith("演示"));
    }

    /** Two files, one truth: every delegation of the catalogue is exercised as it says, and no other is. */
    @Test
    void theShippedFileAgreesWithTheCatalogue() throws IOException {
        Exercises shipped = exercises(new ClassPathResource("organs/exercises.csv"));
        Map<String, Set<String>> expected = new TreeMap<>();
        try (Stream<Path> items = Files.list(CATALOGUE)) {
            for (Path file : items.toList()) {
                Map<?, ?> item = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
                Map<?, ?> levels = (Map<?, ?>) item.get("levels");
                if (levels.get("delegation") instanceof Map<?, ?> delegation) {
                    expected.put((String) item.get("code"), expected(levels, delegation));
                }
            }
        }
        Map<String, Set<String>> actual = new TreeMap<>();
        shipped.all()
                .forEach(e -> actual.computeIfAbsent(e.item(), code -> new TreeSet<>())
                        .add(e.mode().text() + " " + e.region() + " " + e.organ() + " " + e.authority()));

        assertThat(expected).hasSize(23);
        assertThat(actual).isEqualTo(expected);
    }

    private static Set<String> expected(Map<?, ?> levels, Map<?, ?> delegation) {
        String mode = (String) delegation.get("mode");
        Set<String> rows = new TreeSet<>();
        for (Object to : (List<?>) delegation.get("delegated_to")) {
            rows.add(mode + " "
                    + switch ((String) to) {
                        case "设区的市司法局(11市)" -> "140000 city";
                        case "山西转型综合改革示范区管委会(140171)" -> "140171 140171";
                        case "县(市、区)司法局" -> "140000 county";
                        default -> throw new AssertionError("delegated to: " + to);
                    }
                    + " 140000");
        }
        boolean inNameOfTheProvince = ((String) delegation.get("documents_in_name_of")).contains("委托机关");
        assertThat(inNameOfTheProvince).as(delegation.toString()).isEqualTo(mode.equals("委托"));
        assertThat(levels.get("decide"))
                .isEqualTo(mode.equals("委托") ? "province" : rows.toString().contains("county") ? "county" : "city");
        return rows;
    }

    @Test
    void elevenCitiesAndTheZoneDecideInTheNameOfTheProvince() {
        Routes routes = new Routes(organs, exercises(new ClassPathResource("organs/exercises.csv")));
        List<String> levels = List.of("city", "city", "province");
        List<String> cities = organs.all().stream()
                .filter(organ -> organ.level().equals("city"))
                .map(Organ::code)
                .toList();

        assertThat(cities).hasSize(11);
        for (String code : Stream.concat(cities.stream(), Stream.of("140171")).toList()) {
            Routing routing =
                    routes.of("firm-address-change", levels, code, DAY).orElseThrow();
            assertThat(routing.route()).containsExactly(code);
            Signature signature = organs.signature(code, "decide", routing.exercises());
            assertThat(signature.organ()).isEqualTo("140000");
            assertThat(signature.entrusted()).isEqualTo(organs.get(code).name());
            assertThat(signature.remedy()).contains("向山西省人民政府或者司法部申请行政复议");
        }
        assertThat(routes.of("lawyer-transfer-inbound", levels, "140105", DAY)
                        .orElseThrow()
                        .route())
                .containsExactly("140100", "140000");
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
