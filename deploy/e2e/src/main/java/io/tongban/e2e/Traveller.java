package io.tongban.e2e;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Goes a journey through a running system and looks at every answer; anything unexpected ends it. */
public final class Traveller {

    /** In every file that the demonstration gives, so that it can be looked for afterwards. */
    static final String CONTENT = "content-of-a-demonstration-file";

    private static final Duration TOLD_WITHIN = Duration.ofSeconds(30);
    private static final Duration ASK_AGAIN = Duration.ofMillis(100);

    private static final Map<String, JsonNode> GUIDES = new ConcurrentHashMap<>();

    private final Town town;
    private final Consumer<String> progress;

    /** @param progress takes one word per step */
    public Traveller(Town town, Consumer<String> progress) {
        this.town = town;
        this.progress = progress;
    }

    /**
     * How it went.
     *
     * @param materials how many were given as files
     * @param organs accepting to deciding, each once
     * @param result the decision and its day, the day of delivery
     */
    public record Result(
            String caseNumber,
            String item,
            int materials,
            String organs,
            String promised,
            String byLaw,
            String result,
            String path) {}

    public Result go(Journey journey) {
        Person applicant = journey.applicant().in(town);
        town.clocks().at(journey.steps().get(0).on());
        String path = prepare(
                applicant, journey.item(), journey.region(), journey.applicant().form());
        List<String> expected = new ArrayList<>(journey.notices());
        for (Step step : journey.steps()) {
            int handedIn = take(step, applicant, path);
            // told before the delivery, which comes last
            expected.addAll(expected.size() - 1, Collections.nCopies(handedIn, "handed-in"));
        }
        Answer seen = applicant.get(path).expect(200);
        check("state", seen.text("/state"), "DELIVERED");
        check("open actions", seen.body().path("openActions").toString(), "[]");
        readNotices(applicant, path, expected);
        return result(journey, applicant, seen, path);
    }

    /** A draft with form and every material that must be given, all of them scanned: its path. */
    public static String prepare(Person applicant, String item, String region, String form) {
        String path = filled(applicant, item, region, form);
        awaitScanned(applicant, path);
        return path;
    }

    /** A draft with form and every material that must be given: its path. */
    static String filled(Person applicant, String item, String region, String form) {
        String path = begun(applicant, item, region, form);
        given(applicant, path);
        return path;
    }

    /** A draft with its form and answers, and nothing given: its path. */
    static String begun(Person applicant, String item, String region, String form) {
        Answer made = applicant
                .post(
                        "/api/applications",
                        "{\"itemCode\":\"%s\",\"region\":\"%s\",\"another\":true}".formatted(item, region))
                .expect(201);
        String path = "/api/applications/" + made.text("/id");
        applicant
                .patch(path, made.text("/revision"), Filling.of(guide(applicant, item), form))
                .expect(200);
        return path;
    }

    /** As on a page that was loaded before: filing goes on while the catalogue is down. */
    static JsonNode guide(Person reader, String item) {
        return GUIDES.computeIfAbsent(
                item,
                code -> reader.get("/api/catalog/items/" + code).expect(200).body());
    }

    /** Gives every material that a submission would be refused without. */
    static void given(Person applicant, String path) {
        giveAll(applicant, path, applicant.get(path).expect(200).body().path("materials"));
    }

    /** A file for each material that must have one. */
    static void giveAll(Person person, String path, JsonNode materials) {
        for (JsonNode material : materials) {
            if (material.path("mustBeUploaded").asBoolean()) {
                give(
                        person,
                        path,
                        material.path("code").asString(),
                        material.path("name").asString());
            }
        }
    }

    static void give(Person applicant, String path, String material, String name) {
        applicant
                .give(path + "/materials/" + material + "/files", name + ".pdf", document(name))
                .expect(201);
    }

    /** Until the scanner has seen every file: officials could neither read nor accept before. */
    static void awaitScanned(Person applicant, String path) {
        long end = System.nanoTime() + TOLD_WITHIN.toNanos();
        while (applicant
                .get(path)
                .expect(200)
                .body()
                .path("materials")
                .toString()
                .contains("\"PENDING\"")) {
            if (System.nanoTime() > end) {
                throw new Unexpected("files of " + path + " are still pending (expected: scanned)");
            }
            Words.pause(ASK_AGAIN);
        }
    }

    /** The same item without one of its materials: the refusal must name it, and nothing else. */
    public String refusedWithoutOne(Journey journey) {
        Person applicant = journey.applicant().in(town);
        String path = prepare(
                applicant, journey.item(), journey.region(), journey.applicant().form());
        for (JsonNode material : applicant.get(path).expect(200).body().path("materials")) {
            if (material.path("mustBeUploaded").asBoolean()) {
                String code = material.path("code").asString();
                String file = material.at("/files/0/id").asString();
                applicant.delete(path + "/materials/" + code + "/files/" + file).expect(204);
                Answer refused = applicant.post(path + "/submission", "{}").expect(422);
                check("missing material", refused.text("/faults/0/pointer"), "/materials/" + code);
                check("only one fault", refused.body().path("faults").size() + "", "1");
                return code;
            }
        }
        throw new Unexpected(journey.item() + " asks for no material (expected: at least one)");
    }

