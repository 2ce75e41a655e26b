package io.tongban.approval.decision;

import io.tongban.approval.decision.DecisionController.Channel;
import io.tongban.approval.decision.DecisionController.DeliveryRequest;
import io.tongban.approval.document.ChineseText;
import io.tongban.support.problem.CommonProblem;
import io.tongban.support.problem.Fault;
import io.tongban.support.problem.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 送达, by channel; the Licensing Act has no rules of it, those of civil procedure are followed by analogy (待法制机构确认).
 *
 * @param on day on which it counts as delivered
 * @param proof what shows it: receipt number, signature, witnesses, notice
 */
record Delivery(Channel channel, LocalDate on, String proof, Map<String, Object> detail) {

    /** 民事诉讼法第九十五条, by analogy. */
    private static final int NOTICE_DAYS = 30;

    private static final int WITNESSES = 2;

    /** @param decidedOn nothing is delivered before it was decided */
    static Delivery of(DeliveryRequest request, LocalDate decidedOn, LocalDate today) {
        LocalDate given = request.deliveredOn() == null ? today : request.deliveredOn();
        LocalDate published = request.publishedOn() == null ? today : request.publishedOn();
        boolean notice = request.channel() == Channel.PUBLIC_NOTICE;
        LocalDate on = notice ? published.plusDays(NOTICE_DAYS) : given;
        List<Fault> faults = new ArrayList<>();
        if (notice ? published.isBefore(decidedOn) : on.isBefore(decidedOn) || on.isAfter(today)) {
            String pointer = notice ? "/publishedOn" : "/deliveredOn";
            faults.add(new Fault(pointer, "OUT_OF_RANGE", "应当在作出决定之日至今天之间", "Between the decision and today"));
        } else if (on.isAfter(today)) {
            faults.add(new Fault("/publishedOn", "NOT_OVER", "公告未满三十日", "Thirty days are not over"));
        }
        if (request.channel() == Channel.ELECTRONIC && !on.equals(today)) {
            faults.add(new Fault("/deliveredOn", "OUT_OF_RANGE", "电子送达以到达账户之日为送达日期", "The day of arrival is today"));
        }
        faults.addAll(missing(request));
        if (!faults.isEmpty()) {
            throw Refusal.of(CommonProblem.INVALID_FIELDS, faults).exception();
        }
        return new Delivery(request.channel(), on, proof(request), detail(request, on));
    }

    private static List<Fault> missing(DeliveryRequest request) {
        List<Fault> faults = new ArrayList<>();
        switch (request.channel()) {
            case POST -> require(faults, "/receiptNumber", request.receiptNumber(), "请填写回执号码");
            case COUNTER -> require(faults, "/recipient", request.recipient(), "请填写签收人");
            case LEFT -> {
                require(faults, "/recipient", request.recipient(), "请填写拒收人");
                require(faults, "/place", request.place(), "请填写留置地点");
                List<String> witnesses = request.witnesses() == null ? List.of() : request.witnesses();
                if (witnesses.stream().distinct().count() < WITNESSES) {
                    faults.add(new Fault("/witnesses", "TWO_WITNESSES", "留置送达应当有两名以上见证人", "Two or more witnesses"));
                }
            }
            case PUBLIC_NOTICE -> {
                require(faults, "/place", request.place(), "请填写公告载体");
                if (request.publishedOn() == null) {
                    faults.add(new Fault("/publishedOn", "REQUIRED", "请填写公告日期", "The day of the notice"));
                }
            }
            case ELECTRONIC -> {
                // arrival in the account is its own proof
            }
        }
        return faults;
    }

    private static void require(List<Fault> faults, String pointer, @Nullable String value, String text) {
        if (value == null || value.isBlank()) {
            faults.add(new Fault(pointer, "REQUIRED", text, "Required for this channel"));
        }
    }

    private static String proof(DeliveryRequest request) {
        return switch (request.channel()) {
            case ELECTRONIC -> "";
            case POST -> "邮寄回执" + request.receiptNumber();
            case COUNTER -> "签收人：" + request.recipient();
            case LEFT ->
                "拒收人：" + request.recipient() + "；留置地点：" + request.place() + "；见证人："
                        + String.join("、", request.witnesses() == null ? List.of() : request.witnesses());
            case PUBLIC_NOTICE ->
                "公告：" + request.place() + "，"
                        + (request.publishedOn() == null ? "" : ChineseText.day(request.publishedOn()));
        };
    }

    private static Map<String, Object> detail(DeliveryRequest request, LocalDate on) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("channel", request.channel());
        detail.put("deliveredOn", on.toString());
        put(detail, "receiptNumber", request.receiptNumber());
        put(detail, "recipient", request.recipient());
        put(detail, "witnesses", request.witnesses());
        put(detail, "publishedOn", request.publishedOn());
        put(detail, "place", request.place());
        return detail;
    }

    private static void put(Map<String, Object> detail, String name, @Nullable Object value) {
        if (value != null) {
            detail.put(name, value instanceof LocalDate day ? day.toString() : value);
        }
    }
}
