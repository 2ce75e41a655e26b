package io.tongban.approval.supervision;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** What each figure of the statistics is. All are counted over entries of the log whose day lies in the period. */
enum Figure {
    RECEIVED("received", "收件:期间内首次提交的申请,计入收到它的机关", "Submitted for the first time, for the organ it came to"),
    ONLINE("online", "网上收件:其中由申请人自行在网上提交的", "Of these, submitted online by the applicant"),
    ONLINE_SHARE("onlineShare", "网办率:网上收件除以收件,无收件的为空", "online divided by received; null where nothing was received"),
    ACCEPTED("accepted", "受理:期间内受理或者视为受理的", "Accepted, by an official or by silence"),
    DECIDED("decided", "决定:期间内作出或者登记准予、不予决定的,含视为准予延续", "Granted or denied, renewal by silence included"),
    DENIED("denied", "不予:其中不予的", "Of these, denied"),
    DATED("dated", "有期限的决定:作出时期限确定的(特别程序中、待公布、由司法部决定的没有)", "Decided while a limit with a known day was running"),
    ON_TIME("onTime", "按期:其中决定日不晚于当时法定期限末日的", "Of dated, decided on or before the last day by law"),
    MEDIAN_DAYS(
            "medianDays",
            "办理天数中位数:自收件日至决定日的自然日数(含补正、特别程序),线性插值",
            "Median of calendar days from receipt to decision, stops included, interpolated"),
    P90_DAYS("p90Days", "办理天数九十百分位:同上", "90th percentile of the same days, interpolated"),
    CORRECTED("corrected", "补正:期间内被告知补正的办件数,每件只计一次", "Cases told to correct, each once"),
    NOT_ACCEPTED("notAccepted", "不予受理", "Not accepted"),
    RETURNED("returned", "逾期未补正退件", "Returned, not corrected in time"),
    WITHDRAWN("withdrawn", "撤回:计入当时承办的机关", "Withdrawn, for the organ that it was with"),
    TERMINATED("terminated", "终止办理", "Terminated"),
    BY_COMMITMENT(
            "byCommitment",
            "告知承诺办件:期间内收件的申请中,以本人签署的承诺代替至少一项证明提交的(其后撤回的也计入)",
            "Received by a signed commitment in place of at least one proof, also where it was taken back later"),
    COMMITMENTS(
            "commitments",
            "告知承诺事项:期间内随申请提交的承诺,按证明事项和办理事项;verified 已核实(属实、不实),false 其中不实(陈述申辩成立的除外),"
                    + "unverified 无法核实,withdrawn 撤回,其余待核查",
            "Commitments that came in with a submission in the period, by certification and item: checked, of these untrue, "
                    + "not verifiable, taken back; the rest is open");

    private final String member;
    private final String text;
    private final String textEn;

    Figure(String member, String text, String textEn) {
        this.member = member;
        this.text = text;
        this.textEn = textEn;
    }

    /** Name of the figure → zh and en. */
    static Map<String, Map<String, String>> definitions() {
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        Stream.of(values()).forEach(figure -> all.put(figure.member, Map.of("zh", figure.text, "en", figure.textEn)));
        return all;
    }
}
