package io.tongban.approval.lifecycle;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an applicant may do, one without a login does at the counter: it records the step of who is present, or of their
 * agent (许可法第二十九条第二款). Who records the filing has handled intake.
 */
final class AtTheWindow {

    private static final String RECORDED = ";申请人到场,由窗口核对身份后登记[A]";
    private static final String ON_PAPER = "书面申请,由窗口核对身份、录入、扫描后登记[A]," + Lifecycle.TO_CONFIRM;

    private AtTheWindow() {}

    /** These rows, and for each of the applicant's its twin at the window. */
    static List<Move> in(List<Move> rows) {
        Stream<Move> twins =
                rows.stream().filter(row -> row.by() == Role.APPLICANT).map(AtTheWindow::twin);
        return Stream.concat(rows.stream(), twins).toList();
    }

    private static Move twin(Move row) {
        List<Condition> conditions = new ArrayList<>(row.onlyIf());
        conditions.add(Condition.NOT_CONFLICTED);
        conditions.add(Condition.NO_RECUSAL_PENDING);
        return new Move(
                row.from(),
                row.action(),
                Role.WINDOW,
                List.copyOf(conditions),
                row.to(),
                row.clock(),
                row.action() == Action.SUBMIT ? onPaper(row) : row.basis() + RECORDED,
                row.inForceFrom(),
                row.inForceUntil());
    }

    /** The acts on what is filed electronically are no basis of what is filed on paper. */
    private static String onPaper(Move row) {
        String basis = row.basis();
        if (basis.startsWith("许可法")) {
            return "许可法第二十九条、第三十二条;" + ON_PAPER;
        }
        return basis.startsWith("法律援助法") ? basis + ";" + ON_PAPER : ON_PAPER;
    }
}
