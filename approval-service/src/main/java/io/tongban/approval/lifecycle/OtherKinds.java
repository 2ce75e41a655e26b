package io.tongban.approval.lifecycle;

import static io.tongban.approval.lifecycle.Action.*;
import static io.tongban.approval.lifecycle.Condition.*;
import static io.tongban.approval.lifecycle.Lifecycle.NONE;
import static io.tongban.approval.lifecycle.Lifecycle.TO_CONFIRM;
import static io.tongban.approval.lifecycle.Lifecycle.decides;
import static io.tongban.approval.lifecycle.Lifecycle.grants;
import static io.tongban.approval.lifecycle.Lifecycle.row;
import static io.tongban.approval.lifecycle.Role.*;
import static io.tongban.approval.lifecycle.State.*;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What is no licence goes the way of one, without the five days, without deeming, without special procedures; and the
 * Licensing Act is never its basis.
 */
final class OtherKinds {

    private OtherKinds() {}

    private static final Set<Condition> LICENCE_ONLY = EnumSet.of(
            WITHIN_ACCEPTANCE_LIMIT,
            ACCEPTED_BY_SILENCE,
            CLOCK_RUNNING,
            HEARING_SETTLED,
            NOT_CHAIR,
            BOTH_TOLD,
            INTERESTED_HEARD);

    private static final String BY_ANALOGY = "参照许可程序办理," + TO_CONFIRM;
    private static final String FORMAL = "备案为形式审查,依该事项所依据的规定;" + TO_CONFIRM;
    private static final String AID = "法律援助法(条款待法制机构确认)";

    /** 其他行政权力: no statute of its own. */
    static final List<Move> OTHER_POWER = AtTheWindow.in(following(row -> BY_ANALOGY));

    /** 行政备案: a formal check; it may be recorded at once, without an opinion. */
    static final List<Move> RECORD = AtTheWindow.in(recordFiling());

    private static final Move ASSIGNMENT = row(
            GRANTED,
            ASSIGN_AID,
            REVIEWER,
            "三日指派期限终止",
            "法律援助法第四十三条第一款:自作出决定之日起三日内指派",
            GRANTED,
            CASE_HELD_HERE,
            AID_NOT_ASSIGNED);

    /** 行政给付 (法律援助): seven natural days from receipt; silence after a correction notice withdraws. */
    static final List<Move> BENEFIT = AtTheWindow.in(legalAid());

    /** These rows, for what is no licence; those that would cite the Licensing Act, with what holds for every kind. */
    static List<Move> unlicensed(List<Move> rows) {
        return rows.stream()
                .map(row -> based(row, row.to(), row.clock(), general(row, Move::basis)))
                .toList();
    }

    private static List<Move> following(Function<Move, String> basis) {
        return Stream.concat(Lifecycle.ORDINARY.stream(), Lifecycle.ASIDE.stream())
                .filter(row -> row.action() != DEEM_ACCEPTANCE)
                .map(row -> based(row, row.to(), clock(row), general(row, basis)))
                .toList();
    }

    /** What holds for every kind keeps its basis. */
    private static String general(Move row, Function<Move, String> basis) {
        return switch (row.action()) {
            case SUBMIT -> "在线政务服务规定;电子签名法第十一条";
            case REDATE -> "国务院办公厅节假日安排";
            case REQUEST_RECUSAL, DECIDE_RECUSAL -> "公务员法回避规定;" + TO_CONFIRM;
            case CONSULT, WITHDRAW_COMMITMENT, TERMINATE, DECLARE_CONFLICT, HAND_IN, UNDO_HAND_IN -> row.basis();
            default -> basis.apply(row);
        };
    }

    private static Move based(Move row, State to, String clock, String basis) {
        return new Move(
                row.from(),
                row.action(),
                row.by(),
                row.onlyIf().stream().filter(c -> !LICENCE_ONLY.contains(c)).toList(),
                to,
                clock,
                basis,
                Statute.inForceFrom(basis, row.inForceFrom()),
                row.inForceUntil());
    }

