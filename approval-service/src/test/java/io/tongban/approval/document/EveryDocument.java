package io.tongban.approval.document;

import io.tongban.approval.acceptance.NonAcceptance;
import io.tongban.approval.decision.DenialReason;
import io.tongban.approval.item.Item;
import io.tongban.approval.lifecycle.Kind;
import io.tongban.approval.organ.Organs;
import io.tongban.approval.organ.Signature;
import io.tongban.approval.proceeding.Ground;
import io.tongban.approval.special.TerminationReason;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A source of every document of every kind of case in every variant of its words, filled as a move would fill it. */
public final class EveryDocument {

    static final Organs ORGANS = new Organs();
    private static final Words WORDS = new Words(TemplateFiles.load(TemplateFiles.SHIPPED));
    static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    private EveryDocument() {}

    /** @param name of the file that it is printed to */
    public record Named(String name, Source source) {
        @Override
        public String toString() {
            return name;
        }
    }

    public static List<Named> all() {
        List<Named> all = new ArrayList<>();
        for (DocumentKind document : DocumentKind.values()) {
            for (Kind kind : document.cases()) {
                variants(document, kind).forEach(variant -> {
                    String name = Stream.of(document.name(), kind.name(), variant)
                            .filter(part -> !part.isEmpty())
                            .reduce((a, b) -> a + "-" + b)
                            .orElseThrow();
                    all.add(new Named(
                            name,
                            source(
                                    document,
                                    kind,
                                    variant,
                                    ORGANS.signature("140000", document.act(), List.of()),
                                    Map.of())));
                });
            }
        }
        return all;
    }

    /** The same document as another organ would sign it, or with other values. */
    public static Source source(DocumentKind document, Kind kind, Signature by, Map<String, String> others) {
        return source(document, kind, "", by, others);
    }

    private static Source source(
            DocumentKind document, Kind kind, String variant, Signature by, Map<String, String> others) {
        Map<String, String> values = values(document, kind, variant, by);
        values.putAll(others);
        Source source =
                WORDS.source(document, kind, variant, values, new Words.Issuing("SX2026-000001-1", by, DAY, true));
        String series = Numbers.series(kind, document);
        if (document == DocumentKind.CERTIFICATE) {
            source = source.checkedAt(
                    new Source.Check("https://tongban.example/verify/7K2QM9XTR40ABCDEFGHJ", "7K2QM-9XTR4-0ABCD-EFGHJ"));
        }
        return numbered(source, Numbers.mark(ORGANS.get(by.organ())) + series + "〔2026〕12号");
    }

    private static Stream<String> variants(DocumentKind document, Kind kind) {
        return switch (document) {
            case CERTIFICATE -> Stream.of("", "notice", "reply", "receipt");
            case GRANT -> kind == Kind.LICENCE ? Stream.of("", "deemed") : Stream.of("");
            case HEARING_NOTICE -> Stream.of("", "moved", "interested");
            case ANNULMENT -> Stream.of("", "UNTRUE_AID");
            case DENIAL -> kind == Kind.LICENCE ? Stream.of("", "FALSE_MATERIAL") : Stream.of("");
            case ACCEPTANCE_NOTICE -> kind == Kind.LICENCE ? Stream.of("", "deemed") : Stream.of("");
            case NON_ACCEPTANCE ->
                Stream.of(NonAcceptance.values())
                        .filter(reason -> reason.basis(item(kind)).isPresent())
                        .map(Enum::name);
            default -> Stream.of("");
        };
    }

