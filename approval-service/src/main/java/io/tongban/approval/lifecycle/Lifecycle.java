package io.tongban.approval.lifecycle;

import static io.tongban.approval.lifecycle.Action.*;
import static io.tongban.approval.lifecycle.Condition.*;
import static io.tongban.approval.lifecycle.Role.*;
import static io.tongban.approval.lifecycle.State.*;

import io.tongban.approval.calendar.Period;
import io.tongban.approval.calendar.Period.Unit;
import io.tongban.approval.lifecycle.Ruling.Allowed;
import io.tongban.approval.lifecycle.Ruling.Refused;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The law in one file: which moves there are, in the order of the statute. There is no other way to change a state.
 * {@code LIFECYCLE.md} is made from these tables.
 *
 * <p>许可法 = 行政许可法(2019年修正). [A] marks what process.md assumes: 待法制机构确认.
 */
public final class Lifecycle {

    private static final LocalDate LICENSING_ACT = Statute.LICENSING.inForceFrom();
    static final String NONE = "不影响";
    static final String TO_CONFIRM = "待法制机构确认";

    private Lifecycle() {}

    private static final Set<State> UNDER_REVIEW = EnumSet.of(ACCEPTED, OPINED, FORWARDED);
    private static final Set<State> OPEN =
            EnumSet.of(SUBMITTED, CORRECTING, ACCEPTED, OPINED, FORWARDED, REPORTED, GRANTED, DENIED);
    private static final Set<State> DATED =
            EnumSet.of(SUBMITTED, ACCEPTED, OPINED, FORWARDED, REPORTED, GRANTED, DENIED);

    // Tables keep one line a row, for a lawyer to read.
    // spotless:off

    /** 许可法第三十二条第一款第(四)项. */
    static final Period ACCEPTANCE = new Period(5, Unit.WORKDAY);
    /** 许可法第四十四条. */
    static final Period DELIVERY = new Period(10, Unit.WORKDAY);
    /** 法律援助法第四十三条第一款: natural days. */
    static final Period ASSIGNMENT = new Period(3, Unit.DAY);
    /** 许可法第四十七条: from the notice, to ask; from the request, to hold; before the day, to tell. */
    public static final Period HEARING_REQUEST = new Period(5, Unit.WORKDAY);
    public static final Period HEARING_HOLD = new Period(20, Unit.WORKDAY);
    public static final Period HEARING_NOTICE = new Period(7, Unit.WORKDAY);
    /** 许可法第四十二条: 10 working days; where several organs handle it jointly, 45 and 15. */
    public static final int EXTENSION = 10;
    public static final int JOINT_EXTENSION = 15;
    public static final Period JOINT = new Period(45, Unit.WORKDAY);

