package io.tongban.approval.lifecycle;

/** What can be done to a case. The path is the last word of its address. */
public enum Action {
    SUBMIT("提交", "Submit", "submission"),
    RECEIVE_ON_SITE("现场收件", "Receive on site", "on-site-receipt"),
    WITHDRAW("撤回", "Withdraw", "withdrawal"),
    REQUEST_CORRECTION("一次性告知补正", "Request correction", "correction-request"),
    CORRECT("补正", "Correct", "correction"),
    ASK_SPOT_CORRECTION("允许当场更正", "Let an obvious error be corrected", "spot-correction-requests"),
    CORRECT_ON_THE_SPOT("当场更正", "Correct on the spot", "spot-correction"),
    RETURN("逾期未补正退件", "Return, not corrected in time", "return"),
    ACCEPT("受理", "Accept", "acceptance"),
    REFUSE_ACCEPTANCE("不予受理", "Refuse acceptance", "non-acceptance"),
    GIVE_OPINION("提出审查意见", "Give an opinion", "opinion"),
    FORWARD("转报上级", "Forward", "forwarding"),
    REPORT_OUT("上报司法部", "Report to the Ministry", "report-out"),
    RECORD_GRANT("登记司法部准予决定", "Record the Ministry's grant", "outside-decision"),
    RECORD_DENIAL("登记司法部不予决定", "Record the Ministry's denial", "outside-decision"),
    GRANT("准予", "Grant", "decision"),
    DENY("不予", "Deny", "decision"),
    DELIVER("送达", "Deliver", "delivery"),
    DEEM_ACCEPTANCE("视为受理", "Deemed accepted", "deemed-acceptance"),
    DEEM_RENEWAL("视为准予延续", "Deemed renewed", "deemed-renewal"),
    REQUEST_CORRECTION_AGAIN("再次告知补正", "Request correction of newly given material", "further-correction-request"),
    SUSPEND("启动特别程序", "Begin a special procedure", "suspension"),
    EXTEND_SUSPENSION("再次告知特别程序所需时间", "Tell that the special procedure takes longer", "suspension-extension"),
    RESUME("结束特别程序", "End the special procedure", "resumption"),
    EXTEND("延长期限", "Extend the limit", "extension"),
    NOTIFY_HEARING_RIGHT("告知听证权利", "Tell of the right to a hearing", "hearing-notice"),
    REQUEST_HEARING("要求听证", "Ask for a hearing", "hearing-request"),
    ARRANGE_HEARING("通知听证", "Call the hearing", "hearing-arrangement"),
    MOVE_HEARING("变更听证", "Call the hearing anew", "hearing-change"),
    WAIVE_HEARING("放弃听证", "Waive the hearing", "hearing-waiver"),
    HOLD_HEARING("登记听证笔录", "Record the hearing", "hearing-record"),
    NOTIFY_INTERESTED("告知利害关系人", "Tell an interested party", "interested-parties"),
    GIVE_INTERESTED_VIEWS("利害关系人陈述、申辩", "Views of an interested party", "views"),
    RECORD_INTERESTED_VIEWS("登记利害关系人意见", "Record views of an interested party", "interested-views"),
    INSPECT("现场核查", "Inspect on site", "inspection"),
    CONSULT("协查", "Consult another organ", "consultation"),
    DECLARE_CONFLICT("申报回避", "Declare a conflict", "conflicts"),
    REQUEST_RECUSAL("申请回避", "Ask for an official's recusal", "recusal-requests"),
    DECIDE_RECUSAL("决定回避", "Decide on a recusal", "recusal-decisions"),
    ASSIGN_AID("指派法律援助人员", "Assign legal aid", "assignment"),
    HAND_IN("登记交回原件", "Note an original that came in", "hand-ins"),
    UNDO_HAND_IN("更正交回登记", "Undo a wrong note of an original", "hand-in-corrections"),
    WITHDRAW_COMMITMENT("撤回承诺改交证明", "Take back a commitment and give the proof", "commitment-withdrawal"),
    TERMINATE("终止办理", "Terminate", "termination"),
    REDATE("重新计算期限", "Recompute the dates", "redating"),
    INITIATE("立案", "Open a proceeding", "proceedings"),
    ASK_VIEWS("告知陈述、申辩权利", "Ask for views", "views-request"),
    GIVE_VIEWS("陈述、申辩", "Give views", "views"),
    EFFECT("决定撤销、撤回、注销", "Decide to revoke, recall or deregister", "proceeding-decision"),
    DROP("决定不予撤销、撤回、注销", "Decide to drop", "proceeding-decision");

    private final String text;
    private final String textEn;
    private final String path;

    Action(String text, String textEn, String path) {
        this.text = text;
        this.textEn = textEn;
        this.path = path;
    }

    public String text() {
        return text;
    }

    public String textEn() {
        return textEn;
    }

    public String path() {
        return path;
    }
}
