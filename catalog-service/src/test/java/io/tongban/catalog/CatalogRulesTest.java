package io.tongban.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One fault after the other is planted into the shipped files; each must be named, with file, place and what is expected. */
class CatalogRulesTest {

    private static final String LAWYER = "items/lawyer-practice-fulltime.yaml";
    private static final String ON_SITE = "items/lq-grant.yaml";
    private static final String SETUP = "packages/PK-FIRM-SETUP.yaml";

    @TempDir
    Path folder;

    /**
     * @param fault the start of the line that must be among the answers
     * @param code the end of that line
     */
    record Planted(String file, String from, String to, String fault, String code) {

        @Override
        public String toString() {
            return fault;
        }
    }

    static Stream<Planted> planted() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/planted-faults.txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.replace("\\n", "\n").replace("<nothing>", "").split(" ~ ", -1))
                .map(parts -> new Planted(parts[0], parts[1], parts[2], parts[3], parts[4]));
    }

    @Test
    void takesTheShippedFiles() {
        assertThat(CatalogFolder.copyTo(folder).faults()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("planted")
    void namesThePlantedFault(Planted planted) {
        List<String> faults = CatalogFolder.copyTo(folder)
                .edit(planted.file(), planted.from(), planted.to())
                .faults();

        assertThat(faults)
                .anySatisfy(
                        fault -> assertThat(fault).startsWith(planted.fault()).endsWith(") " + planted.code()));
    }

    @Test
    void namesAllFaultsAtOnce() {
        List<String> faults = CatalogFolder.copyTo(folder)
                .edit(LAWYER, "unit: workday", "unit: fortnight")
                .edit(ON_SITE, "on_site_visits: 1", "on_site_visits: 0")
                .edit("materials.yaml", "form: electronic", "form: oral")
                .edit(SETUP, "form: general", "form: round")
                .edit("meta.yaml", "packages: 10", "packages: 11")
                .faults();

        assertThat(faults)
                .containsExactlyInAnyOrder(
                        LAWYER + ": statutory.unit: fortnight (expected: workday, day, month) NOT_ALLOWED",
                        ON_SITE + ": on_site_visits: 0 (expected: at least 1) ONLINE_CONTRADICTED",
                        "materials.yaml: materials[AF-LAWYER].form: oral (expected: electronic, copy, original) NOT_ALLOWED",
                        SETUP
                                + ": steps[firm-establish-general].when.form: round (expected: answers of that question, joined by |) ANSWERS_UNKNOWN",
                        "meta.yaml: expected.packages: 11 (expected: 10, as in the files) TOTAL_WRONG");
    }

    @Test
    void namesAllFaultsOfConditionsQuestionsAndFormsAtOnce() {
        List<String> faults = CatalogFolder.copyTo(folder)
                .edit("items/lq-reissue.yaml", "condition: 遗失", "condition: 丢了")
                .edit("conditions.yaml", "{relaxed: 'yes'}", "{relaxed: maybe}")
                .edit("conditions.yaml", "{means: check}", "{mean: check}")
                .edit(
                        "questions.yaml",
                        "questions:\n",
                        "questions:\n  - {id: idle, question: 闲, options: [{value: a, label: 甲}, {value: b, label: 乙}]}\n")
                .edit("forms/lq-reissue.json", "\"maxLength\": 40,\n", "\n")
                .faults();

        assertThat(faults.stream().map(fault -> fault.replaceAll(" \\(expected.*", "")))
                .containsExactlyInAnyOrder(
                        "items/lq-reissue.yaml: materials[LOSS-DECL].condition: 丢了",
                        "conditions.yaml: conditions[享受放宽政策的申请人].when.relaxed: maybe",
                        "conditions.yaml: conditions[需要核查经济困难状况].when: mean",
                        "questions.yaml: questions[idle]: used by no item",
                        "forms/lq-reissue.json: certificateNumber.maxLength: missing");
    }

    @Test
    void doesNotComplainTwiceOfOneSlip() {
        assertThat(CatalogFolder.copyTo(folder)
                        .edit("items/legal-aid-apply.yaml", "unit: day", "unit: moon")
                        .faults())
                .containsExactly(
                        "items/legal-aid-apply.yaml: statutory.unit: moon (expected: workday, day, month) NOT_ALLOWED");
    }

    @Test
    void namesAMissingFileAndAFileThatNobodyReads() {
        List<String> faults = CatalogFolder.copyTo(folder)
                .remove("commitments.yaml")
                .write("items/new.yml", "code: new")
                .faults();

        assertThat(faults)
                .contains("commitments.yaml: file: missing (expected: a file of this name) FILE_MISSING")
                .anySatisfy(fault -> assertThat(fault).startsWith("items/new.yml: file: unknown file"));
    }

    @Test
    void refusesTwoFormsThatAskTheSame() {
        CatalogFolder files = CatalogFolder.copyTo(folder);
        String twin = files.read("forms/notary-dismiss.json").replace("\"公证机构名称\"", "\"公证处\"");

        assertThat(files.write("forms/notary-appoint-assess.json", twin).faults())
                .containsExactly("forms/notary-dismiss.json: properties: the same as forms/notary-appoint-assess.json"
                        + " (expected: a form of its own) FORM_SAME");
    }

    @Test
    void namesAMissingCommonPartOnce() {
        assertThat(CatalogFolder.copyTo(folder)
                        .remove("forms/common-organisation.json")
                        .faults())
                .containsExactly(
                        "forms/common-organisation.json: file: missing (expected: a file of this name) FILE_MISSING");
    }

    @Test
    void anItemThatIsGoneIsNamedWhereverItIsReferredTo() {
        List<String> faults = CatalogFolder.copyTo(folder).remove(ON_SITE).faults();

        assertThat(faults)
                .contains(
                        "meta.yaml: expected.items: 64 (expected: 63, as in the files) TOTAL_WRONG",
                        LAWYER + ": prerequisites: lq-grant (expected: the code of another item) REFERENCE_UNKNOWN",
                        "packages/PK-LAWYER-FIRST.yaml: steps[lq-grant].item: lq-grant (expected: the code of an item) REFERENCE_UNKNOWN");
    }
}
