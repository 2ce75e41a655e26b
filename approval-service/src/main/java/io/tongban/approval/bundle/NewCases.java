package io.tongban.approval.bundle;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Casework;
import io.tongban.approval.bundle.Bundles.NewCase;
import io.tongban.approval.filing.NewDraft;
import io.tongban.approval.form.Forms;
import io.tongban.approval.item.Item;
import io.tongban.approval.item.Items;
import io.tongban.approval.organ.Organs;
import io.tongban.support.identity.Passport;
import io.tongban.support.problem.Refusal;
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

/** The drafts of the online steps of one whose. */
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
    Mono<List<NewCase>> of(Plan plan, Passport who, String region, Predicate<String> whose) {
        return ofToday(plan, who, region, whose).map(cases -> {
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
    Mono<List<NewCase>> ofToday(Plan plan, Passport who, String region, Predicate<String> whose) {
        if (!organs.knows(region)) {
            return Mono.error(() -> Refusal.of(ApprovalProblem.REGION_UNKNOWN).exception());
        }
        List<Plan.Step> steps = plan.steps().stream()
                .filter(step -> step.online() && whose.test(step.whose()))
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
                step.key(), newDraft.of(who, item, region, null, null, true), filled(plan, step, item), step.answers());
    }

    /** What the answers to the package fill already; nothing of it is personal. */
    private JsonNode filled(Plan plan, Plan.Step step, Item item) {
        ObjectNode form = JsonNodeFactory.instance.objectNode();
        Map<String, String> filled =
                plan.part(step.key()).map(Plan.Part::filled).orElse(Map.of());
        List<String> sensitive = forms.sensitive(item);
        filled.forEach((field, value) -> {
            if (!sensitive.contains("/" + PARTICULARS + "/" + field)) {
                form.withObject("/" + PARTICULARS).put(field, value);
            }
        });
        return form;
    }
}
