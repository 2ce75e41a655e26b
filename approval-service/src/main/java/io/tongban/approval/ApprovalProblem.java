package io.tongban.approval;

import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.GONE;
import static org.springframework.http.HttpStatus.INTERNAL_SERVER_ERROR;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.PRECONDITION_FAILED;
import static org.springframework.http.HttpStatus.PRECONDITION_REQUIRED;
import static org.springframework.http.HttpStatus.REQUEST_TIMEOUT;
import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import io.tongban.support.problem.Problem;
import org.springframework.http.HttpStatusCode;

/** Refusals of the approval service. The names of the law's conditions are codes too. */
public enum ApprovalProblem implements Problem {
    APPLICATION_NOT_FOUND(NOT_FOUND, "没有找到该办件", "No such application"),
    ITEM_NOT_FOUND(NOT_FOUND, "没有该事项", "No such item"),
    REGION_UNKNOWN(UNPROCESSABLE_CONTENT, "办理地区不正确", "The region is not right for this item"),
    APPLICANT_TYPE_WRONG(UNPROCESSABLE_CONTENT, "该事项不适用于此类申请人", "The item is not for this kind of applicant"),
    FORM_FAULTS(UNPROCESSABLE_CONTENT, "申请表填写有误", "The form has faults"),
    INCOMPLETE(UNPROCESSABLE_CONTENT, "申请尚不完整,请按列明的各项补齐", "The application is not complete"),
    NOT_EDITABLE(CONFLICT, "该办件现在不能修改", "The application cannot be edited now"),
    IF_MATCH_MISSING(PRECONDITION_REQUIRED, "缺少 If-Match 请求头", "The If-Match header is missing"),
    CHANGED_MEANWHILE(PRECONDITION_FAILED, "内容已被更新,请刷新后再试", "It was changed meanwhile; load it again"),
    MOVED_MEANWHILE(CONFLICT, "办件刚刚被他人办理,请刷新后再试", "Somebody else just moved the case"),
    CLAIMED_BY_ANOTHER(CONFLICT, "该办件已由他人领办", "Somebody else has claimed the case"),
    CATALOGUE_UNAVAILABLE(
            SERVICE_UNAVAILABLE, "事项目录暂时不可用,且本系统尚无该事项的副本", "The catalogue is unavailable and no copy is held"),
    MATERIAL_UNKNOWN(UNPROCESSABLE_CONTENT, "该事项不需要此材料", "The item has no such material"),
    MATERIAL_KEPT(CONFLICT, "已提交的材料只能替换,不能删除", "A submitted material may be replaced, not removed"),
    FILE_NOT_FOUND(NOT_FOUND, "没有找到该文件", "No such file"),
    FILE_EMPTY(UNPROCESSABLE_CONTENT, "文件为空", "The file is empty"),
    FILE_TYPE(UNPROCESSABLE_CONTENT, "不接受此类文件,请上传 PDF、OFD、JPEG、PNG、HEIC 或 DOCX", "This type of file is not accepted"),
    FILE_TOO_MANY(UNPROCESSABLE_CONTENT, "同一材料的文件过多", "Too many files for one material"),
    FILE_TOO_LARGE(UNPROCESSABLE_CONTENT, "文件超过该材料的大小限制", "The file is too large for this material"),
    FILE_BROKEN(UNPROCESSABLE_CONTENT, "文件已损坏或者加密,无法识别", "The file is broken or encrypted"),
    FILE_BOMB(UNPROCESSABLE_CONTENT, "文件展开后过大,不予接受", "The file grows too large when it is opened"),
    FILE_PENDING(CONFLICT, "文件正在进行安全检查,请稍后再试", "The file is being checked for viruses; try again later"),
    FILE_INFECTED(CONFLICT, "文件未通过安全检查(含有病毒)", "A virus was found in the file"),
    FILE_NOT_REPLACEABLE(CONFLICT, "该文件现在不能替换", "This file cannot be replaced now"),
    UPLOADS_REFUSED(UNPROCESSABLE_CONTENT, "上传的文件不能作为材料,请按列明的各项处理", "Some of the uploads cannot be attached"),
    UPLOAD_NOT_FOUND(NOT_FOUND, "没有找到该上传", "No such upload"),
    UPLOAD_UNFINISHED(UNPROCESSABLE_CONTENT, "文件尚未上传完毕", "The upload is not complete"),
    UPLOAD_ATTACHED(UNPROCESSABLE_CONTENT, "该上传已作为材料提交过", "The upload was attached before"),
    UPLOAD_EXPIRED(GONE, "上传已过期,请重新上传", "The upload has expired"),
    UPLOAD_OFFSET(CONFLICT, "偏移量与已收到的字节数不符", "The offset is not what was received so far"),
    UPLOAD_QUOTA(UNPROCESSABLE_CONTENT, "未使用的上传过多,请先使用或者终止一部分", "Too much is uploaded and not used; end some first"),
    UPLOAD_PARTS(UNPROCESSABLE_CONTENT, "上传的分段过多,请重新上传", "The upload has too many parts"),
    UPLOAD_CUT_OFF(REQUEST_TIMEOUT, "上传中断,请从当前偏移量继续", "The upload was cut off; go on from its offset"),
    CHECKSUM_MISMATCH(HttpStatusCode.valueOf(460), "校验值不符,该段未保存", "The checksum does not match; nothing was kept"),
    TUS_VERSION(PRECONDITION_FAILED, "仅支持 tus 1.0.0", "Only tus 1.0.0 is spoken"),
    STORE_BROKEN(INTERNAL_SERVER_ERROR, "文件存储异常,我们已记录", "The file cannot be read back; it has been recorded"),
    DOCUMENT_NOT_FOUND(NOT_FOUND, "没有找到该文书", "No such document"),
    PRINTING_BUSY(SERVICE_UNAVAILABLE, "正在生成的文书过多,请稍后再试", "Too many documents are being printed"),
    NOTHING_TO_REVEAL(NOT_FOUND, "没有这个敏感字段", "There is no such sensitive field"),
    NO_CONSENT_TO_ELECTRONIC(CONFLICT, "申请人未同意电子送达,请邮寄或者窗口送达", "The applicant did not consent to electronic delivery"),
    REASON_NOT_FOR_KIND(UNPROCESSABLE_CONTENT, "该理由不适用于此类事项", "The reason does not apply to this kind of item"),
    HAND_IN_MISSING(CONFLICT, "尚有原件未交回,收到后方可送达", "Originals are still to be handed in"),
    BANNED(CONFLICT, "依法在一定期限内不得再次申请", "Banned by law from applying for this again for a time"),
    BAN_NOT_FOUND(NOT_FOUND, "没有这项限制", "There is no such ban"),
    BAN_LIFTED(CONFLICT, "该限制已更正", "This ban was taken back already"),
    ON_SITE_ITEM(CONFLICT, "本事项可以全程网办", "This item is filed online"),
    FILLING_CLOSED(CONFLICT, "现在不在公告的填报期间", "Not within an announced time for filling in"),
    ON_SITE_CLOSED(CONFLICT, "现在不在公告的现场提交期间", "Not within an announced time on site"),
    ANNOUNCED_ALREADY(CONFLICT, "该批次已公告,更正须指明所替代的公告", "That batch is announced; a correction names what it replaces"),
    ANNOUNCED_DAY_COME(CONFLICT, "公告的统一受理日未到", "The announced day of acceptance has not come"),
    HANDED_IN_ALREADY(CONFLICT, "该原件已登记交回", "This original is noted already"),
    NOT_HANDED_IN(CONFLICT, "该原件未登记交回", "This original is not noted"),
    NOTHING_CORRECTED(UNPROCESSABLE_CONTENT, "尚未作任何补正", "Nothing was corrected yet"),
    ITEM_CHANGED(CONFLICT, "事项已更新,请核对变化后重新提交", "The item changed; check the differences and submit again"),
    CALENDAR_FAULTS(UNPROCESSABLE_CONTENT, "节假日安排有误,未导入", "The calendar has faults and was not imported"),
    NOT_A_SPECIAL_PROCEDURE(
            UNPROCESSABLE_CONTENT,
            "行政许可法第四十五条未列举该程序,不能停止计算期限",
            "Art. 45 does not list this procedure; it cannot stop the clock"),
    SWEEP_STOPPED(
            SERVICE_UNAVAILABLE,
            "系统时钟异常,视为受理尚未处理,暂不能发布节假日安排",
            "The clock cannot be trusted and silence is not written down; no calendar is published now"),
    CALENDAR_BUSY(
            SERVICE_UNAVAILABLE,
            "视为受理或者上一次期限调整尚未处理完毕,请稍后再发布",
            "Acceptance by silence or the last recomputation is not finished; publish later"),
    PERIOD_WRONG(BAD_REQUEST, "期限不正确", "The period is wrong"),
    NO_EVIDENCE(NOT_FOUND, "该办件尚无存证", "The case has no evidence yet"),
    ROOT_NOT_FOUND(NOT_FOUND, "没有这一存证根", "No such root"),
    NOTICE_OUT_OF_ORDER(CONFLICT, "此前的通知尚未报告", "An earlier notice was not reported yet"),
    ROUTE_RECURS(CONFLICT, "该事项的办理机关设置有误,暂不能申请", "The organs of this item are not set up right"),
    NOT_ANSWERING_ORGAN(CONFLICT, "该许可由其他机关对外负责", "Another organ answers for this permit"),
    NOT_CLAIMED(CONFLICT, "该办件尚无人领办", "Nobody has claimed the case"),
    COLLEAGUE_UNKNOWN(UNPROCESSABLE_CONTENT, "本机关没有该工作人员,或者其尚未使用过本系统", "The organ has no such official"),
    COLLEAGUE_WITHOUT_STEP(CONFLICT, "该工作人员不能办理本案现在的步骤", "That official cannot go on with the case"),
    ORGAN_NOT_BELOW(NOT_FOUND, "没有该机关,或者不在您的监督范围内", "No such organ, or not below yours"),
    SEARCH_NEEDS_ONE(
            UNPROCESSABLE_CONTENT, "请按办件编号、名称、证件号码中的一项查询", "Search by one of case number, name, identity number"),

