package io.tongban.e2e;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes a package from its first question to the delivered result of its last case; anything unexpected ends it. */
final class PackageWalk {

    /** All of it happens on one day: the one on which the Ministry of the demonstration decides. */
    static final LocalDate DAY = LocalDate.of(2026, 3, 18);

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration FILED_WITHIN = Duration.ofSeconds(60);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final Town town;
    private final Combination one;
    private final Cast cast;
    private final Person starter;
    private final Officials officials;
    private final Consumer<String> progress;
    /** By the key of whose part it is; the starter's first. */
    private final Map<String, PackagePart> parts = new LinkedHashMap<>();

    private String path = "";
    private JsonNode plan = JSON.createObjectNode();

    /** @param turn who takes part; @param progress takes one line for each thing that happens */
    PackageWalk(Town town, Combination one, int turn, Consumer<String> progress) {
        this.town = town;
        this.one = one;
        this.cast = new Cast(one.isBegunByOrganisation(), turn);
        this.starter = cast.starter().in(town);
        this.officials = new Officials(town);
        this.progress = progress;
    }

    /** To the delivered result of every case, and a look at all of them. */
    PackageCount walk() {
        if (one.isEmpty()) {
            String code = starter.post("/api/bundles", one.body()).expect(422).code();
            Certificates.same("empty", code, "PLAN_EMPTY");
            return PackageCount.EMPTY;
        }
        int confirmed = begin();
        List<PackagePart> filing = filing();
        filing.forEach(this::prepare);
        int onSite = comeInPerson();
        int itself = filing.stream().mapToInt(this::submit).sum();
        throughTheOrgans("");
        PackageEnd end = new PackageEnd(town, path, parts);
        end.check(one.cases());
        int committed = filing.stream().mapToInt(PackagePart::committed).sum();
        int given = filing.stream().mapToInt(PackagePart::given).sum();
        end.asPlanned(given, officials.shown(), committed, officials.handedIn());
        return new PackageCount(
                1, 1, 0, onSite, one.cases().size(), itself, confirmed, committed, given, end.issued(), end.recorded());
    }

    /** The same, but cases of that item are refused. @return by key the steps as they stand when nothing goes on */
    Map<String, JsonNode> walkRefusing(String item) {
        begin();
        filing().forEach(this::prepare);
        filing().forEach(this::submit);
        throughTheOrgans(item);
        return steps(seen()).collect(Collectors.toMap(step -> step.path("key").asString(), step -> step));
    }

    /** @return how many others confirmed their part */
    private int begin() {
        Answer begun = starter.post("/api/bundles", one.body()).expect(201);
        plan = begun.body();
        inOrder(one, plan);
        path = "/api/bundles/" + begun.text("/id");
        progress.accept(plan.path("name").asString() + "，" + one.cases().size() + "件：" + one.answers());
        return takeParts();
    }

    private List<PackagePart> filing() {
        return parts.values().stream().filter(PackagePart::files).toList();
    }

    private void prepare(PackagePart part) {
        part.prepare();
        progress.accept("  " + part.name() + "：一张表，材料" + part.given() + "份，承诺" + part.committed() + "项");
    }

    /** The cases that the answers choose, each after what it waits for; what was granted on site before is there already. */
    static void inOrder(Combination one, JsonNode plan) {
        Map<String, Set<String>> expected = one.cases();
        steps(plan)
                .filter(step -> step.path("status").asString().equals("GRANTED"))
                .forEach(there -> expected.values()
                        .forEach(waits -> waits.remove(there.path("key").asString())));
        Map<String, Set<String>> cases = new TreeMap<>();
        steps(plan).forEach(step -> {
            Set<String> waits =
                    step.path("waitsFor").valueStream().map(JsonNode::asString).collect(Collectors.toSet());
            Certificates.same(
                    step.path("key") + " comes after " + waits, cases.keySet().containsAll(waits), true);
            cases.put(step.path("key").asString(), waits);
        });
        Certificates.same("cases of " + one, cases, expected);
    }

    static Stream<JsonNode> steps(JsonNode seen) {
        return seen.path("steps").valueStream();
    }

    private JsonNode seen() {
        return starter.get(path).expect(200).body();
    }