    private static Map<String, String> values(DocumentKind document, Kind kind, String variant, Signature by) {
        boolean firm = kind == Kind.OTHER_POWER || kind == Kind.RECORD;
        Map<String, String> values = new HashMap<>(Map.of(
                "applicant", firm ? "山西示例律师事务所" : "张伟",
                "you", firm ? "你单位" : "您",
                "itemName", item(kind).name(),
                "caseNumber", "SX2026-000001-1",
                "organName", by.name(),
                "on", "2026年3月2日",
                "receivedOn", "2026年2月27日",
                "acceptedOn", "2026年3月2日",
                "dueText", "2026年3月30日",
                "promiseText", "2026年3月16日"));
        values.put("queryCode", "7K2Q-M9XT-R40A");
        values.putAll(Map.of(
                "results",
                item(kind).results().get(0).name(),
                "itemBasis",
                item(kind).citation(),
                "overrun",
                document == DocumentKind.DENIAL ? "本案未在承诺期限（2026年3月16日）内办结，原因：申请人提供的材料需要向其他机关核实" : "",
                "remedy",
                by.remedy(),
                "reason",
                reason(document, kind, variant),
                "basis",
                basis(document, kind, variant),
                "text",
                document == DocumentKind.CLOSURE_NOTICE ? "撤销可能对公共利益造成重大损害" : "申请人自2024年1月起在另一机构任职，不具备专职执业的条件。",
                "answerBy",
                "2026年3月17日",
                "materials",
                "1. 申请表（由在线表单生成）\n2. 居民身份证（通过数据共享取得，申请人不需提供）\n3. 执业情况报告（电子文件2份）",
                "faults",
                "1. 执业情况报告未签名；签名后重新上传。\n2. 地址不完整；写明门牌号。"));
        values.putAll(Map.of(
                "explanation", "请向太原市卫生健康委员会申请",
                "procedure", "专家评审",
                "days", document == DocumentKind.EXTENSION_NOTICE ? "10" : "15个工作日",
                "result", "专家评审通过",
                "matter", document == DocumentKind.HEARING_RIGHT_NOTICE ? "涉及同一机构其他鉴定人的执业范围" : "撤销",
                "requestBy", "2026年3月9日",
                "hearingOn", "2026年4月1日",
                "place", "太原市小店区长治路1号三楼会议室",
                "chairName", "李主持",
                "transcript", "主持人：核对身份，宣布听证纪律。\n申请人：陈述意见。\n审查人员：出示证据。"));
        values.putAll(Map.of(
                "signatures", "张伟、李主持",
                "inspectedOn", "2026年3月2日",
                "officials", "王一（a1）、赵二（a2）",
                "notes", "场所、设备与申报一致。",
                "signedByApplicant", "已签名",
                "nextOrgan", document == DocumentKind.REPORT_LETTER ? "司法部" : "山西省司法厅",
                "opinion", "申请人符合法定条件，建议准予",
                "delivered", "准予行政许可决定书 晋司许准〔2026〕12号",
                "channel", "电子送达",
                "certificate", "SX2025-000077-1"));
        if (document == DocumentKind.CERTIFICATE) {
            values.putAll(Map.of(
                    "title", item(kind).results().get(0).name(),
                    "holder", firm ? "山西示例律师事务所" : "张伟",
                    "permits", "从事司法鉴定业务",
                    "shown", "执业类别：法医临床鉴定、法医病理鉴定\n执业机构：山西示例司法鉴定中心",
                    "validity", "2026年3月2日至2031年3月1日（5年）",
                    "replaces", "晋司许证〔2021〕77号"));
        }
        values.putAll(Map.of(
                "party", "山西另一律师事务所",
                "rightOrgan", "太原市卫生健康委员会",
                "ban", "FALSE_MATERIAL".equals(variant) ? "自本决定之日起一年内不得再次申请该行政许可。" : "",
                "until", "2026年4月8日",
                "approval", "山西省人民政府负责人批准",
                "code", "7K2QM-9XTR4",
                "hearing", "{you}有权要求听证".replace("{you}", "您"),
                "official", "李受理（140000-02）",
                "outcome", "准予回避",
                "grounds", "该工作人员系申请人的近亲属"));
        values.putAll(Map.of(
                "institution", "山西省法律援助中心",
                "person", "王律师",
                "photos", "2张",
                "deliveredOn", "2026年3月2日",
                "proof", "本系统送达记录"));
        Template.COMMON.forEach(name -> values.putIfAbsent(name, ""));
        document.says().forEach(name -> values.putIfAbsent(name, "示例"));
        values.put("loss", document == DocumentKind.RECALL ? "由此造成财产损失的，依法给予补偿。" : "基于该行政许可取得的利益不受保护。");
        return values;
    }