    SLOT_NOT_FOUND(NOT_FOUND, "没有找到该时段", "No such slot"),
    SLOT_EXISTS(CONFLICT, "已开放了同一时段", "One of these slots is open already"),
    SLOT_CLOSED(CONFLICT, "该时段已关闭", "The slot was closed"),
    SLOT_OVER(CONFLICT, "该时段已开始或者已过", "The slot has begun or is over"),
    SLOT_FULL(CONFLICT, "该时段已约满", "The slot is fully booked"),
    SLOT_OTHER_ITEM(CONFLICT, "该时段不办理此事项", "The slot does not serve this item"),
    BOOKED_ALREADY(CONFLICT, "您已预约办理此事项,请先取消原预约", "You have an open booking for this item"),
    BOOKINGS_TOO_MANY(CONFLICT, "未使用的预约过多,请先取消一部分", "Too many bookings are open; cancel some first"),
    BOOKING_NOT_FOUND(NOT_FOUND, "没有找到该预约", "No such booking"),
    BOOKING_ENDED(CONFLICT, "该预约已结束", "The booking has ended"),
    CANCEL_TOO_LATE(CONFLICT, "已过取消期限,不能取消", "It is too late to cancel"),
    NOT_TODAY(CONFLICT, "只能登记当日的预约", "Only bookings of today are marked"),
    NOT_BEGUN(CONFLICT, "约定时间未到,不能登记爽约", "The agreed time has not come; nobody is missed yet"),

