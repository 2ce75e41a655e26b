package io.tongban.approval.lifecycle;

import static io.tongban.approval.lifecycle.Action.FORWARD;
import static io.tongban.approval.lifecycle.Action.REPORT_OUT;
import static io.tongban.approval.lifecycle.Action.RETURN;
import static io.tongban.approval.lifecycle.State.FORWARDED;
import static io.tongban.approval.lifecycle.State.REPORTED;
import static io.tongban.approval.lifecycle.State.WITHDRAWN;

import java.util.List;

/** 行政给付 (法律援助法): the way of other powers, stays with one organ, seven natural days from receipt. */
final class LegalAid {

    private LegalAid() {}

    static List<Move> in(List<Move> otherPower) {
        return otherPower.stream()
                .filter(row -> row.action() != FORWARD && row.action() != REPORT_OUT)
                .filter(row -> row.from() != FORWARDED && row.from() != REPORTED)
                .map(row -> new Move(
                        row.from(),
                        row.action(),
                        row.by(),
                        row.onlyIf(),
                        row.action() == RETURN ? WITHDRAWN : row.to(),
                        clock(row),
                        basis(row),
                        row.inForceFrom(),
                        row.inForceUntil()))
                .toList();
    }

    private static String clock(Move row) {
        return switch (row.action()) {
            case SUBMIT -> "七日审查期限起算";
            case REQUEST_CORRECTION, REQUEST_CORRECTION_AGAIN -> "审查期限停止[A]";
            case CORRECT -> "七日审查期限自收到补正材料之日重新起算[A]";
            case ACCEPT -> "不影响";
            default -> row.clock();
        };
    }

    private static String basis(Move row) {
        return switch (row.action()) {
            case SUBMIT -> "法律援助法第三十八条、第四十一条";
            case REQUEST_CORRECTION, CORRECT -> "法律援助法第四十三条第二款:一次性告知需要补充的材料或者作出说明";
            case RETURN -> "法律援助法第四十三条第二款:未按要求补充材料或者作出说明的,视为撤回申请";
            case GIVE_OPINION, GRANT, DENY -> "法律援助法第四十三条第一款";
            default -> row.basis();
        };
    }
}
