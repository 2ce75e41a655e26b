package io.tongban.notice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** Events as the approval service sends them. */
final class Events {

    private static final JsonMapper JSON = new JsonMapper();

    private Events() {}

    static Event event(UUID application, long seq, String type) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("applicationId", application.toString());
        data.put("seq", seq);
        data.put("caseNumber", "晋司办〔2026〕000001号");
        data.put("itemCode", "lawyer-practice");
        data.put("itemName", "律师执业许可");
        data.put("state", "ACCEPTED");
        data.put("stateName", "已受理");
        data.put("on", "2026-03-02");
        data.put("organ", Map.of("code", "140100", "name", "太原市司法局"));
        data.put("recipients", List.of());
        data.put("facts", Map.of());
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("specversion", "1.0");
        members.put("id", application + "-" + seq);
        members.put("source", "/approval");
        members.put("type", "cn.tongban.application." + type);
        members.put("subject", application.toString());
        members.put("time", "2026-03-02T09:30:00+08:00");
        members.put("datacontenttype", "application/json");
        members.put("data", data);
        return new Event(members, data);
    }

    static String batch(Event... events) {
        return JSON.writeValueAsString(
                List.of(events).stream().map(Event::members).toList());
    }

    record Event(Map<String, Object> members, Map<String, Object> data) {

        Event to(String... recipients) {
            data.put("recipients", List.of(recipients));
            return this;
        }

        Event facts(Map<String, Object> facts) {
            data.put("facts", facts);
            return this;
        }

        /** Of the envelope. */
        Event with(String member, Object value) {
            members.put(member, value);
            return this;
        }

        /** Of the data. */
        Event saying(String member, Object value) {
            data.put(member, value);
            return this;
        }

        String id() {
            return (String) members.get("id");
        }
    }
}
