package io.tongban.approval.lifecycle;

import io.tongban.approval.calendar.Period.Unit;
import java.util.function.BiPredicate;

/** What must hold for a row to apply. The names are stable codes of refusal. */
public enum Condition {
    ONLINE_ITEM(
            "本事项可以全程网办",
            "依法须到现场办理,不能网上提交",
            "The law requires this item to be filed on site",
            (facts, actor) -> facts.online()),
    ON_SITE_ITEM("本事项依法须到现场办理", "本事项可以全程网办,不需现场提交", "This item is filed online", (facts, actor) -> !facts.online()),
    ANNOUNCED_DAY_COME(
            "公告统一受理日的,该日已到",
            "公告的统一受理日未到",
            "The announced day of acceptance has not come",
            (facts, actor) -> facts.terms().announcedOn() == null
                    || !facts.today().isBefore(facts.terms().announcedOn())),
    CASE_HELD_HERE(
            "案件在本机关",
            "案件现不在您所在的机关",
            "The case is with another organ",
            (facts, actor) -> facts.holder().equals(actor.organ())),
    NOT_CONFLICTED(
            "本人无须回避",
            "您应当回避本案",
            "You stand aside from this case",
            (facts, actor) -> !facts.persons().conflicted().contains(actor.person())),
    NO_RECUSAL_PENDING(
            "没有针对本人而未决定的回避申请",
            "申请人已申请您回避,须先由负责人决定",
            "The applicant asked for your recusal; it is to be decided first",
            (facts, actor) -> !facts.persons().asked().contains(actor.person())
                    && !facts.persons().asked().contains(actor.name())),
    RECUSAL_ASKED(
            "有未决定的回避申请",
            "没有未决定的回避申请",
            "No request for recusal waits for a decision",
            (facts, actor) -> !facts.persons().asked().isEmpty()),
    NO_RECUSAL_ASKED(
            "没有未决定的回避申请",
            "上一回避申请尚未决定",
            "An earlier request for recusal is not decided yet",
            (facts, actor) -> facts.persons().asked().isEmpty()),
    CHAIR_CLEAR(
            "听证主持人无须回避",
            "听证主持人应当回避,或者有针对其而未决定的回避申请",
            "The chair stands aside, or it is asked",
            (facts, actor) -> !facts.persons().chairAsked()),
    FIRST_CORRECTION(
            "此前未告知过补正",
            "补正只能一次性告知,本案已告知过",
            "Correction may be requested only once",
            (facts, actor) -> facts.course().corrections() == 0),
    SECOND_CORRECTION(
            "仅告知过一次补正",
            "只有补正后新提交的材料有缺陷的,才可以再告知一次",
            "Only after one correction, and only once more",
            (facts, actor) -> facts.course().corrections() == 1),
    SPOT_CORRECTION_OPEN(
            "已允许当场更正",
            "没有可以当场更正的错误",
            "No error waits to be corrected on the spot",
            (facts, actor) -> facts.pending().spotCorrection()),
    AID_NOT_ASSIGNED(
            "尚未指派",
            "没有等待指派的法律援助",
            "No legal aid waits for an assignment",
            (facts, actor) -> facts.pending().assignment()),
    AID_ASSIGNED(
            "已指派法律援助人员",
            "决定给予法律援助的,应当先指派法律援助人员",
            "Legal aid that was granted is assigned first",
            (facts, actor) -> !facts.pending().assignment()),
    COMMITMENTS_SETTLED(
            "没有核查不实而未处理的承诺",
            "有承诺核查不实,须先听取陈述、申辩并作出处理",
            "A commitment was found untrue and is not dealt with yet",
            (facts, actor) -> !facts.pending().untrueCommitment()),
    ACCEPTED_BY_SILENCE(
            "受理期限已满而未告知",
            "受理期限未满,或者本案不适用视为受理",
            "The acceptance limit is not over, or there is none",
            (facts, actor) -> facts.deadlines().deemed()),
    RENEWED_BY_SILENCE(
            "许可有效期已届满而未作决定,且申请在届满三十日前提出",
            "有效期未届满,或者本案不适用视为准予延续",
            "The permit has not expired, or there is no renewal by silence",
            (facts, actor) -> facts.renewedBySilence()),
    NOT_RENEWED_BY_SILENCE(
            "未视为准予延续",
            "许可有效期届满前未作决定,依法已视为准予延续",
            "Undecided when the permit expired: renewed by law",
            (facts, actor) -> !facts.renewedBySilence()),
    WITHIN_ACCEPTANCE_LIMIT(
            "收到申请之日起五个工作日内",
            "五个工作日已满,依法自收到申请材料之日起即为受理",
            "The five working days are over: accepted by law since receipt",
            (facts, actor) -> facts.deadlines().acceptance().isOpenOn(facts.today())),
    MATERIALS_CHECKED(
            "材料文件均已通过安全检查,或者已逾期视为受理",
            "有材料文件正在安全检查或者未通过",
            "Some files are not found clean",
            (facts, actor) -> facts.materialsChecked() || facts.deadlines().deemed()),
    ANSWER_TIME_OVER(
            "告知的补正期限已满",
            "告知的补正期限未满",
            "The time told for the correction is not over",
            (facts, actor) -> facts.deadlines().answer().isOverOn(facts.today())),
    NOT_INTAKE_PERSON(
            "本人未经办受理",
            "受理人员不得审查或者决定同一案件",
            "Who accepted the case may neither review nor decide it",
            (facts, actor) -> !facts.persons().acceptedBy().contains(actor.person())),
    NOT_OPINION_PERSON(
            "本人未提出审查意见",
            "审查人员不得决定同一案件",
            "Who gave the opinion may not decide",
            (facts, actor) -> !facts.persons().opinedBy().contains(actor.person())),
    NOT_CHAIR(
            "本人不是听证主持人",
            "听证主持人不得审查同一申请",
            "Who chairs the hearing may not review the case",
            (facts, actor) -> !facts.persons().chairs().contains(actor.person())),
    DECIDED_HERE(
            "本机关为决定机关",
            "本机关不是该事项的决定机关",
            "This organ does not decide this item",
            (facts, actor) -> facts.next().isEmpty()),
    HIGHER_ORGAN_NEXT(
            "须转报上级机关",
            "没有须转报的上级机关",
            "There is no higher organ to forward to",
            (facts, actor) -> !facts.next().isEmpty() && !facts.next().equals(Facts.MINISTRY)),
    MINISTRY_NEXT(
            "由司法部决定",
            "该事项不由司法部决定",
            "The Ministry does not decide this item next",
            (facts, actor) -> facts.next().equals(Facts.MINISTRY)),
    CLOCK_RUNNING(
            "不在特别程序中",
            "特别程序尚未结束,期限停止计算,须先结束该程序",
            "A special procedure is under way; end it first",
            (facts, actor) -> facts.course().stoppedOn() == null),
    SPECIAL_PROCEDURE_OPEN(
            "特别程序正在进行",
            "没有正在进行的特别程序",
            "No special procedure is under way",
            (facts, actor) -> facts.course().stoppedBy() == Action.SUSPEND),
    WITHIN_TOLD_STOP(
            "所告知的时间未满,或者已再次告知",
            "所告知的特别程序时间已满,须先再次书面告知申请人所需时间",
            "The time told for the special procedure is over; tell the applicant again first",
            (facts, actor) -> facts.deadlines().stop().isOpenOn(facts.today())),
    WORKDAY_LIMIT(
            "法定期限以工作日计算",
            "本事项的法定期限由专门法律规定,不适用许可法第四十二条的延长",
            "The limit of this item is set by another act and cannot be extended under art. 42",
            (facts, actor) -> facts.terms().decision().unit() == Unit.WORKDAY),
    NOT_EXTENDED(
            "此前未延长过",
            "期限只能延长一次,本案已延长过",
            "The limit was extended before",
            (facts, actor) -> facts.course().extendedBy() == 0),
    BEFORE_EXPIRY(
            "法定期限届满前",
            "法定期限已满,不能再延长或者停止",
            "The limit is over: it can be neither extended nor stopped",
            (facts, actor) -> facts.deadlines().decision().isOpenOn(facts.today())
                    && facts.deadlines().stage().isOpenOn(facts.today())),
    HEARING_SETTLED(
            "听证权利未告知,或者已举行听证、期满未要求听证",
            "已告知听证权利:须待听证结束,或者五个工作日内未要求听证",
            "The right to a hearing is open",
            (facts, actor) -> facts.course().hearingSettledOn(facts.deadlines().hearing(), facts.today())),
    HEARING_NOT_NOTIFIED(
            "未告知过听证权利",
            "听证权利已告知过",
            "The right to a hearing was told before",
            (facts, actor) -> facts.course().hearingNotified() == null),
    HEARING_RIGHT_OPEN(
            "告知听证权利之日起五个工作日内",
            "未告知听证权利,或者五个工作日已满,或者已要求过听证",
            "No right to a hearing is open",
            (facts, actor) ->
                    facts.course().hearingRightOpenOn(facts.deadlines().hearing(), facts.today())),
    HEARING_REQUESTED(
            "已要求听证,尚未通知",
            "没有等待安排的听证",
            "No hearing waits to be called",
            (facts, actor) -> facts.course().stoppedBy() == Action.REQUEST_HEARING
                    && facts.course().hearingOn() == null),
    HEARING_CALLED(
            "听证已通知,尚未举行",
            "没有已通知而尚未举行的听证",
            "No hearing is called that has not been held",
            (facts, actor) -> facts.course().hearingCalled()),
    HEARING_WAIVABLE(
            "可以要求听证,或者已要求而尚未举行",
            "没有可以放弃的听证",
            "There is no hearing to waive",
            (facts, actor) -> facts.course().hearingWaivableOn(facts.deadlines().hearing(), facts.today())),
    HEARING_OWN(
            "利害关系人未要求听证",
            "利害关系人已要求听证,不能由申请人放弃",
            "An interested party asked for the hearing: the applicant cannot waive it",
            (facts, actor) ->
                    facts.interested().stream().noneMatch(i -> i.hearing().equals(Interested.ASKED))),
    INTERESTED_TOLD(
            "已告知利害关系人",
            "本案没有告知过利害关系人",
            "No interested party was told of this case",
            (facts, actor) -> !facts.interested().isEmpty()),
    INTERESTED_HEARD(
            "没有利害关系人,或者其已陈述意见、期限已满",
            "利害关系人陈述意见、要求听证的期限未满",
            "The time of an interested party is not over",
            (facts, actor) -> facts.interested().stream().noneMatch(i -> i.isWaitedForOn(facts.today()))),
    BOTH_TOLD(
            "告知利害关系人听证权利的,已同样告知申请人",
            "已告知利害关系人听证权利,应当同样告知申请人",
            "The applicant is to be told of the right to a hearing as the interested party was",
            (facts, actor) -> facts.course().hearingNotified() != null
                    || facts.interested().stream().allMatch(i -> i.hearingBy() == null)),
    VIEWS_TIME_OVER(
            "告知的陈述、申辩期限已满",
            "告知的陈述、申辩期限未满",
            "The time told for views is not over",
            (facts, actor) -> facts.course().viewsTimeOver(facts.today())),
    HEARING_DAY_COME(
            "通知的听证日已到",
            "没有已通知的听证,或者听证日未到",
            "No hearing is called, or its day has not come",
            (facts, actor) -> facts.course().hearingDayCome(facts.today()));