    private static final List<Limit> LIMITS = List.of(
            new Limit("受理", Set.of(Kind.LICENCE), ACCEPTANCE, "收到申请材料(补正的,收到补正材料)之日", "许可法第三十二条第一款第(四)项;补正后重新起算[A]", LICENSING_ACT, "逾期不告知的,自收到申请材料之日起即为受理"),
            new Limit("补正", Kind.APPLIED_FOR, null, "补正告知之日", "许可法未规定,由补正告知书载明[A],待法制机构确认", LICENSING_ACT, "退件,可重新申请[A];法律援助视为撤回申请(法律援助法第四十三条第二款)"),
            new Limit("审查决定", Kind.APPLIED_FOR, null, "事项规定(收到、受理或者公告的统一受理日)", "事项清单所载法定期限;许可法第四十二条", LICENSING_ACT, "逾期未决定的,可以申请行政复议(行政复议法第二十三条)"),
            new Limit("分级审查", Set.of(Kind.LICENCE), null, "受理之日、转报之日", "许可法第四十三条;律师法第六条、第十八条", LICENSING_ACT, "督办"),
            new Limit("送达", Set.of(Kind.LICENCE, Kind.REVOCATION, Kind.DEREGISTRATION), DELIVERY, "作出决定之日", "许可法第四十四条;撤销、撤回、注销参照执行[A]", LICENSING_ACT, "督办"),
            new Limit("指派", Set.of(Kind.BENEFIT), ASSIGNMENT, "决定给予法律援助之日", "法律援助法第四十三条第一款", Statute.LEGAL_AID.inForceFrom(), "督办"),
            new Limit("延长", Set.of(Kind.LICENCE), new Period(EXTENSION, Unit.WORKDAY), "原期限届满之日", "许可法第四十二条第一款:经本机关负责人批准,一次;届满前告知理由[A]", LICENSING_ACT, "逾期未决定的,可以申请行政复议"),
            new Limit("联合办理", Set.of(Kind.LICENCE), JOINT, "受理之日", "许可法第四十二条第二款:统一、联合、集中办理", LICENSING_ACT, "经本级人民政府负责人批准,可以延长15个工作日"),
            new Limit("特别程序", Set.of(Kind.LICENCE), null, "启动之日", "许可法第四十五条:由特别程序告知书载明", LICENSING_ACT, "督办;须再次书面告知[A]"),
            new Limit("要求听证", Set.of(Kind.LICENCE), HEARING_REQUEST, "被告知听证权利之日", "许可法第四十七条第一款;按工作日计算[A]," + TO_CONFIRM, LICENSING_ACT, "视为不要求听证"),
            new Limit("组织听证", Set.of(Kind.LICENCE), HEARING_HOLD, "要求听证之日", "许可法第四十七条第一款;举行七日前通知,第四十八条第一款第(一)项;按工作日计算[A]," + TO_CONFIRM, LICENSING_ACT, "督办"),
            new Limit("延续", Set.of(Kind.LICENCE), null, "许可有效期届满日:届满三十日前提出申请,三十日按自然日计算," + TO_CONFIRM, "许可法第五十条", LICENSING_ACT, "届满前未作决定的,视为准予延续;申请不足三十日的照常办理,但不适用[A]"),
            new Limit("内部办理", Kind.APPLIED_FOR, null, "同承诺期限", "内控:承诺期限的五分之四[A]," + TO_CONFIRM, LICENSING_ACT, "预警"));

    private static final List<CountingRule> COUNTING = List.of(
            new CountingRule("期限以工作日计算的,不含法定节假日;调休上班日为工作日", "许可法第八十二条;国务院办公厅节假日安排"),
            new CountingRule("起算事由发生日不计入,自其后第一个计入的日子为第一日;届满于末日24时", "参照民事诉讼法," + TO_CONFIRM),
            new CountingRule("收到时间为数据电文进入系统之时,不论是否办公时间", "电子签名法第十一条;许可法第三十三条"),
            new CountingRule("告知补正期间不计入;补正后受理期限重新起算", TO_CONFIRM),
            new CountingRule("特别程序(听证、招标、拍卖、检验、检测、检疫、鉴定、专家评审)所需时间不计入:自启动次日至结束之日扣除[A];期限届满后启动的不扣除;届满当日启动的,于结束之日(非工作日的,其后第一个工作日)届满[A]", "许可法第四十五条;" + TO_CONFIRM),
            new CountingRule("现场核查、协查不停止计算", "许可法第四十五条未列举"),
            new CountingRule("受理期限于第五个工作日24时届满,届时未告知的视为受理;按当时日历已经发生的受理、不予受理、撤回、终止,不因新日历改变[A]", "许可法第三十二条第一款第(四)项;" + TO_CONFIRM),
            new CountingRule("各级审查合计只延长一次,延长计入作出延长的一级[A]", "许可法第四十二条、第四十三条;" + TO_CONFIRM),
            new CountingRule("承诺期限只能短于法定期限;未在承诺期限内办结的,公开说明原因", "优化营商环境条例第三十六条第二款"),
            new CountingRule("灯色:余期过半为绿,一半以下为黄,一日以下为红,逾期为黑;阈值可配置[A]", "电子监察惯例;" + TO_CONFIRM),
            new CountingRule("以日、月计算的连续计算,末日为休息日、节假日的不顺延(按较短解释)", TO_CONFIRM),
            new CountingRule("延续的决定期限届满于许可有效期届满日24时,特别程序、延长期限不推迟该日(第四十五条只就“本节规定的期限”扣除所需时间)", "许可法第五十条第二款;" + TO_CONFIRM),
            new CountingRule("有效期届满时申请人尚未补正的,不适用视为准予延续[A];由司法部决定的不适用[A]", "许可法第五十条第二款;" + TO_CONFIRM),
            new CountingRule("届满日:证照由本系统签发的,依该证照;由系统外签发的,依申请人填写、受理人员受理时核实的日期[A]", TO_CONFIRM),
            new CountingRule("节假日安排尚未公布的年份不推算,届满日待公布", "许可法第八十二条;" + TO_CONFIRM));