    private static String reason(DocumentKind document, Kind kind, String variant) {
        return switch (document) {
            case NON_ACCEPTANCE -> NonAcceptance.valueOf(variant).text();
            case DENIAL -> denial(kind, variant).text();
            case EXTENSION_NOTICE, JOINT_EXTENSION_NOTICE -> "案情复杂，需要进一步核实";
            case HEARING_NOTICE -> variant.equals("moved") ? "原定场地不能使用" : "";
            case WITHDRAWAL_CONFIRMATION -> ChineseText.quoted("不再需要。");
            case TERMINATION_NOTICE -> TerminationReason.APPLICANT_DISSOLVED.text();
            case VIEWS_NOTICE, REVOCATION, CLOSURE_NOTICE, RECALL, DEREGISTRATION, ANNULMENT ->
                ground(document, kind).text();
            default -> "";
        };
    }

    private static String basis(DocumentKind document, Kind kind, String variant) {
        return switch (document) {
            case NON_ACCEPTANCE ->
                NonAcceptance.valueOf(variant).basis(item(kind)).orElseThrow();
            case DENIAL -> denial(kind, variant).basis(item(kind)).orElseThrow();
            default -> ground(document, kind).basis();
        };
    }

    private static DenialReason denial(Kind kind, String variant) {
        if (!variant.isEmpty()) {
            return DenialReason.valueOf(variant);
        }
        return switch (kind) {
            case RECORD -> DenialReason.RECORD_NOT_CONFORMING;
            case BENEFIT -> DenialReason.AID_NOT_ELIGIBLE;
            default -> DenialReason.CONDITIONS_NOT_MET;
        };
    }

    private static Ground ground(DocumentKind document, Kind kind) {
        if (kind == Kind.OTHER_POWER) {
            return Ground.UNTRUE_DECISION;
        }
        return switch (document) {
            case RECALL -> Ground.CIRCUMSTANCES_CHANGED;
            case DEREGISTRATION -> Ground.EXPIRED;
            default -> Ground.FRAUD;
        };
    }

    private static Item item(Kind kind) {
        return switch (kind) {
            case LICENCE -> item(kind, "司法鉴定人延续登记", "司法鉴定人执业证（延续）", "司法鉴定人登记管理办法(司法部令第96号)", null);
            case OTHER_POWER -> item(kind, "律师事务所名称预核准", "律师事务所名称预核准通知书", "律师事务所名称管理办法(司法部令第120号)", null);
            case RECORD -> item(kind, "律师事务所住所变更备案", "备案通知书", "中华人民共和国律师法(2017年修正)", "第二十一条第二款");
            default -> item(kind, "法律援助申请（省本级）", "给予（不予）法律援助决定书", "中华人民共和国法律援助法(2021)", "第三十八条");
        };
    }

    private static Item item(Kind kind, String name, String result, String law, String article) {
        Item.Span span = new Item.Span(20, "workday", "accepted", null);
        return new Item(
                "item",
                1,
                name,
                kind,
                "any",
                true,
                null,
                new Item.Levels("province", "province", "province"),
                span,
                List.of(),
                span,
                List.of(new Item.Basis(law, article)),
                List.of(),
                List.of(new Item.Result(result, null, null, null, null, null, null, null, null, null, null)),
                List.of(),
                null,
                true,
                null,
                null,
                null,
                List.of());
    }

    private static Source numbered(Source source, String number) {
        return new Source(
                source.template(),
                source.look(),
                source.title(),
                number,
                source.caseNumber(),
                source.addressee(),
                source.fields(),
                source.paragraphs(),
                source.remedy(),
                source.organ(),
                source.entrusted(),
                source.on(),
                source.marks(),
                source.check(),
                source.head());
    }
}
