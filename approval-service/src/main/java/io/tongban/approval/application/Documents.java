package io.tongban.approval.application;

import io.tongban.approval.document.ChineseText;
import io.tongban.approval.document.DocumentKind;
import io.tongban.approval.document.Numbers;
import io.tongban.approval.document.Source;
import io.tongban.approval.document.Words;
import io.tongban.approval.item.Item;
import io.tongban.approval.lifecycle.Action;
import io.tongban.approval.lifecycle.Kind;
import io.tongban.approval.lifecycle.Role;
import io.tongban.approval.organ.Organs;
import io.tongban.approval.organ.Signature;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** 文书: what is issued with a move, in the words of the templates, by who answers for it. */
@Component
public class Documents {

    /** Variant of the words for who is concerned beside the applicant; only officials see it, and send it. */
    public static final String INTERESTED = "interested";

    private final Organs organs;
    private final Words words;
    private final QueryCodes queryCodes;

    Documents(Organs organs, Words words, QueryCodes queryCodes) {
        this.organs = organs;
        this.words = words;
        this.queryCodes = queryCodes;
    }

    /** @param values by the names in {@link DocumentKind#says()}; what any document may name is added */
    public Function<Outcome, Document> of(DocumentKind kind, Map<String, String> values) {
        return of(kind, "", values);
    }

    /** @param variant of the words; where the templates have none of it, the usual ones are taken */
    public Function<Outcome, Document> of(DocumentKind kind, String variant, Map<String, String> values) {
        return outcome -> document(outcome, kind, variant, values);
    }

    /** 受理通知书 (许可法第三十二条第二款), express or by silence. */
    public Function<Outcome, Document> acceptance() {
        return outcome -> document(
                outcome, DocumentKind.ACCEPTANCE_NOTICE, outcome.deadlines().deemed() ? "deemed" : "", Map.of());
    }

    /** 补正告知书: everything at once (许可法第三十二条第一款第(四)项). */
    public Function<Outcome, Document> correction(List<String> faults, LocalDate answerBy, boolean again) {
        return of(
                again ? DocumentKind.FURTHER_CORRECTION_NOTICE : DocumentKind.CORRECTION_NOTICE,
                Map.of("faults", ChineseText.numbered(sentences(faults)), "answerBy", ChineseText.day(answerBy)));
    }

    private static List<String> sentences(List<String> texts) {
        return texts.stream().map(text -> ChineseText.withoutStop(text) + "。").toList();
    }

    /** A receipt for what is there now, or a letter that goes with it. */
    public Function<Outcome, Document> listing(DocumentKind kind, Map<String, String> values) {
        return outcome -> {
            Map<String, String> all = new LinkedHashMap<>(values);
            all.put("materials", materials(outcome));
            return document(outcome, kind, "", all);
        };
    }

    /**
     * The page of a certificate.
     *
     * @param type of it: its words are a variant
     */
    Document certificate(Outcome outcome, String type, Map<String, String> values, Source.Check check) {
        return document(outcome, DocumentKind.CERTIFICATE, type, values).checkedAt(check);
    }

    private Document document(Outcome outcome, DocumentKind kind, String variant, Map<String, String> values) {
        // what goes to another organ is signed by the one that had it
        String holder =
                kind == DocumentKind.FORWARDING_LETTER ? outcome.before().holder() : outcome.holder();
        Signature signature =
                organs.signature(holder, kind.act(), outcome.routing().exercises());
        Map<String, String> all = common(outcome, signature);
        all.putAll(values);
        Source source = words.source(
                kind,
                law(outcome),
                variant,
                all,
                new Words.Issuing(outcome.caseNumber(), signature, outcome.on(), isIllustration(outcome)));
        String series = Numbers.series(law(outcome), kind);
        return new Document(
                UUID.randomUUID(),
                kind,
                signature.organ(),
                series,
                Numbers.mark(organs.get(signature.organ())) + series,
                null,
                source.title(),
                kind.isInternal() || variant.equals(INTERESTED),
                source,
                outcome.on());
    }

    /** Of a proceeding: whether the permit is that it is about; where that is not known, it is said. */
    private static boolean isIllustration(Outcome outcome) {
        return outcome.before()
                .last(Action.INITIATE)
                .map(entry -> entry.detail().path("illustration").asBoolean(true))
                .orElse(outcome.item().illustration());
    }

    private static Kind law(Outcome outcome) {
        return outcome.item().kind().words();
    }

    private Map<String, String> common(Outcome outcome, Signature signature) {
        Application before = outcome.before();
        Due told = outcome.told();
        Map<String, String> common = new LinkedHashMap<>();
        common.put("applicant", before.principalName());
        common.put("you", before.principalType().equals("organisation") ? "你单位" : "您");
        common.put("itemName", outcome.item().name());
        common.put("caseNumber", outcome.caseNumber());
        common.put("organName", signature.name());
        common.put("on", ChineseText.day(outcome.on()));
        common.put("receivedOn", ChineseText.day(before.receivedOn().orElse(outcome.on())));
        common.put("acceptedOn", ChineseText.day(outcome.acceptedOn()));
        common.put("dueText", told.on() == null ? told.text() : ChineseText.day(told.on()));
        common.put("promiseText", promise(outcome.due()));
        common.put("itemBasis", outcome.item().citation());
        common.put("results", results(outcome));
        common.put("reason", "");
        common.put("overrun", "");
        common.put("renewalText", "");
        common.put("party", "");
        common.put("ban", "");
        common.put("rightOrgan", "");
        common.put("queryCode", queryCodes.of(outcome.caseNumber()));
        common.put("remedy", signature.remedy());
        return common;
    }

    /** Those that these answers bring about; all of a version that does not say when. */
    private static String results(Outcome outcome) {
        List<Item.Result> due = outcome.item().due(outcome.before().answers());
        return (due.isEmpty() ? outcome.item().results() : due)
                .stream().map(Item.Result::name).collect(Collectors.joining("、"));
    }

    private static String promise(Due due) {
        LocalDate on = due.promiseOn();
        return on == null ? "未另行承诺" : ChineseText.day(on);
    }

    /** Every material that these answers ask for, and how it came. */
    private static String materials(Outcome outcome) {
        Application application = outcome.before();
        List<String> lines = new ArrayList<>();
        for (Item.Material material : outcome.item().materials()) {
            if (material.isAsked(application.answers())) {
                long files = application.currentFiles().stream()
                        .filter(file -> file.materialCode().equals(material.code()))
                        .count();
                String how = outcome.seenOnSite(material.code())
                        ? (files > 0 ? "电子文件" + files + "份，" : "") + "现场核验原件，已退回"
                        : files == 0 && application.isCommitted(material.code())
                                ? "以告知承诺代替，不再提交"
                                : howGiven(material, files, outcome);
                lines.add(material.name() + "（" + how + "）");
            }
        }
        return ChineseText.numbered(lines);
    }

    private static String howGiven(Item.Material material, long files, Outcome outcome) {
        if (files > 0) {
            return "电子文件" + files + "份";
        }
        if (material.isHandedInLater()) {
            return "准予后交回";
        }
        if (material.source().equals("applicant")) {
            return outcome.move().by() == Role.WINDOW ? "由窗口按书面申请录入" : "由在线表单生成";
        }
        return "通过数据共享取得，申请人不需提供";
    }

    /** 审查意见 as last given; empty where a record-filing goes on without one. */
    public static String lastOpinion(Application application) {
        return application
                .last(Action.GIVE_OPINION)
                .map(entry -> entry.detail().path("text").asString(""))
                .orElse("形式审查，材料齐全");
    }
}
