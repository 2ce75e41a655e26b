package io.tongban.e2e;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Looks at a package all of whose cases were worked on, as those see it who filed them. */
final class PackageEnd {

    private static final Set<String> SUBMISSIONS = Set.of("SUBMIT", "RECEIVE_ON_SITE");
    private static final Set<String> GRANTS = Set.of("GRANT", "RECORD_GRANT");

    private final Certificates certificates;
    private final String path;
    private final Map<String, PackagePart> parts;
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

    /** @param plan as it was begun: what waits for what */
    void check(JsonNode plan) {
        PackagePart starter = parts.values().iterator().next();
        Map<String, OffsetDateTime> granted = new HashMap<>();
        Map<String, OffsetDateTime> submitted = new HashMap<>();
        PackageWalk.steps(starter.seen()).forEach(step -> {
            String key = step.path("key").asString();
            Certificates.same(
                    key,
                    step.path("status").asString() + " " + step.path("state").asString(),
                    "GRANTED DELIVERED");
            Certificates.same(
                    key + " has a number", step.path("caseNumber").asString("").isEmpty(), false);
            PackagePart owner = parts.getOrDefault(step.path("whose").asString(), starter);
            String one = PackagePart.caseOf(step);
            owner.person()
                    .get(one + "/timeline")
                    .expect(200)
                    .body()
                    .path("lines")
                    .forEach(line -> {
                        OffsetDateTime at = OffsetDateTime.parse(line.path("at").asString());
                        if (GRANTS.contains(line.path("action").asString())) {
                            granted.putIfAbsent(key, at);
                        } else if (SUBMISSIONS.contains(line.path("action").asString())) {
                            submitted.putIfAbsent(key, at);
                        }
                    });
            Certificates.Count count = certificates.check(
                    Traveller.guide(owner.person(), step.path("item").asString()), owner.person(), one);
            issued += count.issued();
            recorded += count.recorded();
        });
        PackageWalk.steps(plan)
                .forEach(step -> step.path("waitsFor").forEach(key -> {
                    OffsetDateTime from = Objects.requireNonNull(
                            submitted.get(step.path("key").asString()), "not submitted");
                    OffsetDateTime before = Objects.requireNonNull(granted.get(key.asString()), "not granted");
                    Certificates.same(
                            step.path("key") + " was submitted before " + key + " was granted",
                            from.isBefore(before),
                            false);
                }));
        Map<String, JsonNode> results = new HashMap<>();
        List<PackagePart> filing =
                parts.values().stream().filter(PackagePart::files).toList();
        filing.forEach(part -> PackageWalk.steps(part.seen())
                .filter(step -> !step.path("result").isNull())
                .forEach(step -> results.put(step.path("key").asString(), step.path("result"))));
        filing.forEach(part -> supplied(part.seen(), results));
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
