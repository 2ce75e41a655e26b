package io.tongban.e2e;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One person's part of a package that has begun: questions, forms, materials, commitments, each once. */
final class PackagePart {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int ROUNDS = 5;

    private final Town town;
    private final Applicant applicant;
    private final Person person;
    private final String path;
    private final List<String> own;
    private int given;
    private int committed;

    /** @param path of the package; @param seen as that person sees it */
    PackagePart(Town town, Applicant applicant, String path, JsonNode seen) {
        this.town = town;
        this.applicant = applicant;
        this.person = applicant.in(town);
        this.path = path;
        this.own =
                mine(seen).map(step -> step.path("whose").asString()).distinct().toList();
    }

    /** As others call this person, or the organisation. */
    String name() {
        JsonNode form = JSON.readTree(applicant.form()).path("form");
        return form.at("/principal/name").asString(form.path("name").asString(""));
    }

    Person person() {
        return person;
    }

    /** How many materials were given. */
    int given() {
        return given;
    }

    /** How many commitments were signed. */
    int committed() {
        return committed;
    }

    boolean files() {
        return !own.isEmpty();
    }

    /** Steps that this person files, as they see them now; on site there is no form of ours. */
    Stream<JsonNode> mine(JsonNode seen) {
        return PackageWalk.steps(seen)
                .filter(step ->
                        step.path("online").asBoolean() && !step.path("form").isNull());
    }

    /** Until nothing is open and everything that must be given is. */
    void prepare() {
        JsonNode seen = answered();
        fill(seen);
        give(seen);
        sign();
        mine(seen()).forEach(step -> Traveller.awaitScanned(person, caseOf(step)));
    }

    /** @return what was answered to the one submission */
    JsonNode submit() {
        return person.post(path + "/submission", "{}").expect(200).body();
    }

    JsonNode seen() {
        return person.get(path).expect(200).body();
    }

    static String caseOf(JsonNode step) {
        return "/api/applications/" + step.path("applicationId").asString();
    }

