package io.tongban.notice.template;

import io.tongban.notice.event.Happening;
import io.tongban.notice.event.PlainText;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a template may name, and what it says where the event is silent. */
enum Variable {
    ITEM_NAME("itemName", Happening::itemName, "所申请的事项", "the item applied for"),
    CASE_NUMBER("caseNumber", Happening::caseNumber, "尚未编号", "not yet numbered"),
    STATE_NAME("stateName", Happening::stateName, "办理中", "in progress"),
    ORGAN_NAME("organName", Happening::organName, "办理机关", "the organ in charge"),
    ON("on", event -> event.on().toString(), "当日", "that day"),
    DUE_ON("dueOn", event -> null, "待公布", "to be announced (待公布)"),
    DUE_TEXT("dueText", event -> null, "待公布", "to be announced (待公布)"),
    PROMISE_ON("promiseOn", event -> null, "未另行承诺", "no promise beyond the legal period"),
    REASON("reason", event -> null, "详见文书", "see the document"),
    FAULTS("faults", event -> null, "详见补正告知书", "see the correction notice"),
    ANSWER_BY("answerBy", event -> null, "告知书载明的期限", "the date that the document states"),
    DECISION_NUMBER("decisionNumber", event -> null, "详见文书", "see the document"),
    REMEDY("remedy", event -> null, "救济途径详见文书", "for the remedies see the document"),
    OVERRUN("overrun", event -> null, "说明详见办件", "for the explanation see the case"),
    NEXT_ORGAN_NAME("nextOrganName", event -> null, "上级机关", "the organ above"),
    PROCEDURE("procedure", event -> null, "特别程序", "a special procedure"),
    DAYS("days", event -> null, "若干", "some"),
    STOP_UNTIL("stopUntil", event -> null, "告知书载明的日期", "the date that the document states"),
    REQUEST_BY("requestBy", event -> null, "告知书载明的期限", "the date that the document states"),
    HEARING_ON("hearingOn", event -> null, "通知书载明的日期", "the date that the document states"),
    PLACE("place", event -> null, "通知书载明的地点", "the place that the document states"),
    OUTCOME("outcome", event -> null, "详见文书", "see the document"),
    MATERIAL("material", event -> null, "原件", "an original"),
    OLD_DUE("oldDue", event -> null, "待公布", "to be announced (待公布)"),
    NEW_DUE("newDue", event -> null, "待公布", "to be announced (待公布)"),
    HALL_ON("hallOn", event -> null, "预约的日期", "the day that you booked"),
    HALL_TIME("hallTime", event -> null, "预约的时段", "the time that you booked"),
    CANCEL_BY("cancelBy", event -> null, "预约所载的期限", "the day that the booking names"),
    DATES("dates", event -> null, "各期限的原日期和新日期详见办件", "for the old and new dates see the case"),
    DATES_EN("datesEn", event -> null, "各期限的原日期和新日期详见办件", "for the old and new dates see the case"),
    PACKAGE_NAME("packageName", event -> null, "一件事", "the package"),
    LOST("lost", event -> null, "前面的事项", "an earlier step"),
    PARTY("party", event -> null, "受邀的当事人", "the invited party"),
    SOURCE("source", event -> null, "数据共享的来源单位", "the office that shares its data");

    private static final DateTimeFormatter CHINESE_DATE = DateTimeFormatter.ofPattern("yyyy年M月d日");

    private final String code;
    private final Function<Happening, @Nullable String> ofEvent;
    private final String ifAbsent;
    private final String ifAbsentEn;

    Variable(String code, Function<Happening, @Nullable String> ofEvent, String ifAbsent, String ifAbsentEn) {
        this.code = code;
        this.ofEvent = ofEvent;
        this.ifAbsent = ifAbsent;
        this.ifAbsentEn = ifAbsentEn;
    }

    static Optional<Variable> of(String code) {
        return Arrays.stream(values()).filter(v -> v.code.equals(code)).findFirst();
    }

    /** The fact of that name, else what the event itself says; null if neither. Dates in words. */
    @Nullable
    String value(Happening event, boolean english) {
        String fact = line(event.facts().getOrDefault(code, ""));
        String value = fact.isEmpty() ? ofEvent.apply(event) : fact;
        if (value == null || value.isEmpty()) {
            return null;
        }
        return english ? value : inChinese(value);
    }

    /** Only what officials write at length has lines. */
    private String line(String fact) {
        boolean atLength = this == REASON
                || this == FAULTS
                || this == REMEDY
                || this == OVERRUN
                || this == DATES
                || this == DATES_EN;
        return atLength ? fact : PlainText.line(fact);
    }

    String ifAbsent(boolean english) {
        return english ? ifAbsentEn : ifAbsent;
    }

    private static String inChinese(String value) {
        try {
            return value.length() == 10 ? LocalDate.parse(value).format(CHINESE_DATE) : value;
        } catch (DateTimeException notADate) {
            return value;
        }
    }
}