    /** The ordinary way of a licence; acceptance within five days, or deemed, is its alone (许可法第三十二条). */
    static final List<Move> ORDINARY = List.of(
            row(DRAFT, SUBMIT, APPLICANT, "五个工作日受理期限起算", "许可法第二十九条、第三十三条;数据电文进入系统之时为收到", SUBMITTED, ONLINE_ITEM),
            row(DRAFT, RECEIVE_ON_SITE, COUNTER, "五个工作日受理期限起算;公告统一受理日的,自该日起算审查决定期限", "许可法第二十九条第二款但书、第三十二条;法律职业资格管理办法:申请人到现场提交,不得委托[A]", SUBMITTED, ON_SITE_ITEM, CASE_HELD_HERE),
            row(SUBMITTED, WITHDRAW, APPLICANT, "终止", "惯例,无专条;" + TO_CONFIRM, WITHDRAWN),
            row(SUBMITTED, REQUEST_CORRECTION, COUNTER, "受理期限停止", "许可法第三十二条第一款第(四)项:一次告知需要补正的全部内容", CORRECTING, CASE_HELD_HERE, FIRST_CORRECTION, WITHIN_ACCEPTANCE_LIMIT),
            row(SUBMITTED, ASK_SPOT_CORRECTION, COUNTER, NONE, "许可法第三十二条第一款第(三)项:可以当场更正的错误,允许申请人当场更正;不作为补正告知", SUBMITTED, CASE_HELD_HERE, WITHIN_ACCEPTANCE_LIMIT),
            row(SUBMITTED, CORRECT_ON_THE_SPOT, APPLICANT, NONE, "许可法第三十二条第一款第(三)项", SUBMITTED, SPOT_CORRECTION_OPEN),
            row(CORRECTING, CORRECT, APPLICANT, "五个工作日重新起算[A]", "许可法第三十二条第一款第(五)项", SUBMITTED),
            row(CORRECTING, WITHDRAW, APPLICANT, "终止", "惯例,无专条;" + TO_CONFIRM, WITHDRAWN),
            row(CORRECTING, RETURN, COUNTER, "终止", "许可法未规定;退件,可重新申请[A]," + TO_CONFIRM, RETURNED, CASE_HELD_HERE, ANSWER_TIME_OVER),
            row(SUBMITTED, ACCEPT, COUNTER, "审查决定期限起算", "许可法第三十二条第一款第(五)项、第二款", ACCEPTED, CASE_HELD_HERE, MATERIALS_CHECKED, ANNOUNCED_DAY_COME),
            row(SUBMITTED, DEEM_ACCEPTANCE, SYSTEM, "审查决定期限自收到申请材料之日起算", "许可法第三十二条第一款第(四)项:逾期不告知的,自收到申请材料之日起即为受理", ACCEPTED, ACCEPTED_BY_SILENCE),
            row(SUBMITTED, REQUEST_CORRECTION_AGAIN, DECIDER, "受理期限停止", "许可法第三十二条、第七十二条第(四)项;仅限补正时新提交的材料,负责人批准[A]," + TO_CONFIRM, CORRECTING, CASE_HELD_HERE, SECOND_CORRECTION, WITHIN_ACCEPTANCE_LIMIT),
            row(SUBMITTED, REFUSE_ACCEPTANCE, COUNTER, "终止", "许可法第三十二条第一款第(一)(二)项、第二款、第七十八条", NOT_ACCEPTED, CASE_HELD_HERE, WITHIN_ACCEPTANCE_LIMIT),
            row(ACCEPTED, GIVE_OPINION, REVIEWER, NONE, "许可法第三十四条", OPINED, CASE_HELD_HERE, NOT_INTAKE_PERSON, NOT_CHAIR, CLOCK_RUNNING),
            row(ACCEPTED, WITHDRAW, APPLICANT, "终止", "惯例,无专条;" + TO_CONFIRM, WITHDRAWN),
            row(OPINED, FORWARD, REVIEWER, "下级期限终止,上级期限起算", "许可法第三十五条、第四十三条;律师法第六条、第十八条", FORWARDED, CASE_HELD_HERE, HIGHER_ORGAN_NEXT, NOT_CHAIR, CLOCK_RUNNING, HEARING_SETTLED, INTERESTED_HEARD),
            row(FORWARDED, GIVE_OPINION, REVIEWER, NONE, "许可法第三十四条、第三十五条", OPINED, CASE_HELD_HERE, NOT_INTAKE_PERSON, NOT_CHAIR, CLOCK_RUNNING),
            row(OPINED, REPORT_OUT, DECIDER, "本省期限终止", "许可法第三十五条", REPORTED, decides(MINISTRY_NEXT)),
            row(FORWARDED, REPORT_OUT, DECIDER, "本省期限终止", "许可法第三十五条", REPORTED, decides(MINISTRY_NEXT)),
            row(OPINED, GRANT, DECIDER, "十个工作日送达期限起算", "许可法第三十八条第一款、第四十四条", GRANTED, grants()),
            row(OPINED, DENY, DECIDER, "十个工作日送达期限起算[A]", "许可法第三十八条第二款:说明理由,告知救济权利", DENIED, decides(DECIDED_HERE)),
            row(FORWARDED, GRANT, DECIDER, "十个工作日送达期限起算", "许可法第三十八条第一款、第四十四条", GRANTED, grants()),
            row(FORWARDED, DENY, DECIDER, "十个工作日送达期限起算[A]", "许可法第三十八条第二款:说明理由,告知救济权利", DENIED, decides(DECIDED_HERE)),
            row(REPORTED, RECORD_GRANT, DECIDER, "十个工作日送达期限起算", "许可法第四十四条;决定由司法部作出,本系统只登记", GRANTED, CASE_HELD_HERE),
            row(REPORTED, RECORD_DENIAL, DECIDER, "十个工作日送达期限起算[A]", "许可法第三十八条第二款;决定由司法部作出,本系统只登记", DENIED, CASE_HELD_HERE),
            row(OPINED, WITHDRAW, APPLICANT, "终止", "惯例,无专条;" + TO_CONFIRM, WITHDRAWN),
            row(FORWARDED, WITHDRAW, APPLICANT, "终止", "惯例,无专条;" + TO_CONFIRM, WITHDRAWN),
            row(REPORTED, WITHDRAW, APPLICANT, "终止", "惯例,无专条;" + TO_CONFIRM, WITHDRAWN),
            row(GRANTED, DELIVER, COUNTER, "终止", "许可法第四十四条;送达方式参照民事诉讼法," + TO_CONFIRM, DELIVERED, CASE_HELD_HERE),
            row(DENIED, DELIVER, COUNTER, "终止", "许可法第四十四条;送达方式参照民事诉讼法," + TO_CONFIRM, DELIVERED, CASE_HELD_HERE));