    /** The item that the law requires on site: submission is refused with law and hall, the draft stays. */
    public String refusedOnline(String item) {
        Person applicant = Applicant.ZHANG.in(town);
        String path = prepare(applicant, item, "140105", Applicant.ZHANG.form());
        Answer refused = applicant.post(path + "/submission", "{}").expect(409);
        check("code", refused.text("/code"), "ONLINE_ITEM");
        check("kept", applicant.get(path).expect(200).text("/state"), "DRAFT");
        return refused.text("/detail");
    }

    /** @return how many originals came in before it */
    int take(Step step, Person applicant, String path) {
        town.clocks().at(step.on());
        Person by = step.by() == null ? applicant : town.official(step.by());
        int handedIn = step.action().equals("delivery") ? handIn(by, path) : 0;
        Answer answer = by.post(path + "/" + step.action(), step.body()).expect(200);
        check(step.action() + ": state", answer.text("/state"), step.state());
        if (step.dueOn() != null) {
            check(step.action() + ": due on", answer.text("/dueOn"), step.dueOn());
        }
        progress.accept(answer.text("/stateName"));
        return handedIn;
    }

    /** Originals that come by post after the grant, where they have not yet. */
    static int handIn(Person counter, String path) {
        int handedIn = 0;
        for (JsonNode material : counter.get(path).expect(200).body().path("materials")) {
            if (material.path("handedInLater").asBoolean()
                    && material.path("asked").asBoolean()
                    && !material.path("handedIn").asBoolean()) {
                String code = material.path("code").asString();
                counter.post(path + "/hand-ins", "{\"materialCode\":\"%s\",\"channel\":\"POST\"}".formatted(code))
                        .expect(200);
                handedIn++;
            }
        }
        return handedIn;
    }

    /** Waits for the last notice, compares all with what happened, opens each. */
    private void readNotices(Person applicant, String path, List<String> expected) {
        String id = path.substring(path.lastIndexOf('/') + 1);
        List<JsonNode> notices = notices(applicant, id);
        long end = System.nanoTime() + TOLD_WITHIN.toNanos();
        while (notices.size() < expected.size() && System.nanoTime() < end) {
            Words.pause(ASK_AGAIN);
            notices = notices(applicant, id);
        }
        List<String> events =
                notices.stream().map(notice -> notice.path("event").asString()).toList();
        check("notices", events.toString(), expected.toString());
        for (JsonNode notice : notices) {
            Answer read = applicant
                    .post("/api/notices/" + notice.path("id").asString() + "/read", "{}")
                    .expect(200);
            if (read.text("/readAt").isEmpty() || read.text("/body").isBlank()) {
                throw new Unexpected("notice " + notice.path("id") + " is empty or stays unread: " + read.body());
            }
        }
        progress.accept(notices.size() + " notices read");
    }

    /** Notices of one case that a person has, oldest first. */
    public static List<JsonNode> notices(Person person, String applicationId) {
        List<JsonNode> found = new ArrayList<>();
        String next = "";
        do {
            Answer page = person.get(
                            "/api/notices?limit=100" + (next.isEmpty() ? "" : "&cursor=" + Words.encoded(next)))
                    .expect(200);
            page.body().path("items").forEach(notice -> {
                if (notice.path("applicationId").asString().equals(applicationId)) {
                    found.add(0, notice);
                }
            });
            next = page.text("/next");
        } while (!next.isEmpty());
        return found;
    }

    private Result result(Journey journey, Person applicant, Answer seen, String path) {
        JsonNode item = applicant
                .get("/api/catalog/items/" + journey.item())
                .expect(200)
                .body();
        String promised = days(item.path("promise"));
        String byLaw = days(item.path("statutory"));
        check("days promised", promised, journey.promised());
        check("days by law", byLaw, journey.byLaw());
        String organs = StreamSupport.stream(seen.body().path("route").spliterator(), false)
                .map(organ -> organ.path("name").asString())
                .distinct()
                .collect(Collectors.joining("→"));
        JsonNode lines = applicant.get(path + "/timeline").expect(200).body().path("lines");
        String result = StreamSupport.stream(lines.spliterator(), false)
                .filter(line -> line.path("action").asString().matches("GRANT|DENY|RECORD_GRANT|DELIVER"))
                .map(line ->
                        line.path("name").asString() + " " + line.path("on").asString())
                .collect(Collectors.joining(", "));
        int materials = (int) StreamSupport.stream(seen.body().path("materials").spliterator(), false)
                .filter(material -> !material.path("files").isEmpty())
                .count();
        return new Result(
                seen.text("/caseNumber"), seen.text("/item/name"), materials, organs, promised, byLaw, result, path);
    }

    /** A period in words, e.g. 20个工作日. */
    static String days(JsonNode period) {
        return period.path("value").asInt()
                + switch (period.path("unit").asString()) {
                    case "workday" -> "个工作日";
                    case "month" -> "个月";
                    default -> "日";
                };
    }

    private static void check(String what, String is, String expected) {
        if (!is.equals(expected)) {
            throw new Unexpected(what + ": " + is + " (expected: " + expected + ")");
        }
    }

    static byte[] document(String name) {
        return ("%PDF-1.7\n% " + CONTENT + " 演示材料：" + name + "\n%%EOF\n").getBytes(StandardCharsets.UTF_8);
    }
}
