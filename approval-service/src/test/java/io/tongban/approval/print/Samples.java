package io.tongban.approval.print;

import io.tongban.approval.document.DocumentKind.Look;
import io.tongban.approval.document.Source;
import java.time.LocalDate;
import java.util.List;

/** Sources that are hard to set. */
final class Samples {

    static final String REMEDY = "如不服本决定，可以自知道本决定之日起六十日内向山西省人民政府或者司法部申请行政复议，也可以自知道本决定之日起六个月内依法向有管辖权的人民法院提起行政诉讼；"
            + "对行政复议决定不服的，可以自收到行政复议决定书之日起十五日内提起行政诉讼。";

    private Samples() {}

    static Source decision() {
        return source(
                Look.DECISION, "准予行政许可决定书", List.of("您于2026年3月2日提出的“司法鉴定人延续登记”申请，经审查，符合法定条件、标准，决定准予行政许可。"), List.of());
    }

    static Source withParagraphs(List<String> paragraphs) {
        return source(Look.NOTICE, "补正告知书", paragraphs, List.of());
    }

    static Source withFields(List<Source.Field> fields) {
        return source(Look.RECORD, "送达回证", List.of(), fields);
    }

    static Source source(Look look, String title, List<String> paragraphs, List<Source.Field> fields) {
        return new Source(
                "sample.v1",
                look,
                title,
                "晋司许准〔2026〕1号",
                "SX2026-000001-1",
                look == Look.RECORD ? "" : "张伟",
                fields,
                paragraphs,
                look == Look.DECISION ? REMEDY : null,
                "山西省司法厅",
                null,
                LocalDate.of(2026, 3, 2),
                List.of(Source.SIMULATED_SEAL, Source.DEMONSTRATION),
                null,
                null);
    }
}
