package io.tongban.approval.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongban.approval.lifecycle.Action;
import io.tongban.approval.lifecycle.Kind;
import io.tongban.approval.lifecycle.Lifecycle;
import io.tongban.approval.organ.Signature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The words of the documents: what is shipped is whole, and what is not whole does not start. */
class TemplatesTest {

    private static final Templates SHIPPED = TemplateFiles.load(TemplateFiles.SHIPPED);
    private static final String GOOD = """
            document: DENIAL
            for: [LICENCE]
            title: 不予行政许可决定书
            addressee: "{applicant}"
            paragraphs:
              - "{reason},根据{basis},决定不予行政许可。{text}"
            remedy: "{remedy}"
            """;

    static Stream<Arguments> everyDocument() {
        return Stream.of(DocumentKind.values())
                .flatMap(document -> document.cases().stream().map(kind -> Arguments.of(document, kind)));
    }

    @ParameterizedTest
    @MethodSource("everyDocument")
    void everyDocumentHasItsWords(DocumentKind document, Kind kind) {
        Source source = source(document, kind, "");

        assertThat(source.title()).isNotBlank();
        assertThat(source.text())
                .doesNotContain("{", "}", "null")
                .contains("山西省司法厅", "2026年3月2日", "模拟印章，不具有法律效力", "演示数据");
        for (String name : document.says()) {
            assertThat(source.text()).as(name).contains("<" + name + ">");
        }
        if (document.says().contains("remedy")) {
            assertThat(source.remedy()).endsWith("<remedy>");
        }
        if (kind != Kind.LICENCE) {
            assertThat(source.text()).doesNotContain("行政许可法");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ACCEPTANCE_NOTICE, LICENCE, deemed, acceptance-deemed.v1",
        "ACCEPTANCE_NOTICE, RECORD, deemed, acceptance.v1",
        "NON_ACCEPTANCE, LICENCE, OUTSIDE_COMPETENCE, not-within-authority-licence.v1",
        "NON_ACCEPTANCE, BENEFIT, OUTSIDE_COMPETENCE, not-within-authority.v1",
        "NON_ACCEPTANCE, LICENCE, NO_PERMIT_NEEDED, no-permit-needed.v1",
        "NON_ACCEPTANCE, LICENCE, FALSE_MATERIAL, non-acceptance-licence.v1",
        "NON_ACCEPTANCE, RECORD, FALSE_MATERIAL, non-acceptance.v1",
        "DENIAL, LICENCE, FALSE_MATERIAL, denial-false-licence.v1"
    })
    void aVariantHasItsOwnWordsOrTheUsualOnes(DocumentKind document, Kind kind, String variant, String file) {
        assertThat(source(document, kind, variant).template()).isEqualTo(file);
    }

    @Test
    void theActThatDeniesMustTellTheRemedies() {
        assertThat(Stream.of(DocumentKind.values())
                        .filter(document -> document.says().contains("remedy")))
                .containsExactlyInAnyOrder(
                        DocumentKind.RETURN_NOTICE,
                        DocumentKind.RECTIFICATION_ORDER,
                        DocumentKind.NON_ACCEPTANCE,
                        DocumentKind.GRANT,
                        DocumentKind.DENIAL,
                        DocumentKind.TERMINATION_NOTICE,
                        DocumentKind.REVOCATION,
                        DocumentKind.RECALL,
                        DocumentKind.DEREGISTRATION,
                        DocumentKind.ANNULMENT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{text} | {words} | unknown variable {words}",
                "{text} | '' | missing variable {text}",
                "{basis} | '' | missing variable {basis}",
                "remedy: \"{remedy}\" | remedy: 可以申请行政复议 | no remedy paragraph",
                "{reason} | {reason | unbalanced brace",
                "[LICENCE] | [RECORD] | cites 行政许可法",
                "{text} | {text}{remedy} | {remedy} in a paragraph",
                "DENIAL | REFUSAL | No enum constant",
                "title: | headline: | with some of",
            })
    void aFaultyTemplateIsNamedWithItsFault(String is, String becomes, String fault, @TempDir Path folder)
            throws IOException {
        String wrong = GOOD.replace("根据{basis}", "根据行政许可法{basis}").replace(is, becomes);
        Files.writeString(folder.resolve("wrong.v1.yaml"), wrong);

        assertThatThrownBy(() -> TemplateFiles.load("file:" + folder + "/*.yaml"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("wrong.v1")
                .hasMessageContaining(fault);
    }

    @Test
    void allFaultsComeAtOnceAndADocumentWithoutWordsIsOne(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("one.v1.yaml"), GOOD);
        Files.writeString(folder.resolve("two.v1.yaml"), GOOD.replace("{text}", "{words}"));

        assertThatThrownBy(() -> TemplateFiles.load("file:" + folder + "/*.yaml"))
                .hasMessageContaining("unknown variable {words}")
                .hasMessageContaining("missing variable {text}")
                .hasMessageContaining("another file is version 1 for LICENCE")
                .hasMessageContaining("no template of GRANT for RECORD");
    }

    @Test
    void theServiceDoesNotStartWithAFault() {
        new ApplicationContextRunner()
                .withUserConfiguration(TemplateFiles.class)
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(Templates.class));
        new ApplicationContextRunner()
                .withBean(Templates.class, () -> TemplateFiles.load("classpath*:documents-broken/*.yaml"))
                .run(context -> assertThat(context).hasFailed());
    }

