package io.tongban.approval.bundle;

import io.tongban.approval.bundle.Bundle.Case;
import io.tongban.approval.bundle.BundleView.Given;
import io.tongban.approval.bundle.BundleView.InvitedView;
import io.tongban.approval.bundle.BundleView.StepView;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes what a person sees of a bundle. */
@Component
class BundleViews {

    private final JsonMapper json;

    BundleViews(JsonMapper json) {
        this.json = json;
    }

    BundleView of(Bundle bundle, String reader) {
        Progress progress = new Progress(bundle);
        JsonNode shown = bundle.shown();
        return new BundleView(
                bundle.id(),
                bundle.plan().code(),
                bundle.plan().version(),
                bundle.plan().name(),
                bundle.region(),
                bundle.plannedOn(),
                bundle.revision(),
                bundle.createdAt(),
                bundle.owner().equals(reader),
                shown.path("complete").asBoolean(),
                shown.path("answers"),
                bundle.plan().steps().stream().map(step -> step(progress, step)).toList(),
                shown.path("parties"),
                bundle.parties().stream()
                        .map(one ->
                                new InvitedView(one.whose(), one.until(), one.name(), one.confirmedAt(), one.own()))
                        .toList(),
                materials(bundle),
                shown.path("questions"),
                shown.path("forms"),
                shown.path("reductions"),
                shown.path("externalSteps"));
    }

    private static StepView step(Progress progress, Plan.Step step) {
        Bundle bundle = progress.bundle();
        Status status = progress.status(step);
        Case one = bundle.caseOf(step.key()).orElse(null);
        return new StepView(
                step.no(),
                step.key(),
                step.name(),
                step.item(),
                step.itemVersion(),
                step.whose(),
                bundle.plan().party(step.whose()).map(Plan.Party::part).orElse(""),
                status,
                status.text(),
                status.next(),
                progress.open(step),
                progress.unconfirmed(step),
                step.online(),
                step.onSiteReason(),
                step.how(),
                step.note(),
                one == null ? null : one.id(),
                one == null ? null : one.caseNumber(),
                one == null ? null : one.state().name(),
                one == null ? null : one.state().text(),
                one == null ? null : one.revision(),
                one == null ? null : one.dueOn(),
                one == null ? null : one.dueState(),
                one == null ? null : one.promiseOn(),
                one == null ? null : one.form(),
                one == null || !one.own() ? step.answers() : one.answers(),
                one == null || !one.own() ? Map.of() : progress.supplied(step.key()),
                one == null ? List.of() : one.documents(),
                one == null || !one.own() ? null : one.result());
    }

    /** The lines of the plan, each with what was given for it. */
    private JsonNode materials(Bundle bundle) {
        JsonNode lines = bundle.shown().path("materials").deepCopy();
        for (JsonNode line : lines) {
            String material = line.path("material").asString("");
            List<Given> given = line.path("askedBy")
                    .valueStream()
                    .flatMap(asking -> bundle.caseOf(asking.path("step").asString("")).stream())
                    .map(one -> new Given(
                            one.step(),
                            one.files().stream()
                                    .filter(file -> file.material().equals(material))
                                    .toList()))
                    .filter(one -> !one.files().isEmpty())
                    .toList();
            ((ObjectNode) line).set("given", json.valueToTree(given));
        }
        return lines;
    }
}
