package io.tongban.approval.proceeding;

import static io.tongban.approval.proceeding.Matter.ANNULMENT;
import static io.tongban.approval.proceeding.Matter.DEREGISTRATION;
import static io.tongban.approval.proceeding.Matter.RECALL;
import static io.tongban.approval.proceeding.Matter.REVOCATION;

import io.tongban.approval.lifecycle.Kind;
import java.util.Locale;

/**
 * Why a permit may be revoked, recalled or deregistered: closed lists of the Licensing Act. What is no licence falls with the
 * untrue commitment by which it was got, and for no other cause; where its statute has no article, that is to be confirmed.
 */
public enum Ground {
    ABUSE(REVOCATION, "工作人员滥用职权、玩忽职守作出准予行政许可决定", "第六十九条第一款第(一)项"),
    BEYOND_POWER(REVOCATION, "超越法定职权作出准予行政许可决定", "第六十九条第一款第(二)项"),
    AGAINST_PROCEDURE(REVOCATION, "违反法定程序作出准予行政许可决定", "第六十九条第一款第(三)项"),
    NOT_QUALIFIED(REVOCATION, "对不具备申请资格或者不符合法定条件的申请人准予行政许可", "第六十九条第一款第(四)项"),
    OTHER_CAUSE(REVOCATION, "依法可以撤销行政许可的其他情形", "第六十九条第一款第(五)项"),
    FRAUD(REVOCATION, "被许可人以欺骗、贿赂等不正当手段取得行政许可", "第六十九条第二款"),
    FALSE_COMMITMENT(REVOCATION, "被许可人以不实承诺取得行政许可", "第六十九条第二款"),
    LAW_CHANGED(RECALL, "行政许可所依据的法律、法规、规章修改或者废止", "第八条第二款"),
    CIRCUMSTANCES_CHANGED(RECALL, "准予行政许可所依据的客观情况发生重大变化", "第八条第二款"),
    EXPIRED(DEREGISTRATION, "行政许可有效期届满未延续", "第七十条第(一)项"),
    HOLDER_DIED(DEREGISTRATION, "赋予特定资格的公民死亡或者丧失行为能力", "第七十条第(二)项"),
    HOLDER_DISSOLVED(DEREGISTRATION, "法人或者其他组织依法终止", "第七十条第(三)项"),
    ENDED_BY_DECISION(DEREGISTRATION, "行政许可依法被撤销、撤回,或者许可证件依法被吊销", "第七十条第(四)项"),
    FORCE_MAJEURE(DEREGISTRATION, "因不可抗力导致行政许可事项无法实施", "第七十条第(五)项"),
    OTHER_BY_LAW(DEREGISTRATION, "法律、法规规定的应当注销的其他情形", "第七十条第(六)项"),
    UNTRUE_RECORD("撤销备案", "备案人以不实承诺取得备案", Guidance.UNTRUE),
    UNTRUE_DECISION("撤销所作决定", "申请人以不实承诺取得该决定", Guidance.UNTRUE),
    UNTRUE_AID("终止法律援助", "受援人以不实承诺获得法律援助", "《中华人民共和国法律援助法》第四十八条第一款第(一)项");

    private final Matter matter;
    private final String outcome;
    private final String text;
    private final String basis;

    Ground(Matter matter, String text, String basis) {
        this.matter = matter;
        this.outcome = matter.text();
        this.text = text;
        this.basis = "《中华人民共和国行政许可法》" + basis;
    }

    /** @param outcome what becomes of it, in words */
    Ground(String outcome, String text, String basis) {
        this.matter = ANNULMENT;
        this.outcome = outcome;
        this.text = text;
        this.basis = basis;
    }

    /** An untrue commitment has a name and a basis for each kind of case, by whichever of them it is asked for. */
    Ground of(Kind kind) {
        if (!isUntrueCommitment()) {
            return this;
        }
        return switch (kind) {
            case RECORD -> UNTRUE_RECORD;
            case OTHER_POWER -> UNTRUE_DECISION;
            case BENEFIT -> UNTRUE_AID;
            default -> FALSE_COMMITMENT;
        };
    }

    boolean isUntrueCommitment() {
        return this == FALSE_COMMITMENT || matter == ANNULMENT;
    }

    /** e.g. 撤销, 撤销备案. */
    String outcome() {
        return outcome;
    }

    /** Code of our own item that its cases are of: one for each outcome, which it names. */
    String item() {
        return switch (this) {
            case UNTRUE_RECORD -> "annulment-record";
            case UNTRUE_DECISION -> "annulment-decision";
            case UNTRUE_AID -> "annulment-aid";
            default -> matter.name().toLowerCase(Locale.ROOT);
        };
    }

    public Matter matter() {
        return matter;
    }

    public String text() {
        return text;
    }

    public String basis() {
        return basis;
    }

    /** What the Act says of the holder's loss (许可法第八条第二款、第六十九条第四款). */
    String loss() {
        return switch (matter) {
            case RECALL -> "由此造成财产损失的,依法给予补偿。";
            case REVOCATION -> this == FRAUD || this == FALSE_COMMITMENT ? "基于该行政许可取得的利益不受保护。" : "合法权益受到损害的,依法给予赔偿。";
            case DEREGISTRATION, ANNULMENT -> "";
        };
    }

    /** No article of their own statutes names it. */
    private static final class Guidance {

        static final String UNTRUE = "《国务院办公厅关于全面推行证明事项和涉企经营许可事项告知承诺制的指导意见》(国办发〔2020〕42号)(具体条款待法制机构确认)";
    }
}