    /** Special procedures of a licence: a closed list (许可法第四十二条、第四十五条至第四十八条). */
    private static final List<Move> SPECIAL = Stream.of(
            whileReviewed(SUSPEND, REVIEWER, "停止计算,另行书面告知所需时间", "许可法第四十五条", CASE_HELD_HERE, NOT_CHAIR, CLOCK_RUNNING, BEFORE_EXPIRY, HEARING_SETTLED),
            whileReviewed(EXTEND_SUSPENSION, REVIEWER, "继续停止计算,再次书面告知所需时间", "许可法第四十五条:所需时间书面告知申请人;超出的再次告知[A]", CASE_HELD_HERE, NOT_CHAIR, SPECIAL_PROCEDURE_OPEN),
            whileReviewed(RESUME, REVIEWER, "自次日起继续计算", "许可法第四十五条;超出所告知时间的,先再次告知[A]", CASE_HELD_HERE, NOT_CHAIR, SPECIAL_PROCEDURE_OPEN, WITHIN_TOLD_STOP),
            whileReviewed(EXTEND, DECIDER, "延长,最多十个工作日(联合办理十五个)", "许可法第四十二条:经本机关负责人批准,将理由告知申请人;联合办理的,经本级人民政府负责人批准;届满前[A]", CASE_HELD_HERE, CLOCK_RUNNING, WORKDAY_LIMIT, NOT_EXTENDED, BEFORE_EXPIRY),
            whileReviewed(NOTIFY_HEARING_RIGHT, REVIEWER, "五个工作日要求听证期限起算,审查期限不停止", "许可法第四十七条第一款", CASE_HELD_HERE, CLOCK_RUNNING, HEARING_NOT_NOTIFIED),
            whileReviewed(REQUEST_HEARING, APPLICANT, "停止计算[A]", "许可法第四十五条、第四十七条第一款", HEARING_RIGHT_OPEN),
            whileReviewed(ARRANGE_HEARING, REVIEWER, NONE, "许可法第四十七条第一款、第四十八条第一款第(一)(三)项", CASE_HELD_HERE, HEARING_REQUESTED),
            whileReviewed(MOVE_HEARING, REVIEWER, NONE, "许可法第四十八条第一款第(一)项:变更的,重新于七日前通知[A]", CASE_HELD_HERE, HEARING_CALLED),
            whileReviewed(WAIVE_HEARING, APPLICANT, "停止计算的,自次日起继续计算[A]", "许可法第四十七条第一款:要求听证是申请人的权利,可以放弃[A]", HEARING_WAIVABLE, HEARING_OWN),
            whileReviewed(NOTIFY_INTERESTED, REVIEWER, NONE, "许可法第三十六条;涉及重大利益关系的,第四十七条第一款", CASE_HELD_HERE, NOT_CHAIR),
            whileReviewed(GIVE_INTERESTED_VIEWS, INTERESTED, "要求听证的,停止计算[A]", "许可法第三十六条、第四十七条第一款", INTERESTED_TOLD),
            whileReviewed(RECORD_INTERESTED_VIEWS, COUNTER, "要求听证的,停止计算[A]", "许可法第三十六条、第四十七条第一款:以书面或者口头提出的,由窗口登记", CASE_HELD_HERE, INTERESTED_TOLD),
            whileReviewed(GIVE_VIEWS, APPLICANT, NONE, "许可法第三十六条:申请人、利害关系人有权进行陈述和申辩", INTERESTED_TOLD),
            whileReviewed(HOLD_HEARING, REVIEWER, "自次日起继续计算", "许可法第四十八条第一款第(五)项、第二款", CASE_HELD_HERE, HEARING_DAY_COME, CHAIR_CLEAR)).flatMap(List::stream).toList();

