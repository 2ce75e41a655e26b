package io.tongban.approval.bundle;

import io.tongban.approval.application.ApplicationView.PrefilledView;
import io.tongban.approval.bundle.Bundle.Case;
import io.tongban.approval.bundle.Bundle.Wait;
import io.tongban.approval.bundle.BundleView.BundleStepView;
import io.tongban.approval.bundle.BundleView.InvitedView;
import io.tongban.approval.form.FormSecrets;
import io.tongban.support.problem.Fault;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes what a person sees of a bundle. */
@Component
class BundleViews {

    private final Lines lines;
    private final FormSecrets secrets;
    private final JsonMapper json;
    private final Clock clock;

    BundleViews(Lines lines, FormSecrets secrets, JsonMapper json, Clock clock) {
        this.lines = lines;
        this.secrets = secrets;
        this.json = json;
        this.clock = clock;
    }

    BundleView of(Bundle bundle, String reader) {
        Progress progress = new Progress(bundle);
        JsonNode shown = bundle.shown();
        boolean started = bundle.owner().equals(reader);
        Predicate<JsonNode> seen = seen(bundle, started);
        return new BundleView(
                bundle.id(),
                bundle.plan().code(),
                bundle.plan().version(),
                bundle.plan().name(),
                bundle.region(),
                bundle.plannedOn(),
                bundle.revision(),
                bundle.createdAt(),
                started,
                shown.path("complete").asBoolean(),
                shown.path("answers"),
                bundle.plan().steps().stream().map(step -> step(progress, step)).toList(),
                shown.path("parties"),
                bundle.parties().stream()
                        .filter(one -> started || one.own())
                        .map(one -> invited(one, started))
                        .toList(),
                only(lines.of(bundle), seen),
                only(shown.path("questions"), seen),
                forms(shown.path("forms"), seen.and(fillable(bundle.plan()))),
                shown.path("reductions"),
                shown.path("externalSteps"));
    }

    private InvitedView invited(Bundle.Invited one, boolean started) {
        boolean open = one.state().equals("OPEN");
        boolean over = open && one.until().isBefore(LocalDate.now(clock));
        return new InvitedView(
                one.whose(),
                started && open ? secrets.code(one.id()) : null,
                one.until(),
                one.name(),
                one.confirmedAt(),
                one.own(),
                over ? "OVER" : one.state(),
                one.reason());
    }

    /** Who confirmed a part is shown what is asked of them, and nothing that is asked of others. */
    private static Predicate<JsonNode> seen(Bundle bundle, boolean started) {
        Set<String> own = bundle.parties().stream()
                .filter(Bundle.Invited::own)
                .map(Bundle.Invited::whose)
                .collect(Collectors.toSet());
        return entry -> started || own.contains(entry.path("whose").asString(""));
    }

    /** What is filed on site is filled in there, or in a draft of its own. */
    private static Predicate<JsonNode> fillable(Plan plan) {
        Set<String> onSite = plan.steps().stream()
                .filter(step -> !step.online())
                .map(Plan.Step::key)
                .collect(Collectors.toSet());
        return part -> !onSite.contains(part.path("step").asString(""));
    }

    private JsonNode only(JsonNode entries, Predicate<JsonNode> seen) {
        return json.createArrayNode().addAll(entries.valueStream().filter(seen).toList());
    }

    private JsonNode forms(JsonNode forms, Predicate<JsonNode> seen) {
        ObjectNode shown = (ObjectNode) forms.deepCopy();
        shown.set("parts", only(forms.path("parts"), seen));
        return shown;
    }

    private static BundleStepView step(Progress progress, Plan.Step step) {
        Bundle bundle = progress.bundle();
        Status status = progress.status(step);
        Case one = bundle.caseOf(step.key()).orElse(null);
        return new BundleStepView(
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
                one == null ? List.of() : PrefilledView.of(one.prefilled(), one.form(), false),
                one == null || !one.own() ? step.answers() : one.answers(),
                one == null || !one.own() ? Map.of() : progress.supplied(step.key()),
                one == null ? List.of() : one.documents(),
                one == null || !one.own() ? null : one.result(),
                one != null && one.isDraft() && one.waits(),
                asked(one));
    }

    /** Of what is a draft still. */
    private static List<Fault> asked(@Nullable Case one) {
        Wait wait = one == null || !one.isDraft() ? null : one.waiting();
        List<Fault> faults = wait == null ? null : wait.faults();
        return faults == null ? List.of() : faults;
    }
}
