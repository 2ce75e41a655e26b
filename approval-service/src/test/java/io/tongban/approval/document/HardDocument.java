package io.tongban.approval.document;

import static io.tongban.approval.document.EveryDocument.source;

import io.tongban.approval.document.EveryDocument.Named;
import io.tongban.approval.lifecycle.Kind;
import io.tongban.approval.organ.Exercise;
import io.tongban.approval.organ.Signature;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What is hard to set: organs and names of sixty characters, reasons of three pages, fifty faults, rare characters and
 * hostile ones.
 */
public final class HardDocument {

    private HardDocument() {}

    public static List<Named> all() {
        Signature province = EveryDocument.ORGANS.signature("140000", "decide", List.of());
        String name = "山西省太原市小店区示例（国际）知识产权与涉外法律服务综合发展研究中心暨普通合伙律师事务所第一分所有限责任公司筹备组织委员会";
        String long1 = "申请人提交的执业情况报告与本机关向其他机关核实的情况不一致，且未能在规定的期限内作出合理说明；".repeat(55);
        String faults = ChineseText.numbered(IntStream.rangeClosed(1, 50)
                .mapToObj(i -> "第" + i + "份材料《执业情况报告》未签名、未注明日期；由本人签名、注明日期后重新上传。")
                .toList());
        String rare = "李𠂇㙓龘𬭎𪟝臺灣䶮\uD883\uDEDE";
        String hostile =
                "<script>alert(1)</script>&amp;\u202e反\u200f\u2066向\u0007\u0000“引号” {remedy} $1 %s ]]>\n本机关决定准予。";
        Signature zone = EveryDocument.ORGANS.signature("140171", "decide", List.of());
        Exercise entrusting = new Exercise(
                Exercise.Mode.ENTRUSTED,
                "*",
                "140400",
                Set.of("decide"),
                "140400",
                "140000",
                EveryDocument.DAY,
                null,
                "公告");
        Signature entrusted = EveryDocument.ORGANS.signature("140400", "decide", List.of(entrusting));
        return List.of(
                new Named("HARD-zone-DENIAL", source(DocumentKind.DENIAL, Kind.OTHER_POWER, zone, Map.of())),
                new Named(
                        "HARD-zone-EXTENSION_NOTICE",
                        source(DocumentKind.EXTENSION_NOTICE, Kind.LICENCE, zone, Map.of())),
                new Named("HARD-entrusted-GRANT", source(DocumentKind.GRANT, Kind.LICENCE, entrusted, Map.of())),
                new Named(
                        "HARD-long-name-DENIAL",
                        source(DocumentKind.DENIAL, Kind.LICENCE, province, Map.of("applicant", name))),
                new Named(
                        "HARD-long-name-RECEIPT",
                        source(
                                DocumentKind.RECEIPT,
                                Kind.LICENCE,
                                province,
                                Map.of("applicant", name, "itemName", name))),
                new Named(
                        "HARD-three-pages-DENIAL",
                        source(DocumentKind.DENIAL, Kind.LICENCE, province, Map.of("text", long1))),
                new Named(
                        "HARD-fifty-faults-CORRECTION_NOTICE",
                        source(DocumentKind.CORRECTION_NOTICE, Kind.LICENCE, province, Map.of("faults", faults))),
                new Named(
                        "HARD-rare-GRANT",
                        source(DocumentKind.GRANT, Kind.LICENCE, province, Map.of("applicant", rare))),
                new Named(
                        "HARD-rare-DELIVERY_RECEIPT",
                        source(DocumentKind.DELIVERY_RECEIPT, Kind.LICENCE, province, Map.of("applicant", rare))),
                new Named(
                        "HARD-hostile-WITHDRAWAL_CONFIRMATION",
                        source(
                                DocumentKind.WITHDRAWAL_CONFIRMATION,
                                Kind.LICENCE,
                                province,
                                Map.of("reason", ChineseText.quoted(hostile), "applicant", "<b>张\u202e伟</b>"))),
                new Named(
                        "HARD-hostile-HEARING_RECORD",
                        source(
                                DocumentKind.HEARING_RECORD,
                                Kind.LICENCE,
                                province,
                                Map.of("transcript", (hostile + "\n").repeat(60)))),
                new Named(
                        "HARD-latin-VIEWS_NOTICE",
                        source(
                                DocumentKind.VIEWS_NOTICE,
                                Kind.LICENCE,
                                province,
                                Map.of(
                                        "applicant",
                                        "Müller-Lüdenscheidt & Partners International Legal Consultants LLP, Taiyuan Representative Office",
                                        "text",
                                        "https://example.com/a/very/long/address/that/does/not/break/anywhere/"
                                                + "x".repeat(120)))));
    }
}