    /** What may happen in any kind without touching the clock, and the end for want of an applicant or an object. */
    static final List<Move> ASIDE = Stream.of(
            whileReviewed(INSPECT, REVIEWER, "不停止计算", "许可法第三十四条第三款:两名以上工作人员", CASE_HELD_HERE, NOT_INTAKE_PERSON, NOT_CHAIR),
            whileReviewed(CONSULT, REVIEWER, "不停止计算", "优化营商环境条例第三十六条", CASE_HELD_HERE, NOT_CHAIR),
            staying(EnumSet.of(GRANTED), HAND_IN, COUNTER, NONE, "事项清单所载材料要求:准予后交回的原件", CASE_HELD_HERE),
            staying(EnumSet.of(GRANTED), UNDO_HAND_IN, COUNTER, NONE, "更正误登,说明理由", CASE_HELD_HERE),
            staying(EnumSet.of(SUBMITTED, ACCEPTED, OPINED, FORWARDED), WITHDRAW_COMMITMENT, APPLICANT, NONE, "国办发〔2020〕42号;核查前可以撤回承诺,改交证明[A]," + TO_CONFIRM),
            terminating(OPEN),
            aside(OPEN),
            DATED.stream().map(Lifecycle::redating).toList()).flatMap(List::stream).toList();