    private final String text;
    private final String refusal;
    private final String refusalEn;
    private final BiPredicate<Facts, Actor> test;

    Condition(String text, String refusal, String refusalEn, BiPredicate<Facts, Actor> test) {
        this.text = text;
        this.refusal = refusal;
        this.refusalEn = refusalEn;
        this.test = test;
    }

    public String text() {
        return text;
    }

    public String refusal() {
        return refusal;
    }

    public String refusalEn() {
        return refusalEn;
    }

    /** What is assumed ([A]) or from memory ([M]) of it, to be confirmed (待法制机构确认); empty where a statute says so. */
    public String mark() {
        return switch (this) {
            case NOT_INTAKE_PERSON, NOT_OPINION_PERSON -> "[A] 审批分离为内部控制要求,许可法未作规定";
            case NOT_CONFLICTED -> "[M] 除听证主持人(许可法第四十八条第一款第(三)项)外,依据公务员法和程序规定";
            case SECOND_CORRECTION -> "[A] 仅限补正时新提交的材料,负责人批准(许可法第七十二条第(四)项)";
            case ANSWER_TIME_OVER -> "[A] 补正期限由告知书载明,许可法未规定";
            case CLOCK_RUNNING -> "[A] 期限停止期间不作决定、不转报";
            case WITHIN_TOLD_STOP -> "[A] 超出所告知的时间,须再次书面告知";
            case WORKDAY_LIMIT -> "[A] 专门法律以日、月规定的期限,不适用许可法第四十二条的延长";
            case NOT_EXTENDED -> "[A] 各级审查合计只延长一次";
            case BEFORE_EXPIRY -> "[A] 届满前提出,届满当日可以";
            case HEARING_SETTLED -> "[A] 告知听证权利后五个工作日内不作决定";
            case HEARING_RIGHT_OPEN -> "[A] 五日按工作日计算";
            case NO_RECUSAL_PENDING -> "[A] 申请回避的,在被申请人办理下一步骤前决定";
            case HEARING_WAIVABLE -> "[A] 要求听证是权利,可以放弃";
            case INTERESTED_HEARD -> "[A] 告知利害关系人的期限内不作决定";
            case COMMITMENTS_SETTLED -> "[A] 核查不实的,处理前不准予(国办发〔2020〕42号)";
            case AID_ASSIGNED -> "[A] 先指派,后送达";
            case VIEWS_TIME_OVER -> "[A] 期满未陈述的,视为放弃";
            default -> "";
        };
    }

    boolean holds(Facts facts, Actor actor) {
        return test.test(facts, actor);
    }
}
