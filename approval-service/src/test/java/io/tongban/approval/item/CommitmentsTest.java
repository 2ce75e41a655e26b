package io.tongban.approval.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

class CommitmentsTest {

    private static final Path CATALOGUE = Path.of("../catalog-service/src/main/resources/catalog/commitments.yaml");

    private static final String WORDS = """
            [{"code":"CM-01","version":2,"name":"无犯罪记录","whatIsProved":"新","replacesMaterials":["NO-CRIME"],
            "legalBasisOfProof":"律师法","applicants":"本人","verification":{"method":"核验","stage":"事中","deadline":"决定前",
            "deadlineConfidence":"assumption"},"falseCommitment":{"inProcess":"终止","afterDecision":"整改","credit":"记入",
            "criminal":"移送"}}]
            """;

    private final Commitments commitments = new Commitments(
            JsonMapper.shared(), new CommitmentProperties(3, Duration.ofMinutes(5), Map.of("CM-01", 7)));

    /** How each is checked is ours to say; its words come from the catalogue. */
    @Test
    void eachOfTheCataloguesIsKnown() throws IOException {
        Map<?, ?> read = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(CATALOGUE));
        List<?> all = (List<?>) read.get("commitments");
        Item none = item("[]");
        assertThat(all).hasSize(8).allSatisfy(one -> {
            Map<?, ?> expected = (Map<?, ?>) one;
            assertThat(commitments
                            .find(none, (String) expected.get("code"))
                            .orElseThrow()
                            .replacesMaterials())
                    .isEqualTo(expected.get("replaces_materials"));
        });
    }

    @Test
    void theWordsThatCameWithTheItemGoBeforeThoseThatWereKept() throws IOException {
        Item worded = item(WORDS);
        Commitment known = commitments.find(worded, "CM-01").orElseThrow();
        assertThat(known.version()).isEqualTo(2);
        assertThat(known.whatIsProved()).isEqualTo("新");
        assertThat(known.further()).as("ours").hasSize(1);
        assertThat(commitments.find(worded, "CM-02").orElseThrow().version()).isEqualTo(1);
        assertThat(commitments.find(worded, "CM-09")).isEmpty();
        Commitment unknown =
                commitments.find(item(WORDS.replace("CM-01", "CM-09")), "CM-09").orElseThrow();
        assertThat(unknown.days()).isEqualTo(30);
    }

    @ParameterizedTest
    @CsvSource({
        "新, 旧, true",
        "律师法, 公证法, true",
        "核验, 函询, true",
        "决定前, 决定后, true",
        "整改, 撤销, true",
        "记入, 停用, true",
        "事中, 事后, false",
        "本人, 单位, false",
        "assumption, high, false"
    })
    void aNoticeIsAnotherOnlyWhereItSaysSomethingElse(String before, String now, boolean another) throws IOException {
        String next = WORDS.replace("\"version\":2", "\"version\":3").replace('"' + before + '"', '"' + now + '"');
        assertThat(next).contains(now);
        assertThat(ItemDifference.between(item(WORDS), item(next)))
                .containsExactly(another ? "“无犯罪记录”的告知书有变化,已签署的须重新阅读、签署" : "办事指南的其他内容有更新");
    }

    private static Item item(String words) throws IOException {
        String body = Files.readString(Path.of("src/test/resources/items/commitments-test.json"));
        return JsonMapper.shared()
                .readValue("{\"commitments\":" + words + "," + body.strip().substring(1), Item.class);
    }

    @Test
    void theDaysAreConfigured() {
        assertThat(commitments.days("CM-01")).isEqualTo(7);
        assertThat(commitments.days("CM-05")).isEqualTo(60);
    }
}
