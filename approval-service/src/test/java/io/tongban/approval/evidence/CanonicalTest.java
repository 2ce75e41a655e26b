package io.tongban.approval.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class CanonicalTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** RFC 8785 sections 3.2.2.2 and 3.2.3, without the numbers that it allows and we do not. */
    @Test
    void theExamplesOfTheStandard() {
        assertThat(
                        of(
                                "{\"string\":\"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\",\"literals\":[null,true,false]}"))
                .isEqualTo("{\"literals\":[null,true,false],\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
        assertThat(
                        of(
                                "{\"\\u20ac\":\"Euro Sign\",\"\\r\":\"Carriage Return\",\"\\ufb33\":\"Hebrew Letter Dalet With Dagesh\","
                                        + "\"1\":\"One\",\"\\ud83d\\ude00\":\"Emoji\",\"\\u0080\":\"Control\",\"\\u00f6\":\"O Umlaut\"}"))
                .isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"ö\":\"O Umlaut\","
                        + "\"€\":\"Euro Sign\",\"😀\":\"Emoji\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-0|0",
                "9007199254740991|9007199254740991",
                "-9007199254740991|-9007199254740991",
                "9007199254740992|\"9007199254740992\"",
                "1.5|\"1.5\"",
                "[1.50,1e3]|[\"1.5\",\"1000.0\"]"
            })
    void aNumberIsWholeOrAText(String given, String written) {
        assertThat(of(given)).isEqualTo(written);
    }

    @Test
    void whatIsNullIsNotThereAndHalfACharacterIsReplaced() {
        ObjectNode node = JSON.createObjectNode().put("b", "\ud800x\udc00").putNull("a");
        node.putArray("c").addNull();

        assertThat(Canonical.of(node)).isEqualTo("{\"b\":\"\ufffdx\ufffd\",\"c\":[null]}");
    }

    @Test
    void readAndWrittenAgainItIsTheSame() {
        String given = System.getProperty("tongban.seed", "");
        long seed = given.isBlank() ? System.nanoTime() : Long.parseLong(given);
        System.out.println("canonical: seed " + seed);
        for (int i = 0; i < 2_000; i++) {
            String once = Canonical.of(random(new Random(seed + i), 4));
            assertThat(of(once)).as("seed %d", seed + i).isEqualTo(once);
        }
    }

    private static JsonNode random(Random random, int depth) {
        int kind = random.nextInt(depth == 0 ? 4 : 6);
        return switch (kind) {
            case 0 -> JSON.getNodeFactory().numberNode(random.nextLong() >> 10);
            case 1 -> JSON.getNodeFactory().booleanNode(random.nextBoolean());
            case 2, 3 -> JSON.getNodeFactory().stringNode(text(random));
            case 4 -> {
                var array = JSON.createArrayNode();
                random.ints(random.nextInt(4), 0, 9).forEach(i -> array.add(random(random, depth - 1)));
                yield array;
            }
            default -> {
                ObjectNode object = JSON.createObjectNode();
                random.ints(random.nextInt(4), 0, 9).forEach(i -> object.set(text(random), random(random, depth - 1)));
                yield object;
            }
        };
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        random.ints(random.nextInt(8), 0, 4)
                .forEach(kind -> text.appendCodePoint(
                        kind == 0
                                ? random.nextInt(32)
                                : kind == 1 ? random.nextInt(0x110000) : 'a' + random.nextInt(26)));
        return text.toString();
    }

    private static String of(String json) {
        return Canonical.of(JSON.readTree(json));
    }
}
