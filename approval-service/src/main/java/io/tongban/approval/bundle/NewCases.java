package io.tongban.approval.bundle;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Casework;
import io.tongban.approval.bundle.Bundles.NewCase;
import io.tongban.approval.filing.NewDraft;
import io.tongban.approval.form.FormSecrets.Split;
import io.tongban.approval.form.Forms;
import io.tongban.approval.item.Item;
import io.tongban.approval.item.Items;
import io.tongban.approval.organ.Organs;
import io.tongban.support.identity.Passport;
import io.tongban.support.problem.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Drafts of online steps. */
@Component
class NewCases {

    private static final int AT_ONCE = 4;
    static final String PARTICULARS = "particulars";

    private final Items items;
    private final NewDraft newDraft;
    private final Forms forms;
    private final Organs organs;
    private final Casework casework;

    NewCases(Items items, NewDraft newDraft, Forms forms, Organs organs, Casework casework) {
        this.items = items;
        this.newDraft = newDraft;
        this.forms = forms;
        this.organs = organs;
        this.casework = casework;
    }

    /** @return fails with PLAN_CHANGED where the catalogue has gone on since the plan was made */
    Mono<List<NewCase>> of(Plan plan, Passport who, String region, Predicate<Plan.Step> which) {
        return ofToday(plan, who, region, which).map(cases -> {
            boolean same = cases.stream()
                    .allMatch(one -> one.draft().item().version()
                            == plan.step(one.step()).itemVersion());
            if (!same) {
                throw Refusal.of(ApprovalProblem.PLAN_CHANGED).exception();
            }
            return cases;
        });
    }

    /** On the versions of today, whatever the plan was made of: of who joins later. */
    Mono<List<NewCase>> ofToday(Plan plan, Passport who, String region, Predicate<Plan.Step> which) {
        if (!organs.knows(region)) {
            return Mono.error(() -> Refusal.of(ApprovalProblem.REGION_UNKNOWN).exception());
        }
        List<Plan.Step> steps = plan.steps().stream()
                .filter(step -> step.online() && which.test(step))
                .toList();
        return Flux.fromStream(steps.stream().map(Plan.Step::item).distinct())
                .flatMap(code -> items.inForce(code, casework.today()), AT_ONCE)
                .collectMap(current -> current.item().code(), Items.Current::item)
                .map(found -> steps.stream()
                        .map(step -> newCase(plan, step, Objects.requireNonNull(found.get(step.item())), who, region))
                        .toList());
    }

    private NewCase newCase(Plan plan, Plan.Step step, Item item, Passport who, String region) {
        return new NewCase(
                step.key(),
                newDraft.of(who, item, region, null, null, true),
                new Split(filled(plan, step, item), List.of()),
                List.of(),
                step.answers());
    }

    /** What the answers to the package fill already; nothing of it is personal. */
    private JsonNode filled(Plan plan, Plan.Step step, Item item) {
        ObjectNode form = JsonNodeFactory.instance.objectNode();
        filled(plan, step.key(), item)
                .forEach((field, value) -> form.withObject("/" + PARTICULARS).put(field, value));
        return form;
    }

    /** Fields of the own part of a step → what the answers to the package fill. */
    Map<String, String> filled(Plan plan, String step, Item item) {
        List<String> sensitive = forms.sensitive(item);
        Map<String, String> filled =
                new LinkedHashMap<>(plan.part(step).map(Plan.Part::filled).orElse(Map.of()));
        filled.keySet().removeIf(field -> sensitive.contains("/" + PARTICULARS + "/" + field));
        return filled;
    }
}