    private static String clock(Move row) {
        return switch (row.action()) {
            case SUBMIT, RECEIVE_ON_SITE, REQUEST_CORRECTION, REQUEST_CORRECTION_AGAIN, CORRECT -> NONE;
            case GRANT, DENY, RECORD_GRANT, RECORD_DENIAL -> "审查决定期限终止";
            default -> row.clock();
        };
    }

    private static List<Move> recordFiling() {
        List<Move> rows = new ArrayList<>(following(row -> FORMAL));
        rows.add(row(
                ACCEPTED,
                FORWARD,
                REVIEWER,
                "下级期限终止,上级期限起算",
                FORMAL,
                FORWARDED,
                CASE_HELD_HERE,
                NOT_INTAKE_PERSON,
                HIGHER_ORGAN_NEXT));
        for (Move decision : List.of(
                row(ACCEPTED, GRANT, DECIDER, "审查决定期限终止", FORMAL, GRANTED, grants()),
                row(ACCEPTED, DENY, DECIDER, "审查决定期限终止", FORMAL, DENIED, decides(DECIDED_HERE)))) {
            rows.add(based(decision, decision.to(), decision.clock(), FORMAL));
        }
        return List.copyOf(rows);
    }

    private static List<Move> legalAid() {
        UnaryOperator<Move> aid = row -> based(
                row,
                row.action() == RETURN ? WITHDRAWN : row.to(),
                legalAidClock(row),
                row.action() == SUBMIT ? "法律援助法第三十八条、第四十一条" : row.basis());
        List<Move> rows = following(OtherKinds::legalAidBasis).stream()
                .filter(row -> row.action() != FORWARD && row.action() != REPORT_OUT)
                .filter(row -> row.from() != FORWARDED && row.from() != REPORTED)
                .map(aid)
                .map(OtherKinds::assignedFirst)
                .toList();
        return Stream.concat(rows.stream(), Stream.of(ASSIGNMENT))
                .map(OtherKinds::sinceTheAct)
                .toList();
    }

    private static Move assignedFirst(Move row) {
        boolean granted = row.from() == GRANTED && row.action() == DELIVER;
        return granted
                ? row(row.from(), row.action(), row.by(), row.clock(), AID, row.to(), CASE_HELD_HERE, AID_ASSIGNED)
                : row;
    }

    /** Nothing of legal aid is older than its act. */
    private static Move sinceTheAct(Move row) {
        return row.inForceFrom().isBefore(Statute.LEGAL_AID.inForceFrom())
                ? new Move(
                        row.from(),
                        row.action(),
                        row.by(),
                        row.onlyIf(),
                        row.to(),
                        row.clock(),
                        row.basis(),
                        Statute.LEGAL_AID.inForceFrom(),
                        row.inForceUntil())
                : row;
    }

    private static String legalAidClock(Move row) {
        return switch (row.action()) {
            case SUBMIT, RECEIVE_ON_SITE -> "七日审查期限起算";
            case REQUEST_CORRECTION, REQUEST_CORRECTION_AGAIN -> "审查期限停止[A]";
            case CORRECT -> "七日审查期限自收到补正材料之日重新起算[A]";
            case ACCEPT -> NONE;
            case GRANT -> "审查决定期限终止,三日指派期限起算";
            default -> row.clock();
        };
    }

    private static String legalAidBasis(Move row) {
        return switch (row.action()) {
            case REQUEST_CORRECTION, CORRECT -> "法律援助法第四十三条第二款:一次性告知需要补充的材料或者作出说明";
            case RETURN -> "法律援助法第四十三条第二款:未按要求补充材料或者作出说明的,视为撤回申请";
            case GIVE_OPINION, GRANT, DENY -> "法律援助法第四十三条第一款";
            default -> AID;
        };
    }
}