    /** Each question once, though several items ask it; an answer may open another. */
    private JsonNode answered() {
        JsonNode seen = seen();
        Set<String> asked = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            ObjectNode answers = JSON.createObjectNode();
            for (JsonNode question : seen.path("questions")) {
                String whose = question.path("whose").asString();
                if (own.contains(whose) && question.path("state").asString().equals("open")) {
                    String id = question.path("id").asString();
                    Certificates.same("asked anew: " + whose + " " + id, asked.add(whose + " " + id), true);
                    answers.withObject("/" + pointer(whose)).putArray(id).add(chosen(question, seen));
                }
            }
            if (answers.isEmpty()) {
                return seen;
            }
            ObjectNode body = JSON.createObjectNode();
            body.set("itemAnswers", answers);
            seen = save(seen, body);
        }
        throw new Unexpected(path + ": questions without an end");
    }

    private static String pointer(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /** An answer with which the examples of all items agree that ask. */
    private String chosen(JsonNode question, JsonNode seen) {
        List<JsonNode> guides = question.path("steps")
                .valueStream()
                .map(key -> guideOf(step(seen, key.asString())))
                .toList();
        List<String> options = question.path("options")
                .valueStream()
                .map(option -> option.path("value").asString())
                .toList();
        return options.stream()
                .filter(option -> guides.stream()
                        .allMatch(guide ->
                                Filling.agrees(guide, question.path("id").asString(), option)))
                .findFirst()
                .orElse(options.get(0));
    }

    private JsonNode guideOf(JsonNode step) {
        return Traveller.guide(person, step.path("item").asString());
    }

    private static JsonNode step(JsonNode seen, String key) {
        return seen.path("steps")
                .valueStream()
                .filter(step -> step.path("key").asString().equals(key))
                .findFirst()
                .orElseThrow(() -> new Unexpected("no step " + key));
    }

    private JsonNode save(JsonNode seen, ObjectNode body) {
        return person.patch(path, seen.path("revision").asString(), body.toString())
                .expect(200)
                .body();
    }

    /** What all forms of a whose ask in common, and of each step its own, but nothing that is known or comes of itself. */
    private void fill(JsonNode seen) {
        ObjectNode body = JSON.createObjectNode();
        ArrayNode parts = body.putArray("parts");
        for (JsonNode part : seen.at("/forms/parts")) {
            if (own.contains(part.path("whose").asString())) {
                ObjectNode filled = parts.addObject();
                filled.set("whose", part.path("whose"));
                if (part.path("step").isNull()) {
                    filled.set("form", JSON.readTree(applicant.form()).path("form"));
                } else {
                    filled.set("step", part.path("step"));
                    filled.set("form", particulars(seen, part));
                }
            }
        }
        save(seen, body);
    }

    private ObjectNode particulars(JsonNode seen, JsonNode part) {
        JsonNode schema =
                seen.at("/forms/schemas").path(part.path("schema").asString()).path("properties");
        JsonNode guide = guideOf(step(seen, part.path("step").asString()));
        ObjectNode form = JSON.createObjectNode();
        for (JsonNode field : part.path("ask")) {
            String name = field.asString();
            Certificates.same(
                    name + " is asked though supplied", part.path("supplied").has(name), false);
            form.set(name, Filling.value(guide, name, schema.path(name)));
        }
        return form;
    }

    /** One line each, whoever asks; what is fetched, supplied, committed to or handed in later is not given. */
    private void give(JsonNode seen) {
        Set<String> lines = new HashSet<>();
        Set<String> drafts = keys(mine(seen), "key");
        for (JsonNode line : seen.path("materials")) {
            String whose = line.path("whose").asString();
            String code = line.path("material").asString();
            Certificates.same("twice in the list: " + code + " of " + whose, lines.add(code + " " + whose), true);
            if (own.contains(whose) && line.path("met").asString().equals("give")) {
                Certificates.same("given before: " + code, line.path("given").isEmpty(), true);
                String name = line.path("name").asString();
                String upload = person.upload(name + ".pdf", Traveller.document(name));
                ObjectNode body = JSON.createObjectNode();
                body.putArray("uploads").add(upload);
                body.put("whose", whose);
                JsonNode attached = person.post(path + "/materials/" + code + "/files", body.toString())
                        .expect(201)
                        .body();
                Set<String> asking = keys(line.path("askedBy").valueStream(), "step");
                asking.retainAll(drafts);
                Certificates.same(code + " went to", keys(attached.path("steps").valueStream(), "step"), asking);
                given++;
            }
        }
    }

    private static Set<String> keys(Stream<JsonNode> entries, String name) {
        return entries.map(entry -> entry.path(name).asString()).collect(Collectors.toCollection(HashSet::new));
    }

    /** Each chosen commitment: the notice read, then signed by who must, newly logged in. */
    private void sign() {
        List<String> toSign = new ArrayList<>();
        mine(seen())
                .forEach(step -> person.get(caseOf(step) + "/commitments")
                        .expect(200)
                        .body()
                        .path("items")
                        .valueStream()
                        .filter(one -> one.path("state").asString("").equals("CHOSEN"))
                        .forEach(one -> toSign.add(caseOf(step) + "/commitments/"
                                + one.path("material").asString())));
        if (!toSign.isEmpty()) {
            Person signer = applicant.freshlyIn(town);
            for (String one : toSign) {
                JsonNode notice = signer.get(one + "/notice").expect(200).body();
                signer.post(
                                one + "/signature",
                                "{\"noticeVersion\":%d,\"noticeSm3\":\"%s\"}"
                                        .formatted(
                                                notice.path("version").asInt(),
                                                notice.path("sm3").asString()))
                        .expect(201);
                committed++;
            }
        }
    }
}
