package io.tongban.approval.application;

import io.tongban.approval.lifecycle.Action;
import io.tongban.approval.lifecycle.Kind;
import io.tongban.approval.organ.Organs;
import io.tongban.approval.organ.Signature;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** 文书: the words of what is issued with a move. Each closes with its remedy, its date, its organ and its marks. */
@Component
public class Documents {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

    private final Organs organs;

    Documents(Organs organs) {
        this.organs = organs;
    }

    /** 受理通知书 (许可法第三十二条第二款). */
    public Function<Outcome, Document> acceptance() {
        return outcome -> document(
                outcome,
                "ACCEPTANCE_NOTICE",
                "受",
                licence(outcome) ? "受理通知书" : "收件受理通知书",
                (outcome.deadlines().deemed()
                                ? "您提出的“%s”申请,本机关逾期未告知补正,依照行政许可法第三十二条第一款第(四)项,自收到申请材料之日("
                                        + DAY.format(outcome.acceptedOn()) + ")起即为受理。法定办结期限:%s。"
                                : "您提出的“%s”申请,材料齐全、符合法定形式,决定予以受理。法定办结期限:%s。")
                        .formatted(outcome.item().name(), outcome.told().text()),
                "accept");
    }

    /** 补正告知书: everything at once (许可法第三十二条第一款第(四)项). */
    public Function<Outcome, Document> correction(List<String> faults, LocalDate answerBy) {
        String list = IntStream.range(0, faults.size())
                .mapToObj(i -> (i + 1) + ". " + faults.get(i))
                .collect(Collectors.joining("\n"));
        return outcome -> document(
                outcome,
                "CORRECTION_NOTICE",
                outcome.move().action() == Action.REQUEST_CORRECTION_AGAIN ? "再补" : "补",
                "补正告知书",
                "您提出的“%s”申请需要补正以下全部内容:\n%s\n请于%s前补正。逾期未补正的,%s。"
                        .formatted(outcome.item().name(), list, DAY.format(answerBy), silence(outcome)),
                "accept");
    }

    /** 不予受理决定书. */
    public Function<Outcome, Document> refusal(String reason, String basis, String explanation) {
        return outcome -> document(
                outcome,
                "NON_ACCEPTANCE",
                "不受",
                "不予受理决定书",
                "您提出的“%s”申请,%s。依据:%s。说明:%s".formatted(outcome.item().name(), reason, basis, explanation),
                "accept");
    }

    /** 准予决定书, or the receipt of a record-filing. */
    public Function<Outcome, Document> grant() {
        return outcome -> document(
                outcome,
                "GRANT",
                "准",
                grantTitle(outcome),
                "经审查,您提出的“%s”申请符合法定条件,决定准予。".formatted(outcome.item().name()),
                "decide");
    }

    /** 不予决定书: reasons and remedy (许可法第三十八条第二款). */
    public Function<Outcome, Document> denial(String reason, String basis, String text) {
        return outcome -> document(
                outcome,
                "DENIAL",
                "不准",
                licence(outcome) ? "不予行政许可决定书" : "不予决定书",
                "经审查,您提出的“%s”申请,%s。依据:%s。理由:%s".formatted(outcome.item().name(), reason, basis, text),
                "decide");
    }

    private Document document(Outcome outcome, String kind, String mark, String title, String body, String act) {
        Signature signature =
                organs.signature(outcome.holder(), act, outcome.routing().exercises());
        String text = title + "\n办件编号:" + outcome.caseNumber() + "\n\n"
                + outcome.before().principalName() + ":\n"
                + body + "\n\n" + signature.remedy() + "\n\n"
                + signature.name() + "\n"
                + (signature.entrusted() == null ? "" : "(受委托机关:" + signature.entrusted() + ")\n")
                + DAY.format(outcome.on()) + "\n(模拟印章,不具有法律效力)"
                + (outcome.item().illustration() ? "\n(演示数据)" : "");
        return new Document(kind, outcome.caseNumber() + mark, title, text, outcome.on());
    }

    private static boolean licence(Outcome outcome) {
        return outcome.item().kind() == Kind.LICENCE;
    }

    private static String grantTitle(Outcome outcome) {
        return switch (outcome.item().kind()) {
            case LICENCE -> "准予行政许可决定书";
            case RECORD -> "备案回执";
            case BENEFIT -> "给予法律援助决定书";
            case OTHER_POWER -> "准予决定书";
        };
    }

    private static String silence(Outcome outcome) {
        return outcome.item().kind() == Kind.BENEFIT ? "视为撤回申请(法律援助法第四十三条第二款)" : "退回申请材料,可以重新申请";
    }
}
