package io.tongban.approval.lifecycle;

import static io.tongban.approval.lifecycle.Action.*;
import static io.tongban.approval.lifecycle.Condition.*;
import static io.tongban.approval.lifecycle.Lifecycle.row;
import static io.tongban.approval.lifecycle.Role.*;
import static io.tongban.approval.lifecycle.State.*;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * After the end: proceedings of their own about a permit, or what else was granted. The closed case is never touched. Who opens
 * one does not decide it, and the holder of the permit is heard before it is revoked or recalled.
 */
final class Afterwards {

    private Afterwards() {}

    // Tables keep one line a row, for a lawyer to read.
    // spotless:off

    private static final String VIEWS = "许可法第七条:陈述权、申辩权";

    /** 撤销 (许可法第六十九条)、撤回 (许可法第八条第二款). */
    static final List<Move> REVOCATION = whole(
            row(DRAFT, INITIATE, REVIEWER, "内部办理期限起算[A]", "许可法第六十九条:作出决定的机关或者其上级机关;第八条第二款", INITIATED),
            row(INITIATED, ASK_VIEWS, REVIEWER, "不影响", VIEWS, VIEWS_ASKED, CASE_HELD_HERE),
            row(VIEWS_ASKED, GIVE_VIEWS, APPLICANT, "不影响", VIEWS, VIEWS_GIVEN),
            row(VIEWS_GIVEN, EFFECT, DECIDER, "十个工作日送达期限起算[A]", "许可法第六十九条、第八条第二款", EFFECTED, CASE_HELD_HERE, NOT_OPINION_PERSON),
            row(VIEWS_ASKED, EFFECT, DECIDER, "十个工作日送达期限起算[A]", "许可法第六十九条、第八条第二款;期满未陈述的,视为放弃[A]", EFFECTED, CASE_HELD_HERE, NOT_OPINION_PERSON, VIEWS_TIME_OVER),
            row(INITIATED, DROP, DECIDER, "终止", "理由不成立", DROPPED, CASE_HELD_HERE, NOT_OPINION_PERSON),
            row(VIEWS_ASKED, DROP, DECIDER, "终止", "理由不成立,或者许可法第六十九条第三款:可能对公共利益造成重大损害的,不予撤销", DROPPED, CASE_HELD_HERE, NOT_OPINION_PERSON),
            row(VIEWS_GIVEN, DROP, DECIDER, "终止", "理由不成立,或者许可法第六十九条第三款:可能对公共利益造成重大损害的,不予撤销", DROPPED, CASE_HELD_HERE, NOT_OPINION_PERSON),
            row(EFFECTED, DELIVER, COUNTER, "终止", "参照许可法第四十四条;送达方式参照民事诉讼法,待法制机构确认", DELIVERED, CASE_HELD_HERE));

    /** 注销 (许可法第七十条): a formality that follows what has happened already. */
    static final List<Move> DEREGISTRATION = whole(
            row(DRAFT, INITIATE, REVIEWER, "内部办理期限起算[A]", "许可法第七十条", INITIATED),
            row(INITIATED, EFFECT, DECIDER, "十个工作日送达期限起算[A]", "许可法第七十条", EFFECTED, CASE_HELD_HERE, NOT_OPINION_PERSON),
            row(INITIATED, DROP, DECIDER, "终止", "理由不成立", DROPPED, CASE_HELD_HERE, NOT_OPINION_PERSON),
            row(EFFECTED, DELIVER, COUNTER, "终止", "参照许可法第四十四条;送达方式参照民事诉讼法,待法制机构确认", DELIVERED, CASE_HELD_HERE));

    private static final String UNTRUE = "国办发〔2020〕42号:承诺不实的依法撤销;备案、其他决定的撤销无专条,待法制机构确认;法律援助法第四十八条第一款第(一)项:以欺骗获得的,终止";
    private static final String HEARD = "参照国办发〔2020〕42号:处理前听取陈述、申辩[A],待法制机构确认";

    /** What is no licence and rests on an untrue commitment. What aid has cost is claimed by a penalty (法律援助法第六十四条), outside this system as 吊销 is. */
    static final List<Move> ANNULMENT = AtTheWindow.in(OtherKinds.unlicensed(withAsides(
            row(DRAFT, INITIATE, REVIEWER, "内部办理期限起算[A]", UNTRUE + ";由作出决定的机关或者其上级机关立案[A]", INITIATED),
            row(INITIATED, ASK_VIEWS, REVIEWER, "不影响", HEARD, VIEWS_ASKED, CASE_HELD_HERE),
            row(VIEWS_ASKED, GIVE_VIEWS, APPLICANT, "不影响", HEARD, VIEWS_GIVEN),
            row(VIEWS_GIVEN, EFFECT, DECIDER, "内部办理期限终止", UNTRUE, EFFECTED, CASE_HELD_HERE, NOT_OPINION_PERSON),
            row(VIEWS_ASKED, EFFECT, DECIDER, "内部办理期限终止", UNTRUE + ";期满未陈述的,视为放弃[A]", EFFECTED, CASE_HELD_HERE, NOT_OPINION_PERSON, VIEWS_TIME_OVER),
            row(INITIATED, DROP, DECIDER, "终止", "理由不成立", DROPPED, CASE_HELD_HERE, NOT_OPINION_PERSON),
            row(VIEWS_ASKED, DROP, DECIDER, "终止", "理由不成立", DROPPED, CASE_HELD_HERE, NOT_OPINION_PERSON),
            row(VIEWS_GIVEN, DROP, DECIDER, "终止", "理由不成立", DROPPED, CASE_HELD_HERE, NOT_OPINION_PERSON),
            row(EFFECTED, DELIVER, COUNTER, "终止", "送达方式参照民事诉讼法,待法制机构确认", DELIVERED, CASE_HELD_HERE))));

    // spotless:on

    private static List<Move> whole(Move... rows) {
        return AtTheWindow.in(withAsides(rows));
    }

    /** A new calendar year moves their dates as any other; they may lose their object, and officials stand aside. */
    private static List<Move> withAsides(Move... rows) {
        Set<State> open = Stream.of(rows)
                .map(Move::to)
                .filter(state -> !state.isEnd())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(State.class)));
        Stream<Move> dated = Stream.of(rows)
                .filter(row -> !row.to().isEnd())
                .map(Move::to)
                .distinct()
                .map(Lifecycle::redating);
        return Stream.of(Stream.of(rows), dated, Lifecycle.terminating(open).stream(), Lifecycle.aside(open).stream())
                .flatMap(all -> all)
                .toList();
    }
}