    @Test
    void aValueIsNeverReadAsATemplateAndAMissingOneIsAnError() {
        Map<String, String> values = values(DocumentKind.DENIAL);
        values.put("text", "{remedy} $1 \\");
        Template template = SHIPPED.find(DocumentKind.DENIAL, Kind.LICENCE, "");

        assertThat(template.fill(values).paragraphs()).contains("理由：{remedy} $1 \\。");
        for (String without : List.of("basis", "reason", "text")) {
            Map<String, String> blank = new HashMap<>(values);
            blank.put(without, " ");
            assertThatThrownBy(() -> template.fill(blank)).hasMessageContaining("variable " + without + ": empty");
        }
        values.remove("basis");
        assertThatThrownBy(() -> template.fill(values)).hasMessageContaining("variable basis: not given");
    }

    @ParameterizedTest
    @CsvSource({"实习考核不合格, 实习考核不合格。", "实习考核不合格。, 实习考核不合格。", "见附件；, 见附件。", "是否属实？, 是否属实？。"})
    void aSentenceEndsOnce(String text, String set) {
        Map<String, String> values = values(DocumentKind.DENIAL);
        values.put("text", text);

        assertThat(SHIPPED.find(DocumentKind.DENIAL, Kind.LICENCE, "")
                        .fill(values)
                        .paragraphs())
                .contains("理由：" + set);
    }

    /** Which documents a move issues, and so in which kinds of cases each must have its words. */
    private static final Map<Action, Set<DocumentKind>> ISSUED = Map.ofEntries(
            // the last two are no move's: of a case that came in by a commitment
            Map.entry(
                    Action.SUBMIT,
                    Set.of(
                            DocumentKind.RECEIPT,
                            DocumentKind.COMMITMENT_LETTER,
                            DocumentKind.COMMITMENT_VIEWS_NOTICE,
                            DocumentKind.RECTIFICATION_ORDER)),
            Map.entry(Action.CORRECT, Set.of(DocumentKind.CORRECTION_RECEIPT)),
            Map.entry(Action.REQUEST_CORRECTION, Set.of(DocumentKind.CORRECTION_NOTICE)),
            Map.entry(Action.REQUEST_CORRECTION_AGAIN, Set.of(DocumentKind.FURTHER_CORRECTION_NOTICE)),
            Map.entry(Action.RETURN, Set.of(DocumentKind.RETURN_NOTICE)),
            Map.entry(Action.ACCEPT, Set.of(DocumentKind.ACCEPTANCE_NOTICE)),
            Map.entry(Action.DEEM_ACCEPTANCE, Set.of(DocumentKind.ACCEPTANCE_NOTICE)),
            Map.entry(Action.REFUSE_ACCEPTANCE, Set.of(DocumentKind.NON_ACCEPTANCE)),
            Map.entry(Action.WITHDRAW, Set.of(DocumentKind.WITHDRAWAL_CONFIRMATION)),
            Map.entry(Action.SUSPEND, Set.of(DocumentKind.SPECIAL_PROCEDURE_NOTICE)),
            Map.entry(Action.RESUME, Set.of(DocumentKind.RESUMPTION_NOTICE)),
            Map.entry(Action.EXTEND_SUSPENSION, Set.of(DocumentKind.FURTHER_PROCEDURE_NOTICE)),
            Map.entry(Action.EXTEND, Set.of(DocumentKind.EXTENSION_NOTICE, DocumentKind.JOINT_EXTENSION_NOTICE)),
            Map.entry(Action.NOTIFY_INTERESTED, Set.of(DocumentKind.INTERESTED_NOTICE)),
            Map.entry(Action.DECIDE_RECUSAL, Set.of(DocumentKind.RECUSAL_DECISION)),
            Map.entry(Action.ASSIGN_AID, Set.of(DocumentKind.ASSIGNMENT_NOTICE)),
            Map.entry(Action.NOTIFY_HEARING_RIGHT, Set.of(DocumentKind.HEARING_RIGHT_NOTICE)),
            Map.entry(Action.ARRANGE_HEARING, Set.of(DocumentKind.HEARING_NOTICE)),
            Map.entry(Action.HOLD_HEARING, Set.of(DocumentKind.HEARING_RECORD)),
            Map.entry(Action.INSPECT, Set.of(DocumentKind.INSPECTION_RECORD)),
            Map.entry(Action.FORWARD, Set.of(DocumentKind.FORWARDING_LETTER)),
            Map.entry(Action.REPORT_OUT, Set.of(DocumentKind.REPORT_LETTER)),
            Map.entry(Action.GRANT, Set.of(DocumentKind.GRANT, DocumentKind.CERTIFICATE)),
            Map.entry(Action.RECORD_GRANT, Set.of(DocumentKind.CERTIFICATE)),
            Map.entry(Action.DEEM_RENEWAL, Set.of(DocumentKind.GRANT, DocumentKind.CERTIFICATE)),
            Map.entry(Action.DENY, Set.of(DocumentKind.DENIAL)),
            Map.entry(Action.TERMINATE, Set.of(DocumentKind.TERMINATION_NOTICE)),
            Map.entry(Action.DELIVER, Set.of(DocumentKind.DELIVERY_RECEIPT)),
            Map.entry(Action.ASK_VIEWS, Set.of(DocumentKind.VIEWS_NOTICE)),
            Map.entry(Action.DROP, Set.of(DocumentKind.CLOSURE_NOTICE)),
            Map.entry(
                    Action.EFFECT, Set.of(DocumentKind.REVOCATION, DocumentKind.RECALL, DocumentKind.DEREGISTRATION)));

