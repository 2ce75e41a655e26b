package io.tongban.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The first publication against the single file that it was split from: put together again in the shape of that file,
 * each section has the digest that the file's section had (SHA-256 over JSON with sorted names and no spaces; items
 * without their results, which publication 6 wrote anew). Ends with the illustration: whoever publishes a real catalogue
 * deletes this test.
 */
class CatalogDataTest {

    private static final Map<String, String> DIGESTS = Map.of(
            "meta", "5e80d2512f870383d5e12f9127b6b2b5a3179704f593f9731791ac902e7b8a94",
            "materials", "f3e0321864403f288c5593be3a31651eef300ce149661152bad589f10e399db5",
            "items", "07ff1287cda8e86d4721a87db0dd98fb86b96052a1dffbb1979666ac7cb8e422",
            "commitments", "7fe65474d8e9e8249cd78389839a65ae872855a766eaff21a868627d20c00d4d",
            "packages", "f7285738d68d4b493f1b5e3f601fe071220ccdca655294cb9ceeb13c4c7ae1b4");

    private final CatalogContent content = CatalogFolder.shipped();

    @Test
    void hasTheKnownTotals() {
        List<Item> items = List.copyOf(content.items().values());

        assertThat(items).hasSize(64);
        assertThat(items.stream().filter(Item::online)).hasSize(63);
        assertThat(items.stream().filter(item -> !item.online()).map(Item::code))
                .containsExactly("lq-grant");
        assertThat(content.materials()).hasSize(143);
        assertThat(content.commitments()).hasSize(8);
        assertThat(content.packages()).hasSize(10);
        assertThat(items.stream().collect(Collectors.groupingBy(Item::kind, Collectors.counting())))
                .isEqualTo(Map.of(
                        Item.Kind.LICENCE, 46L,
                        Item.Kind.OTHER_POWER, 12L,
                        Item.Kind.RECORD, 5L,
                        Item.Kind.BENEFIT, 1L));
        assertThat(items.stream().mapToInt(item -> item.materials().size()).sum())
                .isEqualTo(498);
        assertThat(items.stream().filter(item -> !item.stages().isEmpty())).hasSize(19);
        assertThat(items.stream().filter(item -> item.levels().decide().equals("ministry")))
                .hasSize(9);
    }

    @Test
    void saysWhatStartsEachPeriod() {
        Map<String, String> other = content.items().values().stream()
                .filter(item -> !item.statutory().from().equals("accepted"))
                .collect(Collectors.toMap(Item::code, item -> item.statutory().from()));

        assertThat(other)
                .isEqualTo(Map.of(
                        "legal-aid-apply", "received",
                        "foreign-rep-annual", "received",
                        "foreign-rep-establish", "received",
                        "foreign-rep-lawyer", "received",
                        "arb-establish", "received",
                        "arb-cancel", "received",
                        "lq-grant", "announced"));
    }

    @Test
    void mapsEveryTextOfAConditionToAnswers() {
        List<Item.Line> conditional = content.items().values().stream()
                .flatMap(item -> item.materials().stream())
                .filter(line -> line.condition() != null)
                .toList();

        Stream<String> ofResults = content.items().values().stream()
                .flatMap(item -> item.results().stream())
                .map(Item.Result::condition)
                .filter(Objects::nonNull);

        assertThat(content.conditions()).hasSize(54);
        assertThat(Stream.concat(conditional.stream().map(Item.Line::condition), ofResults)
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(content.conditions().keySet());
        assertThat(conditional)
                .allSatisfy(line -> assertThat(line.when())
                        .isEqualTo(content.conditions().get(Objects.requireNonNull(line.condition()))));
        assertThat(conditional.stream().filter(line -> line.when().isEmpty()).map(Item.Line::condition))
                .containsOnly("准予后交回换证", "准予变更、领取新证前交回", "准予后交回");
    }

    /** Every result, by whom it is issued and what it does. */
    @Test
    void saysWhatBecomesOfEveryGrant() {
        List<Item.Result> results = content.items().values().stream()
                .flatMap(item -> item.results().stream())
                .toList();
        Map<String, Long> effects = results.stream()
                .collect(Collectors.groupingBy(result -> String.valueOf(result.effect()), Collectors.counting()));
        List<String> recorded = content.items().values().stream()
                .filter(item -> item.results().stream().anyMatch(result -> "ministry".equals(result.issuer())))
                .map(Item::code)
                .toList();
        Map<String, String> renewed = content.items().values().stream()
                .filter(item -> item.actsOn() != null && item.actsOn().expires() != null)
                .collect(Collectors.toMap(
                        Item::code, item -> String.valueOf(item.actsOn().expires())));

        assertThat(effects).isEqualTo(Map.of("issues", 38L, "changes", 17L, "reissues", 4L, "renews", 2L, "ends", 13L));
        assertThat(recorded)
                .hasSize(9)
                .allSatisfy(code -> assertThat(
                                Objects.requireNonNull(content.items().get("items/" + code + ".yaml"))
                                        .levels()
                                        .decide())
                        .isEqualTo("ministry"));
        assertThat(renewed).isEqualTo(Map.of("forensic-org-renew", "expiresOn", "forensic-person-renew", "expiresOn"));
        assertThat(results.stream()
                        .map(Item.Result::validity)
                        .filter(validity -> validity != null && validity.value() != null)
                        .map(Chinese::validity))
                .containsExactlyInAnyOrder("5年(凭记忆)", "5年(凭记忆)", "5年(凭记忆)", "5年(凭记忆)", "6个月(凭记忆)", "1年(假设)");
    }

    /** The after-grant hand-ins: originals of licences, never asked for at submission. */
    @Test
    void holdsTheDeliveryForOriginalsThatAreHandedInAfterTheDecision() {
        Map<String, Long> late = content.items().values().stream()
                .flatMap(item -> item.materials().stream())
                .filter(line -> line.due().equals("before-delivery"))
                .collect(Collectors.groupingBy(Item.Line::code, Collectors.counting()));
        List<String> originalsAtOnce = content.items().values().stream()
                .flatMap(item -> item.materials().stream())
                .filter(line -> line.due().equals("submission") && line.form().equals("original"))
                .map(Item.Line::code)
                .toList();

        assertThat(late).isEqualTo(Map.of("LAWYER-CERT-ORIG", 5L, "FIRM-LICENCE-ORIG", 8L, "A-CERT", 1L));
        assertThat(originalsAtOnce).containsExactlyInAnyOrder("LQ-ID-ORIG", "LQ-EDU-ORIG", "LQ-HUKOU-ORIG");
    }

    @Test
    void lostNothingOfTheSourceWhenItWasSplit() throws Exception {
        Map<String, Object> source = SourceShape.of(content);

        for (Map.Entry<String, String> section : DIGESTS.entrySet()) {
            assertThat(digest(source.get(section.getKey())))
                    .as(section.getKey())
                    .isEqualTo(section.getValue());
        }
    }

    private static String digest(Object section) throws Exception {
        JsonMapper sorted = JsonMapper.builder()
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .build();
        byte[] json = sorted.writeValueAsString(section).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json));
    }
}