    OUT_OF_ORDER(CONFLICT, "现在不能办理此步骤", "This step is not possible now"),
    NOT_YOUR_STEP(CONFLICT, "此步骤不由您办理", "This step is not yours"),
    NO_AUTHORITY(CONFLICT, "本机关没有此项职权", "Your organ has no authority for this"),
    ONLINE_ITEM(CONFLICT, "依法须到现场办理", "The law requires this item on site"),
    CASE_HELD_HERE(CONFLICT, "案件现不在本机关", "The case is with another organ"),
    FIRST_CORRECTION(CONFLICT, "补正只能一次性告知", "Correction may be requested only once"),
    WITHIN_ACCEPTANCE_LIMIT(CONFLICT, "受理期限已满,视为受理", "The acceptance limit is over"),
    ANSWER_TIME_OVER(CONFLICT, "补正期限未满", "The time for the correction is not over"),
    NOT_INTAKE_PERSON(CONFLICT, "受理人员不得审查或者决定同一案件", "Intake, review and decision are three persons"),
    NOT_OPINION_PERSON(CONFLICT, "审查人员不得决定同一案件", "Review and decision are two persons"),
    DECIDED_HERE(CONFLICT, "本机关不是决定机关", "This organ does not decide"),
    HIGHER_ORGAN_NEXT(CONFLICT, "没有须转报的上级机关", "There is no higher organ to forward to"),
    MINISTRY_NEXT(CONFLICT, "该事项不由司法部决定", "The Ministry is not next"),
    NOT_CONFLICTED(CONFLICT, "您应当回避本案", "You stand aside from this case"),
    NO_RECUSAL_PENDING(CONFLICT, "申请人已申请您回避,尚未决定", "Your recusal was asked and is not decided yet"),
    RECUSAL_ASKED(CONFLICT, "没有未决定的回避申请", "No request for recusal waits for a decision"),
    NO_RECUSAL_ASKED(CONFLICT, "上一回避申请尚未决定", "An earlier request for recusal is not decided yet"),
    CHAIR_CLEAR(CONFLICT, "听证主持人应当回避,或者回避申请未决定", "The chair stands aside, or it is asked"),
    RELATION_NOT_FOUND(NOT_FOUND, "没有这项申报", "There is no such declaration"),
    SECOND_CORRECTION(CONFLICT, "现在不能再次告知补正", "No further correction may be requested now"),
    MATERIALS_CHECKED(CONFLICT, "有材料正在安全检查或者未通过", "Some materials are not found clean"),
    SPOT_CORRECTION_OPEN(CONFLICT, "没有可以当场更正的错误", "No error waits to be corrected on the spot"),
    AID_NOT_ASSIGNED(CONFLICT, "没有等待指派的法律援助", "No legal aid waits for an assignment"),
    COMMITMENTS_SETTLED(CONFLICT, "有承诺核查不实,尚未处理", "A commitment was found untrue and is not dealt with yet"),
    AID_ASSIGNED(CONFLICT, "应当先指派法律援助人员", "Legal aid is to be assigned first"),
    ACCEPTED_BY_SILENCE(CONFLICT, "受理期限未满", "The acceptance limit is not over"),
    CLOCK_RUNNING(CONFLICT, "特别程序尚未结束", "A special procedure is under way"),
    SPECIAL_PROCEDURE_OPEN(CONFLICT, "没有正在进行的特别程序", "No special procedure is under way"),
    WITHIN_TOLD_STOP(CONFLICT, "所告知的特别程序时间已满,须先再次告知", "The time told for the special procedure is over"),
    WORKDAY_LIMIT(CONFLICT, "本事项的期限不适用延长", "The limit of this item cannot be extended"),
    NOT_EXTENDED(CONFLICT, "期限只能延长一次", "The limit was extended before"),
    BEFORE_EXPIRY(CONFLICT, "法定期限已满", "The limit is over"),
    HEARING_SETTLED(CONFLICT, "听证权利尚未了结", "The right to a hearing is open"),
    HEARING_NOT_NOTIFIED(CONFLICT, "听证权利已告知过", "The right to a hearing was told before"),
    HEARING_RIGHT_OPEN(CONFLICT, "现在没有要求听证的权利", "No right to a hearing is open"),
    HEARING_REQUESTED(CONFLICT, "没有等待安排的听证", "No hearing waits to be called"),
    HEARING_DAY_COME(CONFLICT, "听证日未到,或者没有已通知的听证", "The day of the hearing has not come"),
    NOT_CHAIR(CONFLICT, "听证主持人不得审查同一申请", "Who chairs the hearing may not review the case"),
    HEARING_CALLED(CONFLICT, "没有已通知而尚未举行的听证", "No hearing is called that has not been held"),
    HEARING_WAIVABLE(CONFLICT, "没有可以放弃的听证", "There is no hearing to waive"),
    HEARING_OWN(CONFLICT, "利害关系人已要求听证", "An interested party asked for the hearing"),
    INTERESTED_TOLD(CONFLICT, "本案没有告知过利害关系人", "No interested party was told of this case"),
    INTERESTED_HEARD(CONFLICT, "利害关系人的期限未满", "The time of an interested party is not over"),
    BOTH_TOLD(CONFLICT, "应当同样告知申请人听证权利", "The applicant is to be told of the right to a hearing"),
    INTEREST_NOT_FOUND(NOT_FOUND, "没有找到该告知,或者查询码不正确", "No such notice, or the code is wrong"),
    VIEWS_TIME_OVER(CONFLICT, "陈述、申辩期限未满", "The time for views is not over"),
    CERTIFICATE_UNFIT(CONFLICT, "所涉证照已不能变更、延续或者注销", "The certificate can no longer be acted upon"),
    CERTIFICATE_MOVED(CONFLICT, "所涉证照刚刚由另一办件处理,请刷新后再试", "Another case has just acted on the certificate"),
    CERTIFICATE_NOT_FOUND(NOT_FOUND, "没有找到该证照", "No such certificate"),
    CERTIFICATE_CODE_UNKNOWN(NOT_FOUND, "没有查到该证照,请核对验证码", "No certificate has this code"),
    CERTIFICATE_CODE_MISTYPED(NOT_FOUND, "验证码有误,请核对是否输错", "A character of the code is wrong"),
    RENEWED_BY_SILENCE(CONFLICT, "不适用视为准予延续", "There is no renewal by silence"),
    NOT_RENEWED_BY_SILENCE(CONFLICT, "依法已视为准予延续", "Renewed by law already"),
    DRAFT_OPEN(CONFLICT, "您有一份同一事项的草稿尚未提交", "A draft of this item is open"),
    APPLICANT_HAS_OPEN(CONFLICT, "该申请人的同一事项已有草稿或者办件尚未办结", "The applicant has an open one of this item already"),
    DRAFTS_TOO_MANY(CONFLICT, "草稿过多,请先提交或者删除一部分", "Too many drafts are open; submit or delete some first"),
    NOT_CLOSED(CONFLICT, "办件尚未办结", "The case has not ended"),
    RATED_BEFORE(CONFLICT, "该办件已经评价,评价不能修改", "The case was rated; a rating does not change"),
    NOT_RATED(NOT_FOUND, "该办件尚未评价", "The case is not rated"),
    RATING_NOT_FOUND(NOT_FOUND, "没有找到该评价", "No such rating"),
    RATING_TASK_STEP(CONFLICT, "该整改任务现在不能办理此步骤", "This step of the task is not possible now"),
    PROGRESS_UNKNOWN(NOT_FOUND, "没有查到,请核对办件编号和查询码", "Nothing has this case number and query code"),
    PROCEEDING_OPEN(CONFLICT, "对该许可已有同类程序正在进行或者已经决定", "There is such a proceeding about this permit already"),
    PACKAGE_UNKNOWN(NOT_FOUND, "没有这个“一件事”套餐", "There is no such package"),
    PACKAGE_NOT_PLANNED(CONFLICT, "该日施行的套餐版本不能生成办理方案", "Of the package in force on that day no plan can be made"),
    PLAN_INVALID(UNPROCESSABLE_CONTENT, "套餐的回答有误", "Some of what is said of the package is wrong"),
    PLAN_EMPTY(UNPROCESSABLE_CONTENT, "按您的回答,没有需要办理的事项", "These answers call for nothing to be filed"),
    PLAN_CHANGED(CONFLICT, "套餐或者其中的事项已更新,请重新开始该套餐", "The package or one of its items changed; start it anew"),
    BUNDLE_NOT_FOUND(NOT_FOUND, "没有找到该套餐办件", "No such package of yours"),
    MATERIAL_OF_SEVERAL(UNPROCESSABLE_CONTENT, "方案中有多人的此材料,请指明是谁的", "Several have this material; say whose it is"),
    PARTY_UNKNOWN(UNPROCESSABLE_CONTENT, "方案中没有须确认的这一方", "The plan has no such party to confirm"),
    PARTY_CONFIRMED(CONFLICT, "该当事人已确认", "This party has confirmed already"),
    INVITATION_OVER(CONFLICT, "邀请已过期,请发起人重新邀请", "The invitation has run out; ask for another"),
    INVITATION_DECLINED(CONFLICT, "该邀请已被谢绝,请发起人重新邀请", "The invitation was declined; ask for another"),
    INVITATION_WITHDRAWN(CONFLICT, "发起人已撤回该邀请", "The starter has withdrawn the invitation"),
    NOTHING_TO_WITHDRAW(CONFLICT, "现在没有可以撤回的事项", "Nothing can be withdrawn now"),
    OWN_CONFIRMATION(CONFLICT, "须由其他当事人本人确认,发起人不能代为确认", "Another party confirms this, not the one who starts"),
    NOT_SHARED(UNPROCESSABLE_CONTENT, "该材料不能由共享数据取得", "This material is not one that other offices share"),
    CONSENT_MISSING(UNPROCESSABLE_CONTENT, "未经您同意,不查询共享数据", "Nothing is asked of other offices without your consent"),
    MATERIAL_UNFIT(CONFLICT, "该材料提交已久或者未通过安全检查,不能再次使用,请重新上传", "Given too long ago, or not found clean: upload it anew"),
    SHARED_NEEDS_NUMBER(UNPROCESSABLE_CONTENT, "请先在申请表中填写证件号码", "Fill in the identity number in the form first"),
    BUNDLE_SUBMITTED(
            CONFLICT,
            "“一件事”已有事项提交或者约定自动提交,不能再改变套餐问题的回答;需要改变的,请撤回后重新办理",
            "Something of it was submitted or is to file itself: withdraw it, and begin anew with other answers"),
    SHARED_NEEDS_AGENT(
            CONFLICT,
            "该材料属于代理人(经办人)本人,须由其以本人身份登录经办并同意后才能查询;未经其本人同意不查询,请上传该材料",
            "It is the agent's own: only who is logged in as that operator can agree to the query; otherwise upload it"),
    SHARED_NO_RECORD(CONFLICT, "共享数据中查无有效记录,请上传该材料", "No valid record is shared; upload the material"),
    SHARED_UNAVAILABLE(
            SERVICE_UNAVAILABLE, "共享数据暂时不可用,可以上传该材料,也可以等待自动取得", "The source is down; upload the material, or wait"),
    SHARED_WRONG(
            SERVICE_UNAVAILABLE,
            "共享数据的答复有误,未予采用;可以上传该材料,也可以等待再次查询",
            "The source gave a wrong answer, which is not used; upload the material, or wait"),
    WAITS_FOR_OTHERS(CONFLICT, "本事项须等待列明的各项:前面的事项准予、有关当事人确认", "This waits for earlier steps or for other people"),
    NOTHING_TO_SUBMIT(CONFLICT, "现在没有可以提交的事项", "Nothing can be submitted now"),
    PARTLY_SUBMITTED(CONFLICT, "部分事项已提交,其余的请按列明的各项处理", "Some steps were submitted, the others were refused"),
    COMMITMENT_NOT_OFFERED(
            UNPROCESSABLE_CONTENT, "该材料不适用告知承诺,请提交证明", "No commitment may stand in the place of this material"),
    COMMITMENT_IN_PERSON(
            CONFLICT,
            "承诺须由申请人本人(单位由法定代表人)签署,不得由他人代为签署",
            "The applicant signs in person; of an organisation its legal representative"),
    COMMITMENT_FORM_FIRST(CONFLICT, "请先在申请表中填写姓名和证件号码,再签署承诺", "Fill in name and identity number first"),
    ASSURANCE_TOO_LOW(CONFLICT, "您的实名认证等级不够,请以更高等级登录后签署", "Your login is of too low an assurance level"),
    LOGIN_TOO_OLD(CONFLICT, "签署承诺须重新登录", "Log in again to sign"),
    NOTICE_OUTDATED(CONFLICT, "告知书已更新,请重新阅读后签署", "The notice changed; read it again"),
    NOTICE_NOT_SHOWN(CONFLICT, "尚未阅读告知书", "The notice was not shown to you yet"),
    COMMITMENT_BARRED(
            CONFLICT, "有未修复的失信记录,信用修复前不适用告知承诺,请提交证明", "Barred by a credit record until it is repaired; give the proof"),
    COMMITMENT_SIGNED(CONFLICT, "该承诺已签署", "This commitment is signed already"),
    COMMITMENT_NOT_FOUND(NOT_FOUND, "没有这项承诺", "There is no such commitment"),
    COMMITMENT_STEP(CONFLICT, "该承诺现在不能办理此步骤", "This step of the commitment is not possible now"),
    COMMITMENT_PROOF_FIRST(CONFLICT, "请先上传证明材料,再撤回承诺", "Give the proof first, then take the commitment back"),
    COMMITMENT_FALSE_FIRST(CONFLICT, "没有核查不实且已听取陈述申辩的承诺", "No commitment was found untrue and its signer heard"),
    CREDIT_RECORD_NOT_FOUND(NOT_FOUND, "没有这条信用记录", "There is no such credit record"),
    REPAIR_ASKED(CONFLICT, "已申请修复或者已修复", "A repair was asked for or granted already"),
    REPAIR_NOT_FOUND(NOT_FOUND, "没有这项修复申请", "There is no such request for repair"),
    REPAIR_DECIDED(CONFLICT, "该修复申请已决定", "This request was decided already");

    private final HttpStatusCode status;
    private final String title;
    private final String titleEn;

    ApprovalProblem(HttpStatusCode status, String title, String titleEn) {
        this.status = status;
        this.title = title;
        this.titleEn = titleEn;
    }

    @Override
    public HttpStatusCode status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String titleEn() {
        return titleEn;
    }
}