    private static final List<Move> LICENCE = AtTheWindow.in(Renewals.in(Stream.of(ORDINARY, SPECIAL, ASIDE).flatMap(List::stream).toList()));

    // spotless:on

    public static List<Limit> limits() {
        return LIMITS;
    }

    /** That limit for a case of this kind that came in on that day; empty where it was not in force then. */
    public static Optional<Limit> limit(String name, Kind kind, LocalDate receivedOn) {
        return LIMITS.stream()
                .filter(limit -> limit.name().equals(name) && limit.kinds().contains(kind))
                .filter(limit -> !receivedOn.isBefore(limit.inForceFrom()))
                .findFirst();
    }

    public static List<CountingRule> countingRules() {
        return COUNTING;
    }

    public static List<Move> table(Kind kind) {
        return switch (kind) {
            case LICENCE -> LICENCE;
            case OTHER_POWER -> OtherKinds.OTHER_POWER;
            case RECORD -> OtherKinds.RECORD;
            case BENEFIT -> OtherKinds.BENEFIT;
            case REVOCATION -> Afterwards.REVOCATION;
            case DEREGISTRATION -> Afterwards.DEREGISTRATION;
            case ANNULMENT -> Afterwards.ANNULMENT;
        };
    }

    /** Whether this actor may do this now, and by which row; else why not. */
    public static Ruling ask(Facts facts, Actor actor, Action action) {
        List<Move> rows = table(facts.kind()).stream()
                .filter(row -> row.from() == facts.state() && row.action() == action)
                .filter(row -> row.inForceOn(facts.receivedOn()))
                .toList();
        if (rows.isEmpty()) {
            return new Refused(
                    "OUT_OF_ORDER",
                    "案件处于“" + facts.state().text() + "”,不能“" + action.text() + "”",
                    "Not possible in this state: " + action.textEn() + " ("
                            + facts.state().textEn() + ")");
        }
        Move row = rows.stream()
                .filter(r -> actor.roles().contains(r.by()))
                .findFirst()
                .orElse(rows.get(0));
        return refusal(row, facts, actor).<Ruling>map(r -> r).orElseGet(() -> new Allowed(row));
    }

    /** All that this actor may do now; pages draw their buttons from it. */
    public static List<Move> openActions(Facts facts, Actor actor) {
        return table(facts.kind()).stream()
                .filter(row -> row.from() == facts.state() && row.inForceOn(facts.receivedOn()))
                .filter(row -> refusal(row, facts, actor).isEmpty())
                .toList();
    }

