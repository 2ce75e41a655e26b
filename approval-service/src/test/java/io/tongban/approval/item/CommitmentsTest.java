package io.tongban.approval.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

class CommitmentsTest {

    private static final Path CATALOGUE = Path.of("../catalog-service/src/main/resources/catalog/commitments.yaml");

    private final Commitments commitments = new Commitments(
            JsonMapper.shared(), new CommitmentProperties(3, Duration.ofMinutes(5), Map.of("CM-01", 7)));

    /** Two files, one truth. */
    @Test
    void eachIsAsTheCatalogueHasIt() throws IOException {
        Map<?, ?> read = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(CATALOGUE));
        List<?> all = (List<?>) read.get("commitments");
        assertThat(all).hasSize(8).allSatisfy(one -> {
            Map<?, ?> expected = (Map<?, ?>) one;
            Commitment ours = commitments.get((String) expected.get("code"));
            Map<?, ?> check = (Map<?, ?>) expected.get("verification");
            Map<?, ?> untrue = (Map<?, ?>) expected.get("false_commitment");
            assertThat(List.of(
                            ours.name(),
                            ours.whatIsProved(),
                            ours.replacesMaterials(),
                            ours.legalBasisOfProof(),
                            ours.applicants(),
                            ours.verification().method(),
                            ours.verification().stage(),
                            ours.verification().deadline(),
                            ours.falseCommitment().inProcess(),
                            ours.falseCommitment().afterDecision(),
                            ours.falseCommitment().credit(),
                            ours.falseCommitment().criminal()))
                    .isEqualTo(List.of(
                            expected.get("name"),
                            expected.get("what_is_proved"),
                            expected.get("replaces_materials"),
                            expected.get("legal_basis_of_proof"),
                            expected.get("applicants"),
                            check.get("method"),
                            check.get("stage"),
                            check.get("deadline"),
                            untrue.get("in_process"),
                            untrue.get("after_decision"),
                            untrue.get("credit"),
                            untrue.get("criminal")));
        });
    }

    @Test
    void theDaysAreConfigured() {
        assertThat(commitments.days("CM-01")).isEqualTo(7);
        assertThat(commitments.days("CM-05")).isEqualTo(60);
    }
}
