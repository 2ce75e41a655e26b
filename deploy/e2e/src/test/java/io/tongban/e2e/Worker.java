package io.tongban.e2e;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * An official who works as the day brings it: opens what the own queue shows and nobody holds, claims it, presses the
 * button that goes on with it. Where a colleague was faster, the case is left to them.
 */
final class Worker {

    /** Actions that go on with a case, and what is sent with them. */
    private static final Map<String, String> STEPS = new LinkedHashMap<>();

    static {
        STEPS.put("ACCEPT", "{}");
        STEPS.put("GIVE_OPINION", "{\"proposal\":\"GRANT\",\"text\":\"符合条件\"}");
        STEPS.put("FORWARD", "{}");
        STEPS.put("GRANT", "{\"outcome\":\"GRANT\"}");
        STEPS.put("DELIVER", "{\"channel\":\"ELECTRONIC\"}");
    }

    private static final String CORRECTION =
            "{\"faults\":[{\"pointer\":\"/form/address\",\"what\":\"地址不完整\",\"how\":\"写明门牌号\"}],\"days\":5}";
    private static final String FETCHED = "{\"channel\":\"COUNTER\",\"recipient\":\"钱进\"}";
    private static final String CORRECTED = "{\"form\":{\"address\":\"太原市小店区长治路1号2单元\"}}";
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final Person person;
    private final OfficeDay day;
    /** Cases in states in which this official has nothing to do. */
    private final Set<String> notMine = new HashSet<>();

    private int steps;
    private int late;

    Worker(String login, OfficeDay day) {
        this.person = TheSystem.town().official(login);
        this.day = day;
    }

    /** @param late how often a colleague had claimed or moved a case between look and claim */
    record Done(int steps, int late) {}

    /** Until every case of the day has come to its end. */
    Done work() {
        while (!day.isOver()) {
            if (!goOn("me") && !goOn("nobody")) {
                Words.pause(LOOK_AGAIN);
            }
        }
        return new Done(steps, late);
    }

    /** Claims that many cases and touches none of them; which. */
    Set<String> claim(int many) {
        Set<String> claimed = new HashSet<>();
        for (JsonNode row : queue("nobody")) {
            String id = row.path("id").asString();
            if (claimed.size() < many && day.has(id) && button(id).isPresent() && claim(id)) {
                claimed.add(id);
            }
        }
        return claimed;
    }

    private boolean goOn(String claimed) {
        for (JsonNode row : queue(claimed)) {
            String id = row.path("id").asString();
            String seen = id + row.path("state").asString();
            if (day.has(id) && !notMine.contains(seen)) {
                if (button(id).isEmpty()) {
                    notMine.add(seen);
                } else if (claim(id) && pressed(id)) {
                    return true;
                } else {
                    late++;
                }
            }
        }
        return false;
    }

    private Iterable<JsonNode> queue(String claimed) {
        return person.get("/api/reviews/queue?limit=100&claimed=" + claimed)
                .expect(200)
                .body()
                .path("items");
    }

    /** The one of the open actions that goes on with the case. */
    private Optional<JsonNode> button(String id) {
        return person.get("/api/applications/" + id)
                .expect(200)
                .body()
                .path("openActions")
                .valueStream()
                .filter(open -> STEPS.containsKey(open.path("action").asString()))
                .findFirst();
    }

    private boolean claim(String id) {
        Answer answer = person.post("/api/reviews/" + id + "/claim", "{}");
        boolean late = List.of("CLAIMED_BY_ANOTHER", "NOT_YOUR_STEP").contains(answer.code());
        return !late && answer.expect(204).status() == 204;
    }

    /** Looks once more: before the claim a colleague may have gone on with it. */
    private boolean pressed(String id) {
        Optional<JsonNode> button = button(id);
        button.ifPresentOrElse(
                open -> press(id, open),
                () -> person.delete("/api/reviews/" + id + "/claim").expect(204));
        return button.isPresent();
    }

    private void press(String id, JsonNode button) {
        String path = "/api/applications/" + id;
        String action = button.path("action").asString();
        if (action.equals("ACCEPT") && day.isToBeCorrected(id)) {
            person.post(path + "/correction-request", CORRECTION).expect(200);
            corrected(day.applicantOf(id), path);
        } else {
            if (action.equals("DELIVER")) {
                Traveller.handIn(person, path);
            }
            person.post(path + "/" + button.path("path").asString(), body(action, id))
                    .expect(200);
        }
        steps++;
        if (action.equals("DELIVER")) {
            day.end(id);
        }
    }

    private String body(String action, String id) {
        return action.equals("DELIVER") && day.isPaper(id) ? FETCHED : STEPS.get(action);
    }

    /** The applicant answers at once. */
    private static void corrected(Person applicant, String path) {
        String revision = applicant.get(path).expect(200).text("/revision");
        applicant.patch(path, revision, CORRECTED).expect(200);
        applicant.post(path + "/correction", "{}").expect(200);
    }
}