    @ParameterizedTest
    @EnumSource(DocumentKind.class)
    void aDocumentHasWordsForExactlyTheKindsOfCasesInWhichItsMoveExists(DocumentKind document) {
        Set<Kind> cases = Stream.of(Kind.values())
                .filter(kind -> Lifecycle.table(kind).stream()
                        .anyMatch(move -> issued(kind, move.action()).contains(document)))
                .map(Kind::words)
                .collect(Collectors.toSet());

        assertThat(document.cases()).isNotEmpty().isEqualTo(cases);
    }

    private static Set<DocumentKind> issued(Kind kind, Action action) {
        boolean annuls = kind == Kind.ANNULMENT && action == Action.EFFECT;
        return annuls ? Set.of(DocumentKind.ANNULMENT) : ISSUED.getOrDefault(action, Set.of());
    }

    /** 优化营商环境条例第三十六条第二款. */
    @ParameterizedTest
    @CsvSource({"GRANT, ''", "DENIAL, ''", "DENIAL, FALSE_MATERIAL"})
    void everyDecisionHasRoomForTheExplanationOfAMissedPromise(DocumentKind decision, String variant) {
        for (Kind kind : decision.cases()) {
            assertThat(source(decision, kind, variant).paragraphs())
                    .as("%s %s", decision, kind)
                    .contains("<overrun>。");
        }
    }

    @Test
    void aParagraphWithoutItsValueIsLeftOut() {
        Map<String, String> values = values(DocumentKind.WITHDRAWAL_CONFIRMATION);
        Template template = SHIPPED.find(DocumentKind.WITHDRAWAL_CONFIRMATION, Kind.LICENCE, "");
        int withReason = template.fill(values).paragraphs().size();
        values.put("reason", "");

        assertThat(template.fill(values).paragraphs()).hasSize(withReason - 1);
    }

    private static Source source(DocumentKind document, Kind kind, String variant) {
        Signature signature = new Signature("140000", "山西省司法厅", "<remedy>", null);
        return new Words(SHIPPED)
                .source(
                        document,
                        kind,
                        variant,
                        values(document),
                        new Words.Issuing("SX2026-000001-1", signature, LocalDate.of(2026, 3, 2), true));
    }

    private static Map<String, String> values(DocumentKind document) {
        Map<String, String> values = new HashMap<>();
        Template.COMMON.forEach(name -> values.put(name, "<" + name + ">"));
        document.says().forEach(name -> values.put(name, "<" + name + ">"));
        return values;
    }
}
