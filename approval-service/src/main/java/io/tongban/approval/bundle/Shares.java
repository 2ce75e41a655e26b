package io.tongban.approval.bundle;

import io.tongban.approval.application.Application;
import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Prefilled;
import io.tongban.approval.bundle.Bundles.Filled;
import io.tongban.approval.filing.FormPatch;
import io.tongban.approval.form.FormSecrets;
import io.tongban.approval.form.Forms;
import io.tongban.support.identity.Passport;
import io.tongban.support.problem.Fault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Distributes what is said once over the forms of all drafts that ask for it; only the shape is checked. */
@Component
class Shares {

    /**
     * What is said of one part of the forms of a plan.
     *
     * @param step key; null: the common part of all cases of that whose
     * @param form JSON merge patch (RFC 7396) of that part
     */
    record Said(String whose, @Nullable String step, JsonNode form) {

        boolean concerns(Plan.Step of) {
            return step == null ? whose.equals(of.whose()) : step.equals(of.key()) && whose.equals(of.whose());
        }
    }

    private final Forms forms;
    private final FormSecrets secrets;
    private final Casework casework;

    Shares(Forms forms, FormSecrets secrets, Casework casework) {
        this.forms = forms;
        this.secrets = secrets;
        this.casework = casework;
    }

    /**
     * The drafts as they would be.
     *
     * @param drafts key of a step → its draft; those that can still be edited
     * @param faults takes what is wrong, with pointers into the parts
     */
    List<Filled> filled(
            Plan plan, List<Said> parts, Map<String, Application> drafts, Passport who, List<Fault> faults) {
        for (int i = 0; i < parts.size(); i++) {
            check(plan, parts.get(i), "/parts/" + i, drafts, faults);
        }
        List<Filled> filled = new ArrayList<>();
        drafts.forEach((key, draft) -> {
            Plan.Step step = plan.step(key);
            JsonNode form = secrets.plain(draft.id(), draft.form(), draft.secrets());
            for (Said said : parts) {
                if (said.concerns(step) && said.form().isObject()) {
                    form = FormPatch.merge(form, patch(said, draft, drafts));
                }
            }
            for (Fault fault : forms.shapeFaults(draft.item(), form, who.principal(), casework.today())) {
                Fault placed = placed(fault, parts, step);
                if (!faults.contains(placed)) {
                    faults.add(placed);
                }
            }
            Map<String, List<String>> answers = new LinkedHashMap<>(draft.answers());
            answers.putAll(step.answers());
            filled.add(filled(draft, form, answers));
        });
        return filled;
    }

    Filled filled(Application draft, JsonNode plain, Map<String, List<String>> answers) {
        return new Filled(
                draft,
                secrets.split(draft.id(), plain, forms.sensitive(draft.item())),
                answers,
                draft.prefilled().isEmpty()
                        ? List.of()
                        : Prefilled.untouched(
                                draft.prefilled(), secrets.plain(draft.id(), draft.form(), draft.secrets()), plain));
    }

    private static void check(Plan plan, Said said, String at, Map<String, Application> drafts, List<Fault> faults) {
        String step = said.step();
        List<Plan.Step> concerned = plan.steps().stream().filter(said::concerns).toList();
        if (concerned.isEmpty()) {
            faults.add(new Fault(at, "UNKNOWN_PART", "本方案没有这一部分", "The plan has no such part"));
        } else if (concerned.stream().noneMatch(one -> drafts.containsKey(one.key()))) {
            faults.add(new Fault(at, "NOT_EDITABLE", "这一部分现在不能由您修改", "You cannot change this part now"));
        } else if (!said.form().isObject()) {
            faults.add(new Fault(at + "/form", "TYPE", "类型不正确", "Wrong type"));
        } else if (step == null) {
            if (said.form().has(NewCases.PARTICULARS)) {
                faults.add(new Fault(at + "/form/" + NewCases.PARTICULARS, "UNKNOWN_FIELD", "没有这个字段", "No such field"));
            }
        } else {
            plan.part(step)
                    .ifPresent(part -> said.form().propertyNames().forEach(field -> {
                        if (part.supplied().containsKey(field)) {
                            faults.add(new Fault(
                                    at + "/form/" + escaped(field),
                                    "SUPPLIED",
                                    "由前面事项的结果填写,无需填写",
                                    "Filled from the result of an earlier step"));
                        } else if (part.filled().containsKey(field)) {
                            faults.add(new Fault(
                                    at + "/form/" + escaped(field),
                                    "FILLED",
                                    "已由套餐问题的回答填写",
                                    "Filled from an answer to the package"));
                        }
                    }));
        }
    }

    /** As a patch of the whole form of one draft; a common field that only other items' forms have is left out. */
    private JsonNode patch(Said said, Application draft, Map<String, Application> drafts) {
        JsonNode patch = said.form();
        if (said.step() != null) {
            ObjectNode whole = JsonNodeFactory.instance.objectNode();
            whole.set(NewCases.PARTICULARS, patch);
            patch = whole;
        } else {
            ObjectNode own = ((ObjectNode) patch).deepCopy();
            own.remove(NewCases.PARTICULARS);
            own.propertyNames().stream()
                    .filter(field ->
                            !has(draft, field) && drafts.values().stream().anyMatch(one -> has(one, field)))
                    .toList()
                    .forEach(own::remove);
            patch = own;
        }
        return FormPatch.withoutMasks(patch, draft.form(), forms.sensitive(draft.item()));
    }

    private static boolean has(Application draft, String field) {
        JsonNode schema = draft.item().form();
        return schema == null || schema.path("properties").has(field);
    }

    /** Where the fault stands in what was sent; where it was not sent now, in the form of the step. */
    private static Fault placed(Fault fault, List<Said> parts, Plan.Step step) {
        String own = "/" + NewCases.PARTICULARS;
        boolean particular = fault.pointer().startsWith(own);
        String within = particular ? fault.pointer().substring(own.length()) : fault.pointer();
        String pointer = IntStream.range(0, parts.size())
                .filter(i -> parts.get(i).concerns(step) && (parts.get(i).step() != null) == particular)
                .mapToObj(i -> "/parts/" + i + "/form" + within)
                .reduce((first, last) -> last)
                .orElse("/steps/" + escaped(step.key()) + "/form" + fault.pointer());
        return new Fault(pointer, fault.code(), fault.detail(), fault.detailEn());
    }

    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