    private static Optional<Refused> refusal(Move row, Facts facts, Actor actor) {
        if (!actor.roles().contains(row.by())) {
            return Optional.of(new Refused(
                    "NOT_YOUR_STEP", "此步骤由" + row.by().text() + "办理", "This step is for another role: " + row.by()));
        }
        Optional<Refused> condition = row.onlyIf().stream()
                .filter(c -> !c.holds(facts, actor))
                .findFirst()
                .map(c -> new Refused(c.name(), c.refusal(), c.refusalEn()));
        if (condition.isPresent()) {
            return condition;
        }
        boolean authorised =
                row.by().act().isEmpty() || actor.acts().contains(row.by().act());
        return authorised
                ? Optional.empty()
                : Optional.of(new Refused("NO_AUTHORITY", "本机关对该事项没有此项职权", "The organ has no authority for this item"));
    }

    /** The same row wherever a case is under review; the state stays. */
    private static List<Move> whileReviewed(Action action, Role by, String clock, String basis, Condition... onlyIf) {
        return staying(UNDER_REVIEW, action, by, clock, basis, onlyIf);
    }

    private static List<Move> staying(
            Set<State> states, Action action, Role by, String clock, String basis, Condition... onlyIf) {
        return states.stream()
                .map(state -> row(state, action, by, clock, basis, state, onlyIf))
                .toList();
    }

    /** An applicant may die, and an object be gone, at any time before the result was delivered. */
    static List<Move> terminating(Set<State> states) {
        return states.stream()
                .map(state -> row(
                        state, TERMINATE, DECIDER, "终止", "参照国办发〔2020〕42号;" + TO_CONFIRM, TERMINATED, CASE_HELD_HERE))
                .toList();
    }

    /** 回避: wherever a case is open. */
    static List<Move> aside(Set<State> states) {
        String basis = "公务员法回避规定;" + TO_CONFIRM;
        String chair = "听证主持人:许可法第四十八条第一款第(三)项;其他工作人员:" + basis;
        return Stream.of(
                        staying(states, DECLARE_CONFLICT, OFFICIAL, NONE, basis),
                        staying(states, REQUEST_RECUSAL, APPLICANT, NONE, chair, NO_RECUSAL_ASKED),
                        staying(
                                states,
                                DECIDE_RECUSAL,
                                DECIDER,
                                NONE,
                                chair + ";被申请人办理下一步骤前决定[A]",
                                CASE_HELD_HERE,
                                RECUSAL_ASKED))
                .flatMap(List::stream)
                .toList();
    }

    static Move redating(State state) {
        return row(state, REDATE, SYSTEM, "按新公布的工作日历重新计算,已发生的效力不变", "许可法第八十二条;国务院办公厅节假日安排", state);
    }

    /** What every decision needs: the case is here, the organ is right, and three persons are three (R-16 [A]). */
    static Condition[] decides(Condition organ) {
        return new Condition[] {
            CASE_HELD_HERE,
            organ,
            NOT_INTAKE_PERSON,
            NOT_OPINION_PERSON,
            CLOCK_RUNNING,
            HEARING_SETTLED,
            BOTH_TOLD,
            INTERESTED_HEARD
        };
    }

    /** Nothing is granted on what was found untrue, before its signer was heard and it was dealt with. */
    static Condition[] grants() {
        return Stream.concat(Stream.of(decides(DECIDED_HERE)), Stream.of(COMMITMENTS_SETTLED))
                .toArray(Condition[]::new);
    }

    /** No official acts in a case of their own conflict (回避). */
    static Move row(State from, Action action, Role by, String clock, String basis, State to, Condition... onlyIf) {
        List<Condition> conditions = new ArrayList<>(List.of(onlyIf));
        if (by != APPLICANT && by != SYSTEM) {
            conditions.add(NOT_CONFLICTED);
        }
        if (by == COUNTER || by == REVIEWER || by == DECIDER || by == WINDOW) {
            conditions.add(NO_RECUSAL_PENDING);
        }
        return new Move(
                from,
                action,
                by,
                List.copyOf(conditions),
                to,
                clock,
                basis,
                Statute.inForceFrom(basis, LICENSING_ACT),
                null);
    }
}
