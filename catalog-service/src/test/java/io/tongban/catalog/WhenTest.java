package io.tongban.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class WhenTest {

    private static final int CASES = 20_000;

    /** Terms and answers as {@code id=a|b id=c}; a question may be answered with several values. */
    @ParameterizedTest
    @CsvSource({
        "'', '', true",
        "'', x=1, true",
        "x=1, x=1, true",
        "x=1, x=2, false",
        "x=1, '', false",
        "x=1, y=1, false",
        "x=1|2, x=2, true",
        "x=1|2, x=3, false",
        "x=1|2, x=2|3, true",
        "x=1|2, x=3|4, false",
        "x=1 y=2, x=1 y=2, true",
        "x=1 y=2, x=1, false",
        "x=1 y=2, x=1 y=1, false",
        "x=1 y=2|3, x=1 y=3 z=9, true",
        "x=yes, x=Yes, false",
        "x=1|2, x=1|2, true"
    })
    void holds(String when, String answers, boolean expected) {
        Map<String, List<String>> given = new HashMap<>();
        terms(answers).forEach((id, values) -> given.put(id, When.values(values)));

        assertThat(When.holds(terms(when), given)).isEqualTo(expected);
    }

    @Test
    void anAnswerOfSeveralValuesIsNotTheTextOfATerm() {
        assertThat(When.holds(Map.of("x", "1|2"), Map.of("x", List.of("1|2")))).isFalse();
        assertThat(When.holds(Map.of("x", "1"), Map.of("x", List.of()))).isFalse();
    }

    static List<Item> items() {
        return List.copyOf(CatalogFolder.shipped().items().values());
    }

    /** Whatever is answered, each predicate of the catalogue is true or false, as the plain reading of it says. */
    @ParameterizedTest
    @MethodSource("items")
    void isTotal(Item item) {
        Random random = new Random(item.seq());
        for (int n = 0; n < CASES / 64; n++) {
            Map<String, List<String>> answers = randomAnswers(item, random);
            for (Item.Line line : item.materials()) {
                boolean expected = true;
                for (Map.Entry<String, String> term : line.when().entrySet()) {
                    boolean any = false;
                    for (String chosen : answers.getOrDefault(term.getKey(), List.of())) {
                        any |= ("|" + term.getValue() + "|").contains("|" + chosen + "|") && !chosen.isEmpty();
                    }
                    expected &= any;
                }
                assertThat(When.holds(line.when(), answers))
                        .as("%s %s, %s", item.code(), line.when(), answers)
                        .isEqualTo(expected);
            }
        }
    }

    /** No conditional material that nobody could ever be asked for, and none that everybody is asked for. */
    @ParameterizedTest
    @MethodSource("items")
    void eachConditionCanHoldAndCanFail(Item item) {
        for (Item.Line line : item.materials()) {
            line.when().forEach((id, values) -> {
                Question question = item.questions().stream()
                        .filter(each -> each.id().equals(id))
                        .findAny()
                        .orElseThrow();
                assertThat(question.values())
                        .as("%s %s", item.code(), line.code())
                        .containsAll(When.values(values))
                        .hasSizeGreaterThan(When.values(values).size());
            });
        }
    }

    private static Map<String, List<String>> randomAnswers(Item item, Random random) {
        Map<String, List<String>> answers = new HashMap<>();
        for (Question question : item.questions()) {
            List<String> known = new ArrayList<>(question.values());
            known.add("");
            known.add("unknown");
            List<String> chosen = new ArrayList<>();
            for (int n = random.nextInt(4); n > 0; n--) {
                chosen.add(known.get(random.nextInt(known.size())));
            }
            if (random.nextInt(4) > 0) {
                answers.put(random.nextInt(9) == 0 ? "other" : question.id(), chosen);
            }
        }
        return answers;
    }

    private static Map<String, String> terms(String text) {
        Map<String, String> terms = new HashMap<>();
        for (String term : text.isEmpty() ? new String[0] : text.split(" ")) {
            terms.put(term.split("=")[0], term.split("=")[1]);
        }
        return terms;
    }
}
