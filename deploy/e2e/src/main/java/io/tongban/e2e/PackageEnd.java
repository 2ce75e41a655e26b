package io.tongban.e2e;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Looks at a package all of whose cases were worked on, as those see it who filed them. */
final class PackageEnd {

    private static final Set<String> SUBMISSIONS = Set.of("SUBMIT", "RECEIVE_ON_SITE");
    private static final Set<String> GRANTS = Set.of("GRANT", "RECORD_GRANT");

    private final Certificates certificates;
    private final String path;
    private final Map<String, PackagePart> parts;
    /** By the key of the step. */
    private final Map<String, OffsetDateTime> granted = new HashMap<>();

    private final Map<String, OffsetDateTime> submitted = new HashMap<>();
    private int issued;
    private int recorded;

    /** @param parts by the key of whose part it is, the starter's first */
    PackageEnd(Town town, String path, Map<String, PackagePart> parts) {
        this.certificates = new Certificates(town);
        this.path = path;
        this.parts = parts;
    }

    /** Certificates of its cases that were issued here. */
    int issued() {
        return issued;
    }

    /** Those of the Ministry. */
    int recorded() {
        return recorded;
    }

    /** @param waiting keys of the cases, and of those that each waits for */
    void check(Map<String, Set<String>> waiting) {
        PackagePart starter = parts.values().iterator().next();
        PackageWalk.steps(starter.seen())
                .forEach(step ->
                        ended(step, parts.getOrDefault(step.path("whose").asString(), starter)));
        waiting.forEach((key, before) -> before.forEach(other -> {
            OffsetDateTime from = Objects.requireNonNull(submitted.get(key), "not submitted");
            OffsetDateTime there = Objects.requireNonNull(granted.get(other), "not granted");
            Certificates.same(key + " was submitted before " + other + " was granted", from.isBefore(there), false);
        }));
        Map<String, JsonNode> results = new HashMap<>();
        List<PackagePart> filing =
                parts.values().stream().filter(PackagePart::files).toList();
        filing.forEach(part -> PackageWalk.steps(part.seen())
                .filter(step -> !step.path("result").isNull())
                .forEach(step -> results.put(step.path("key").asString(), step.path("result"))));
        filing.forEach(part -> supplied(part.seen(), results));
    }

    /** What the plan says is asked of all, once every question is answered, is what was asked. */
    void asPlanned(int given, int shown, int committed, int handedIn) {
        JsonNode plan = parts.values().iterator().next().seen();
        JsonNode lines = plan.at("/reductions/lines");
        Certificates.same("every question is answered", plan.path("complete").asBoolean(), true);
        Certificates.same(
                "given, shown, committed, handed in",
                List.of(given, shown, committed, handedIn),
                Stream.of("given", "brought", "committed", "handedIn")
                        .map(how -> lines.path(how).asInt())
                        .toList());
    }

    /** Delivered with its number and all its results; notes when it came in and when it was granted. */
    private void ended(JsonNode step, PackagePart owner) {
        String key = step.path("key").asString();
        Certificates.same(
                key, step.path("status").asString() + " " + step.path("state").asString(), "GRANTED DELIVERED");
        Certificates.same(
                key + " has no number", step.path("caseNumber").asString("").isEmpty(), false);
        Person person = owner.person();
        String one = PackagePart.caseOf(step);
        person.get(one + "/timeline").expect(200).body().path("lines").forEach(line -> {
            OffsetDateTime at = OffsetDateTime.parse(line.path("at").asString());
            if (GRANTS.contains(line.path("action").asString())) {
                granted.putIfAbsent(key, at);
            } else if (SUBMISSIONS.contains(line.path("action").asString())) {
                submitted.putIfAbsent(key, at);
            }
        });
        JsonNode guide = Traveller.guide(person, step.path("item").asString());
        Certificates.Count count = certificates.check(guide, person, one);
        issued += count.issued();
        recorded += count.recorded();
    }

    /** What an earlier result supplies stands in the form, whoever had that result, and nobody gave it. */
    private static void supplied(JsonNode seen, Map<String, JsonNode> results) {
        Map<String, JsonNode> forms = new HashMap<>();
        PackageWalk.steps(seen).forEach(step -> forms.put(step.path("key").asString(), step.path("form")));
        seen.at("/forms/parts")
                .forEach(asked -> asked.path("supplied").properties().forEach(field -> {
                    JsonNode from = Objects.requireNonNull(
                            results.get(field.getValue().path("step").asString()), "no result");
                    Certificates.same(
                            field.getKey() + " of " + asked.path("step"),
                            Objects.requireNonNull(forms.get(asked.path("step").asString()))
                                    .path("particulars")
                                    .path(field.getKey())
                                    .asString(),
                            from.path(field.getValue().path("what").asString()).asString());
                }));
        seen.path("materials").forEach(line -> {
            boolean supplied = line.path("met").asString().equals("supplied");
            Certificates.same(
                    "given though supplied: " + line.path("name"),
                    supplied && !line.path("given").isEmpty(),
                    false);
        });
    }
}