    /** Whoever must confirm a part is invited, and confirms under their own login. @return how many did */
    private int takeParts() {
        Map<String, JsonNode> invited = new LinkedHashMap<>();
        String first = "";
        for (JsonNode party : plan.path("parties")) {
            String whose = party.path("whose").asString();
            if (party.path("part").asString().equals("confirms")) {
                invited.put(whose, party);
            } else {
                first = first.isEmpty() ? whose : first;
            }
        }
        invited.keySet()
                .forEach(whose -> starter.post(path + "/invitations", JSON.writeValueAsString(Map.of("whose", whose)))
                        .expect(200));
        parts.put(first, new PackagePart(town, cast.starter(), path, seen()));
        for (JsonNode invitation : seen().path("invitations")) {
            String whose = invitation.path("whose").asString();
            JsonNode party = Objects.requireNonNull(invited.get(whose));
            Applicant who = cast.of(whose, party.path("kind").asString());
            JsonNode confirmed = who.in(town)
                    .post(
                            path + "/confirmation",
                            "{\"code\":\"" + invitation.path("code").asString() + "\"}")
                    .expect(200)
                    .body();
            PackagePart part = new PackagePart(town, who, path, confirmed);
            parts.put(whose, part);
            progress.accept("  " + part.name() + "（" + party.path("name").asString() + "）：以本人身份确认");
        }
        Certificates.same("confirmed", parts.keySet().containsAll(invited.keySet()), true);
        return invited.size();
    }

    /** What the law wants on site is prepared at home, and received at the window. @return how many cases */
    private int comeInPerson() {
        List<JsonNode> onSite =
                steps(plan).filter(step -> !step.path("online").asBoolean()).toList();
        for (JsonNode step : onSite) {
            String item = step.path("item").asString();
            String form = cast.starter().form();
            String draft = Traveller.prepare(starter, item, Combination.REGION, form);
            Certificates.same(
                    "online",
                    starter.post(draft + "/submission", "{}").expect(409).code(),
                    "ONLINE_ITEM");
            officials.announce(item, DAY);
            starter.put(draft + "/offer", "{}").expect(204);
            JsonNode told = JSON.readTree(form).path("form");
            officials.receive(draft, Traveller.guide(starter, item), told);
            progress.accept("  " + step.path("name").asString() + "：本人到窗口，已收件");
        }
        return onSite.size();
    }

    /** One submission: what can start goes, what waits has no number and will file itself. @return how many of those */
    private int submit(PackagePart part) {
        JsonNode answer = part.submit();
        JsonNode now = part.seen();
        int later = 0;
        for (JsonNode step : part.mine(now).toList()) {
            boolean waits = !step.path("waitsFor").isEmpty();
            String key = step.path("key").asString();
            Certificates.same(key + " waits", step.path("status").asString(), waits ? "WAITING" : "UNDER_WAY");
            Certificates.same(key + " has no number", step.path("caseNumber").isNull(), waits);
            Certificates.same(key + " files itself", step.path("filesItself").asBoolean(), waits);
            later += waits ? 1 : 0;
        }
        progress.accept(
                "  " + part.name() + "一次提交：" + answer.path("submitted").size() + "件收件，" + later + "件待前面办结后自动提交");
        return later;
    }

    /** In the order of what waits for what: each is taken to its end as soon as it has come in. */
    private void throughTheOrgans(String refused) {
        Set<String> done = new HashSet<>();
        long patience = System.nanoTime() + FILED_WITHIN.toNanos();
        for (JsonNode seen = seen(); !isOver(seen, done); seen = seen()) {
            List<JsonNode> here = steps(seen)
                    .filter(step -> step.path("status").asString().equals("UNDER_WAY"))
                    .toList();
            for (JsonNode step : here) {
                decide(step, step.path("item").asString().equals(refused));
                done.add(step.path("key").asString());
                patience = System.nanoTime() + FILED_WITHIN.toNanos();
            }
            if (System.nanoTime() > patience) {
                throw new Unexpected(one + " goes no further: " + standing());
            }
            if (here.isEmpty()) {
                Words.pause(LOOK_AGAIN);
            }
        }
    }

    private static boolean isOver(JsonNode seen, Set<String> done) {
        return steps(seen)
                .allMatch(step -> done.contains(step.path("key").asString())
                        || step.path("status").asString().equals("BLOCKED"));
    }

    private void decide(JsonNode step, boolean refused) {
        JsonNode guide = Traveller.guide(starter, step.path("item").asString());
        if (refused) {
            officials.deny(PackagePart.caseOf(step), guide);
        } else {
            officials.grant(PackagePart.caseOf(step), guide);
        }
        progress.accept("  " + step.path("caseNumber").asString() + " "
                + step.path("name").asString() + (refused ? "：不予许可" : "：已办结"));
    }

    private Map<String, String> standing() {
        Map<String, String> standing = new HashMap<>();
        steps(seen())
                .forEach(step -> standing.put(
                        step.path("key").asString(), step.path("status").asString() + step.path("waitsFor")));
        parts.values().stream()
                .filter(PackagePart::files)
                .forEach(part -> part.mine(part.seen())
                        .filter(step -> !step.path("asked").isEmpty())
                        .forEach(step -> standing.put(step.path("key").asString(), "asked " + step.path("asked"))));
        return standing;
    }
}
