package io.tongban.notice.event;

import io.tongban.notice.NoticeProblem;
import io.tongban.support.problem.CommonProblem;
import io.tongban.support.problem.Fault;
import io.tongban.support.problem.Refusal;
import io.tongban.support.problem.RefusedException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a CloudEvents 1.0 batch. Strict in all that this version knows, so that nothing half-understood is kept; deaf to
 * members and types that it does not know, so that a newer neighbour is not blocked.
 */
public final class EventReader {

    /** A relay sends 50 at most. */
    public static final int MOST_EVENTS = 200;

    private static final int MOST_RECIPIENTS = 50;
    private static final int MOST_FACTS = 50;
    private static final int LONGEST_FACT = 20_000;
    private static final int LONGEST_NAME = 300;
    private static final int MOST_FAULTS = 100;

    private static final Pattern VERSION = Pattern.compile("1\\.0");
    private static final Pattern SOURCE = Pattern.compile("/approval");
    private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9._-]{1,200}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9:._-]{1,200}");
    private static final Pattern SM3 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final Pattern RECIPIENT =
            Pattern.compile("person:[a-z]{1,20}:[\\p{Graph}\\p{IsHan}]{1,200}|org:[0-9A-Z]{18}");

    private final JsonMapper json = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * The events in their order, each id once.
     *
     * @throws RefusedException BAD_REQUEST if it is not a JSON array, EVENTS_MALFORMED with all that is wrong
     */
    public List<Event> read(byte[] body) {
        JsonNode batch = parse(body);
        if (!batch.isArray()) {
            throw Refusal.of(CommonProblem.BAD_REQUEST, "应为 CloudEvents 数组", "A CloudEvents batch is a JSON array")
                    .exception();
        }
        List<Fault> faults = new ArrayList<>();
        if (batch.size() > MOST_EVENTS) {
            String most = String.valueOf(MOST_EVENTS);
            faults.add(
                    new Fault("", "TOO_MANY", "每批不得超过" + most + "个事件", "must not have more than " + most + " events"));
        }
        Collection<Event> events = faults.isEmpty() ? each(batch, faults) : List.of();
        if (!faults.isEmpty()) {
            throw Refusal.of(
                            NoticeProblem.EVENTS_MALFORMED,
                            faults.stream().limit(MOST_FAULTS).toList())
                    .exception();
        }
        return List.copyOf(events);
    }

    private JsonNode parse(byte[] body) {
        try {
            return json.readTree(body);
        } catch (JacksonException notJson) {
            throw Refusal.of(CommonProblem.BAD_REQUEST).exception();
        }
    }

    private static Collection<Event> each(JsonNode batch, List<Fault> faults) {
        Map<String, Event> events = new LinkedHashMap<>();
        for (int i = 0; i < batch.size(); i++) {
            String pointer = "/" + i;
            if (batch.get(i).isObject()) {
                Event event = event(new Fields(batch.get(i), pointer, faults));
                events.putIfAbsent(event.id(), event);
            } else {
                faults.add(new Fault(pointer, "TYPE", "应为对象", "must be an object"));
            }
        }
        return events.values();
    }

    private static Event event(Fields fields) {
        fields.text("specversion", VERSION);
        fields.text("source", SOURCE);
        String id = fields.text("id", ID);
        String type = fields.text("type", TYPE);
        Optional<EventType> known = EventType.of(type);
        return new Event(id, type, known.map(k -> happening(fields, id, k)).orElse(null));
    }

    private static @Nullable Happening happening(Fields event, String id, EventType type) {
        UUID subject = event.uuid("subject");
        var at = event.time("time");
        Fields data = event.object("data", true);
        if (data == null) {
            return null;
        }
        UUID applicationId = data.uuid("applicationId");
        long seq = data.positive("seq");
        if (!subject.equals(applicationId)) {
            event.fault("subject", "MISMATCH", "与 data.applicationId 不一致", "is not data.applicationId");
        }
        if (!id.equals(applicationId + "-" + seq)) {
            event.fault("id", "MISMATCH", "与 applicationId-seq 不一致", "is not applicationId-seq");
        }
        Fields organ = data.object("organ", false);
        Fields facts = data.object("facts", false);
        Fields evidence = data.object("evidence", false);
        return new Happening(
                type,
                applicationId,
                data.optionalWords("caseNumber", 100),
                data.text("itemCode", CODE),
                data.words("itemName", LONGEST_NAME),
                data.optionalWords("state", 100),
                data.optionalWords("stateName", 100),
                organ == null ? null : organ.optionalWords("name", LONGEST_NAME),
                at,
                data.date("on"),
                data.texts("recipients", RECIPIENT, MOST_RECIPIENTS),
                facts == null ? Map.of() : facts.words(MOST_FACTS, LONGEST_FACT),
                evidence == null ? null : evidence.text("head", SM3));
    }
}
