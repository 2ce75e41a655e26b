package io.tongban.approval.application;

import io.tongban.approval.lifecycle.Action;
import io.tongban.approval.organ.Organs;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes the CloudEvent of a move: what the notice says. No number, address or name of the applicant is in it. */
@Component
public class Events {

    private static final Map<Action, String> NAMES = Map.ofEntries(
            Map.entry(Action.SUBMIT, "submitted"),
            Map.entry(Action.RECEIVE_ON_SITE, "submitted"),
            Map.entry(Action.WITHDRAW, "withdrawn"),
            Map.entry(Action.REQUEST_CORRECTION, "correction-requested"),
            Map.entry(Action.CORRECT, "corrected"),
            Map.entry(Action.RETURN, "returned"),
            Map.entry(Action.ACCEPT, "accepted"),
            Map.entry(Action.REFUSE_ACCEPTANCE, "not-accepted"),
            Map.entry(Action.GIVE_OPINION, "opinion-given"),
            Map.entry(Action.FORWARD, "forwarded"),
            Map.entry(Action.REPORT_OUT, "reported-out"),
            Map.entry(Action.RECORD_GRANT, "outside-decision-recorded"),
            Map.entry(Action.RECORD_DENIAL, "outside-decision-recorded"),
            Map.entry(Action.GRANT, "granted"),
            Map.entry(Action.DENY, "denied"),
            Map.entry(Action.DELIVER, "delivered"),
            Map.entry(Action.DEEM_ACCEPTANCE, "accepted"),
            Map.entry(Action.DEEM_RENEWAL, "renewed-by-silence"),
            Map.entry(Action.REQUEST_CORRECTION_AGAIN, "correction-requested"),
            Map.entry(Action.SUSPEND, "suspended"),
            Map.entry(Action.EXTEND_SUSPENSION, "suspension-extended"),
            Map.entry(Action.RESUME, "resumed"),
            Map.entry(Action.EXTEND, "extended"),
            Map.entry(Action.NOTIFY_HEARING_RIGHT, "hearing-offered"),
            Map.entry(Action.REQUEST_HEARING, "hearing-requested"),
            Map.entry(Action.ARRANGE_HEARING, "hearing-called"),
            Map.entry(Action.MOVE_HEARING, "hearing-moved"),
            Map.entry(Action.WAIVE_HEARING, "hearing-waived"),
            Map.entry(Action.HOLD_HEARING, "hearing-held"),
            Map.entry(Action.INSPECT, "inspected"),
            Map.entry(Action.CONSULT, "consulted"),
            Map.entry(Action.DECLARE_CONFLICT, "conflict-declared"),
            Map.entry(Action.REQUEST_RECUSAL, "recusal-requested"),
            Map.entry(Action.DECIDE_RECUSAL, "recusal-decided"),
            Map.entry(Action.NOTIFY_INTERESTED, "interested-told"),
            Map.entry(Action.GIVE_INTERESTED_VIEWS, "interested-heard"),
            Map.entry(Action.RECORD_INTERESTED_VIEWS, "interested-heard"),
            Map.entry(Action.ASK_SPOT_CORRECTION, "spot-correction-asked"),
            Map.entry(Action.CORRECT_ON_THE_SPOT, "spot-corrected"),
            Map.entry(Action.ASSIGN_AID, "aid-assigned"),
            Map.entry(Action.HAND_IN, "handed-in"),
            Map.entry(Action.UNDO_HAND_IN, "hand-in-undone"),
            Map.entry(Action.WITHDRAW_COMMITMENT, "commitment-withdrawn"),
            Map.entry(Action.TERMINATE, "terminated"),
            Map.entry(Action.REDATE, "redated"),
            Map.entry(Action.INITIATE, "initiated"),
            Map.entry(Action.ASK_VIEWS, "views-asked"),
            Map.entry(Action.GIVE_VIEWS, "views-given"),
            Map.entry(Action.EFFECT, "effected"),
            Map.entry(Action.DROP, "dropped"));
    static final Set<Action> INTERNAL =
            EnumSet.of(Action.GIVE_OPINION, Action.INSPECT, Action.CONSULT, Action.DECLARE_CONFLICT);

    private final Organs organs;
    private final JsonMapper json;

    Events(Organs organs, JsonMapper json) {
        this.organs = organs;
        this.json = json;
    }

    String organName(String code) {
        return organs.get(code).name();
    }

    String of(Outcome outcome, LogEntry entry, Map<String, String> particular) {
        Application before = outcome.before();
        Map<String, String> facts = new LinkedHashMap<>(particular);
        Due told = outcome.told();
        facts.put("dueText", told.text());
        facts.put("organName", organName(outcome.holder()));
        if (told.on() != null) {
            facts.put("dueOn", told.on().toString());
        }
        if (outcome.due().promiseOn() != null) {
            facts.put("promiseOn", outcome.due().promiseOn().toString());
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("applicationId", before.id());
        data.put("seq", entry.seq());
        data.put("caseNumber", outcome.caseNumber());
        data.put("itemCode", outcome.item().code());
        data.put("itemName", outcome.item().name());
        data.put("state", entry.to());
        data.put("stateName", entry.to().text());
        data.put("on", entry.on());
        data.put("organ", Map.of("code", outcome.holder(), "name", organName(outcome.holder())));
        data.put("recipients", recipients(before, outcome.move().action()));
        data.put("facts", facts);
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("specversion", "1.0");
        event.put("id", before.id() + "-" + entry.seq());
        event.put("source", "/approval");
        event.put("type", "cn.tongban.application." + NAMES.get(outcome.move().action()));
        event.put("subject", before.id());
        event.put("time", entry.at());
        event.put("datacontenttype", "application/json");
        event.put("data", data);
        return json.writeValueAsString(event);
    }

    /** Opinions, inquiries and conflicts are internal: nobody is told. */
    private static List<String> recipients(Application application, Action action) {
        return INTERNAL.contains(action) ? List.of() : List.of(application.owner());
    }
}
