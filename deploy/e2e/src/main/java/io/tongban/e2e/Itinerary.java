package io.tongban.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The way of any online item, made from its guide: organs, steps, people. In March 2026, within every promise. */
final class Itinerary {

    private static final String REGION = "140105";
    private static final Map<String, String> DESKS =
            Map.of("province", "sheng", "city", "taiyuan", "county", "xiaodian");
    private static final String WORKED_ON = "2026-03-04";
    private static final String NUMBER = "司许决〔2026〕12号";

    private Itinerary() {}

    /** @param outside address of the stand-in for the outside world */
    static Journey of(JsonNode guide, String outside) {
        // 委托: the city decides for the province
        boolean entrusted = guide.at("/delegation/mode").asString("").equals("委托");
        List<String> levels = List.of("accept", "review", entrusted ? "review" : "decide").stream()
                .map(part -> guide.path("levels").path(part).asString())
                .distinct()
                .toList();
        boolean even = guide.path("seq").asInt(guide.path("code").asString().length()) % 2 == 0;
        Applicant person = even ? Applicant.ZHANG : Applicant.LI;
        Applicant organisation = even ? Applicant.WANG : Applicant.CHEN;
        return new Journey(
                guide.path("code").asString(),
                REGION,
                guide.path("applicantType").asString().equals("legal") ? organisation : person,
                Traveller.days(guide.path("promise")),
                Traveller.days(guide.path("statutory")),
                steps(levels, guide.path("kind").asString().equals("BENEFIT"), outside));
    }

    private static List<Step> steps(List<String> levels, boolean aid, String outside) {
        boolean ministry = levels.contains("ministry");
        List<String> own =
                levels.stream().filter(level -> !level.equals("ministry")).toList();
        String last = DESKS.get(own.get(own.size() - 1));
        List<Step> steps = new ArrayList<>();
        steps.add(Step.submission("2026-03-02", null));
        steps.add(Step.acceptance("2026-03-03", DESKS.get(own.get(0)) + "-shouli", null));
        for (int i = 0; i < own.size(); i++) {
            String desk = DESKS.get(own.get(i));
            steps.add(Step.opinion(WORKED_ON, desk + "-shencha"));
            if (i + 1 < own.size()) {
                steps.add(Step.forwarding(WORKED_ON, desk + "-shencha", null));
            }
        }
        if (ministry) {
            String document = outside + "/ministry/decisions/" + Words.encoded(NUMBER);
            steps.add(Step.reportOut(WORKED_ON, last + "-jueding"));
            steps.add(Step.outsideDecision("2026-03-20", last + "-jueding", NUMBER, "2026-03-18", document));
            steps.add(Step.delivery("2026-03-23", last + "-shouli"));
        } else {
            steps.add(Step.grant(WORKED_ON, last + "-jueding"));
            if (aid) {
                steps.add(Step.assignment(WORKED_ON, last + "-shencha"));
            }
            steps.add(Step.delivery("2026-03-05", last + "-shouli"));
        }
        return List.copyOf(steps);
    }
}
