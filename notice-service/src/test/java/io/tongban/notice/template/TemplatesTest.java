package io.tongban.notice.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongban.notice.event.EventType;
import io.tongban.notice.event.Happening;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class TemplatesTest {

    private static final String SHIPPED = "classpath*:templates/*.yaml";
    /** Of those whose first words were changed. */
    private static final Map<EventType, Integer> VERSIONS = Map.of(
            EventType.INITIATED, 2,
            EventType.DROPPED, 3,
            EventType.REDATED, 2,
            EventType.GRANTED, 2,
            EventType.DENIED, 2,
            EventType.REPORTED_OUT, 2);

    private static final Templates TEMPLATES = TemplateFiles.load(SHIPPED);

    @ParameterizedTest
    @EnumSource(EventType.class)
    void everyEventThatIsToldHasWordsEvenIfItSaysNothing(EventType type) {
        if (!type.told()) {
            assertThat(type)
                    .isIn(
                            EventType.OPINION_GIVEN,
                            EventType.INSPECTED,
                            EventType.CONSULTED,
                            EventType.CONFLICT_DECLARED);
            return;
        }
        Rendered words = TEMPLATES.render(happening(type, "律师执业许可", Map.of()));

        assertThat(words.template()).isEqualTo(type.code());
        assertThat(words.version()).isEqualTo(VERSIONS.getOrDefault(type, 1));
        assertThat(words.title()).contains("律师执业许可");
        assertThat(words.titleEn()).contains("律师执业许可").matches("[A-Z].*");
        assertThat(List.of(words.title(), words.body(), words.titleEn(), words.bodyEn()))
                .allSatisfy(text -> assertThat(text).isNotBlank().doesNotContain("{", "}", "null"));
        assertThat(words.bodyEn()).endsWith("The Chinese text governs.");
    }

    /** They are sent about records, other decisions and legal aid too. */
    @ParameterizedTest
    @EnumSource(names = {"INITIATED", "VIEWS_ASKED", "VIEWS_GIVEN", "EFFECTED", "DROPPED"})
    void aProceedingIsToldInWordsThatSuitWhatIsNoLicence(EventType type) {
        Rendered words = TEMPLATES.render(happening(type, "终止法律援助：法律援助申请", Map.of()));
        assertThat(words.title() + words.body()).doesNotContain("许可", "撤");
        assertThat(words.titleEn() + words.bodyEn()).doesNotContain("permit", "licence", "revo");
    }

    @Test
    void absentFactsGetTheDefaultWording() {
        Rendered unknownDay = TEMPLATES.render(happening(EventType.ACCEPTED, "事项", Map.of("dueText", "待公布")));
        assertThat(unknownDay.body()).contains("办件编号：尚未编号", "法定办结日期：待公布", "承诺办结日期：未另行承诺", "办理机关于2026年3月2日受理");
        assertThat(TEMPLATES.render(happening(EventType.DENIED, "事项", Map.of())).body())
                .contains("理由：详见文书", "救济途径详见文书");
    }

    @Test
    void factsAreSaidAsTheyAreAndDatesInWords() {
        Rendered known = TEMPLATES.render(happening(
                EventType.ACCEPTED, "事项", Map.of("dueOn", "2026-03-30", "dueText", "不该出现", "organName", "太原市司法局")));
        assertThat(known.body())
                .contains("太原市司法局于2026年3月2日受理", "法定办结日期：2026年3月30日")
                .doesNotContain("不该出现");
        assertThat(known.bodyEn()).contains("Due by law: 2026-03-30");

        Rendered faults = TEMPLATES.render(
                happening(EventType.CORRECTION_REQUESTED, "事项", Map.of("faults", "1. 缺身份证\n2. 缺照片", "answerBy", "长期")));
        assertThat(faults.body()).contains("1. 缺身份证\n2. 缺照片\n请于长期前补正");
    }

    @Test
    void anOptionalFactIsLeftOutWithItsLine() {
        Rendered silent = TEMPLATES.render(happening(EventType.OUTSIDE_DECISION_RECORDED, "事项", Map.of()));
        assertThat(silent.body()).endsWith("以该机关的文书为准。");
        assertThat(silent.bodyEn()).endsWith("governs.\nThe Chinese text governs.");

        Rendered known =
                TEMPLATES.render(happening(EventType.OUTSIDE_DECISION_RECORDED, "事项", Map.of("remedy", "可以申请行政复议")));
        assertThat(known.body()).endsWith("以该机关的文书为准。\n可以申请行政复议");
        assertThat(known.bodyEn()).endsWith("governs.\n可以申请行政复议\nThe Chinese text governs.");
    }

    @Test
    void aValueIsNeverReadAsATemplateOrAPattern() {
        Rendered words = TEMPLATES.render(
                happening(EventType.DENIED, "{remedy}$1\\", Map.of("reason", "{decisionNumber|remedy} $0 \\ ${x}")));
        assertThat(words.title()).endsWith("{remedy}$1\\");
        assertThat(words.body()).contains("理由：{decisionNumber|remedy} $0 \\ ${x}\n");
    }

    @Test
    void theNewestVersionSpeaks() {
        Map<String, Template> files = shippedLike();
        files.put("accepted.v2", template("accepted", 2, "新 {itemName}"));
        Rendered words = Templates.of(files).render(happening(EventType.ACCEPTED, "事项", Map.of()));
        assertThat(words.title()).isEqualTo("新 事项");
        assertThat(words.version()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "{dueDate}, unknown variable {dueDate}",
        "{dueOn|due}, unknown variable {due}",
        "{}, unknown variable {}",
        "{dueOn|}, unknown variable {}",
        "{dueDate?}, unknown variable {dueDate}",
        "{due?On}, unbalanced brace",
        "{dueOn, unbalanced brace",
        "dueOn}, unbalanced brace",
        "{{dueOn}}, unbalanced brace",
        "' ', is empty"
    })
    void aFaultyTemplateIsRefused(String title, String fault) {
        Map<String, Template> files = shippedLike();
        files.put("bad", template("accepted", 2, title));
        assertThatThrownBy(() -> Templates.of(files)).hasMessageContaining("bad: " + fault);
    }

    @Test
    void allFaultsAreToldTogether() {
        Map<String, Template> files = shippedLike();
        files.remove("granted");
        files.put("again", template("accepted", 1, "x"));
        files.put("moon", template("moved-to-the-moon", 1, "x"));
        assertThatThrownBy(() -> Templates.of(files))
                .hasMessageContaining("no template for event granted")
                .hasMessageContaining("same event and version as")
                .hasMessageContaining("moon: unknown event moved-to-the-moon");
    }

    @Test
    void theServiceDoesNotStartWithAFaultyFile() {
        ApplicationContextRunner start =
                new ApplicationContextRunner().withUserConfiguration(TemplateFiles.class, Properties.class);
        start.run(context -> assertThat(context).hasSingleBean(Templates.class));
        start.withPropertyValues("tongban.templates.files=classpath:broken/unknown-variable.yaml")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("unknown variable {dueDate}")
                        .hasMessageContaining("no template for event submitted"));
        start.withPropertyValues("tongban.templates.files=classpath:broken/no-english.yaml")
                .run(context ->
                        assertThat(context).getFailure().rootCause().hasMessageContaining("expected: event, version"));
        start.withPropertyValues("tongban.templates.files=classpath:nowhere/*.yaml")
                .run(context -> assertThat(context).hasFailed());
    }

    @EnableConfigurationProperties(TemplateProperties.class)
    static class Properties {}

    private static Map<String, Template> shippedLike() {
        Map<String, Template> files = new HashMap<>();
        for (EventType type : EventType.values()) {
            files.put(type.code(), template(type.code(), 1, "{itemName}"));
        }
        return files;
    }

    private static Template template(String event, int version, String title) {
        Wording other = new Wording("x");
        return new Template(event, version, new Wording(title), other, other, other);
    }

    private static Happening happening(EventType type, String itemName, Map<String, String> facts) {
        return new Happening(
                type,
                new UUID(1, 2),
                null,
                "item",
                itemName,
                null,
                null,
                null,
                OffsetDateTime.parse("2026-03-02T09:30:00+08:00"),
                LocalDate.of(2026, 3, 2),
                List.of("person:province:zhang"),
                facts,
                null);
    }
}
