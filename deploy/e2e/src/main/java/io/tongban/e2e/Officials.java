package io.tongban.e2e;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The officials of all organs: a case from where its applicant left it to the delivered result, on the day that it is. */
final class Officials {

    private final Town town;
    private int handedIn;
    private int shown;

    Officials(Town town) {
        this.town = town;
    }

    /** Originals that came in after a decision. */
    int handedIn() {
        return handedIn;
    }

    /** Originals that were shown at the window. */
    int shown() {
        return shown;
    }

    /** Accepted, examined, granted and delivered, by three persons at least. */
    void grant(String path, JsonNode guide) {
        stepsOf(guide).forEach(step -> take(step, path));
    }

    /** The same, refused by who decides. */
    void deny(String path, JsonNode guide) {
        stepsOf(guide)
                .forEach(step -> take(
                        step.action().equals("decision") ? Step.denial(step.on(), String.valueOf(step.by())) : step,
                        path));
    }

    private Stream<Step> stepsOf(JsonNode guide) {
        return Itinerary.of(guide, town.access().url("outside")).steps().stream()
                .filter(step -> step.by() != null);
    }

    private void take(Step step, String path) {
        Person by = town.official(String.valueOf(step.by()));
        if (step.action().equals("delivery")) {
            handedIn += Traveller.handIn(by, path);
        }
        Answer answer = by.post(path + "/" + step.action(), step.body()).expect(200);
        Certificates.same(step.action() + " of " + path, answer.text("/state"), step.state());
    }

    /** Announces that on this day one may fill it in, come to the window, and is accepted; again is no fault. */
    void announce(String item, LocalDate day) {
        Answer announced =
                town.official("sheng-shixiang").post("/api/calendar/unified-acceptances", """
                {"itemCode":"%s","region":"140000","batch":"演示批次","fillingFrom":"%2$s","fillingUntil":"%2$s",
                "onSiteFrom":"%2$s","onSiteUntil":"%2$s","acceptedOn":"%2$s","source":"演示公告"}
                """.formatted(item, day));
        if (!announced.code().equals("ANNOUNCED_ALREADY")) {
            announced.expect(201);
        }
    }

    /** Receives what the law wants on site from its applicant in person, who shows every original. */
    void receive(String path, JsonNode guide, JsonNode form) {
        Person counter = town.official(desk(guide));
        List<String> originals = counter.get(path)
                .expect(200)
                .body()
                .path("materials")
                .valueStream()
                .filter(material -> material.path("asked").asBoolean()
                        && material.path("form").asString().equals("original"))
                .map(material -> "\"" + material.path("code").asString() + "\"")
                .toList();
        Answer received = counter.post(path + "/on-site-receipt", """
                        {"present":true,"identityType":"%s","identityNumber":"%s","originals":%s}
                        """.formatted(
                                form.path("identityType").asString(),
                                form.path("identityNumber").asString(),
                                originals))
                .expect(200);
        shown += originals.size();
        Certificates.same("received " + path, received.text("/state"), "SUBMITTED");
    }

    /** Who accepts that item. */
    private String desk(JsonNode guide) {
        return String.valueOf(stepsOf(guide).findFirst().orElseThrow().by());
    }
}
