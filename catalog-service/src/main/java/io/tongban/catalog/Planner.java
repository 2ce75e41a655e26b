package io.tongban.catalog;

import io.tongban.catalog.ServicePackage.Party;
import io.tongban.support.problem.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Makes the plan of a package: a pure function of what is in force and of what was sent. Neither the order of steps in the
 * package's file nor the order of answers matters.
 */
final class Planner {

    private final PlanBasis basis;
    private final PlanRequest request;
    private final List<Chosen> chosen;
    private final Inquiry inquiry;

    private Planner(PlanBasis basis, PlanRequest request, List<Chosen> chosen, Inquiry inquiry) {
        this.basis = basis;
        this.request = request;
        this.chosen = chosen;
        this.inquiry = inquiry;
    }

    /**
     * The plan.
     *
     * @param body as it was sent
     * @throws io.tongban.support.problem.RefusedException PACKAGE_NOT_PLANNED; PLAN_INVALID with all faults; PLAN_EMPTY
     */
    static Plan plan(PlanBasis basis, Map<String, Object> body) {
        if (!basis.isWhole()) {
            throw Refusal.of(CatalogProblem.PACKAGE_NOT_PLANNED).exception();
        }
        ServicePackage given = basis.content();
        PlanFaults faults = new PlanFaults();
        PlanRequest request = PlanRequest.read(body, given, faults);
        refuse(faults);
        List<Chosen> chosen = Choice.of(basis, request);
        if (chosen.isEmpty()) {
            String reason = Objects.requireNonNullElse(given.whenEmpty(), CatalogProblem.PLAN_EMPTY.title());
            throw Refusal.of(CatalogProblem.PLAN_EMPTY, reason, CatalogProblem.PLAN_EMPTY.titleEn() + ": " + reason)
                    .exception();
        }
        notChosen(request, chosen, faults);
        Inquiry inquiry = Inquiry.of(chosen, given, request, faults);
        List<PlanMaterial> materials = MaterialMerge.of(basis, request, inquiry, chosen, faults);
        refuse(faults);
        return new Planner(basis, request, chosen, inquiry).plan(materials);
    }

    /** What one item by itself asks, before any of its questions is answered. */
    static Reductions alone(Item item) {
        Party applicant = new Party("applicant", "", item.applicantType(), "starts");
        ServicePackage.Step step = new ServicePackage.Step(
                item.code(), item.code(), applicant.id(), Map.of(), List.of(), null, List.of(), null);
        ServicePackage only = new ServicePackage(
                1,
                "",
                "",
                "",
                List.of(applicant),
                List.of(),
                List.of(step),
                List.of(),
                List.of(),
                item.online(),
                "",
                null,
                null);
        PlanBasis basis = new PlanBasis(
                LocalDate.EPOCH, 0, false, "", 0, only, Map.of(item.code(), new PlanBasis.Version(0, item)), Map.of());
        return plan(basis, Map.of()).reductions();
    }

    private static void refuse(PlanFaults faults) {
        if (!faults.all().isEmpty()) {
            throw Refusal.of(CatalogProblem.PLAN_INVALID, faults.all()).exception();
        }
    }

    private static void notChosen(PlanRequest request, List<Chosen> chosen, PlanFaults faults) {
        request.repeats().keySet().stream()
                .filter(step -> chosen.stream().noneMatch(one -> one.step().id().equals(step)))
                .forEach(step ->
                        faults.add("NOT_CHOSEN", "您的回答不需要这个步骤", "Your answers do not need this step", "repeats", step));
    }

    private Plan plan(List<PlanMaterial> materials) {
        ServicePackage given = basis.content();
        List<Plan.Question> questions =
                inquiry.all().stream().map(Planner::question).toList();
        PlanForms forms = FormMerge.of(given, request, inquiry, chosen);
        return new Plan(
                given.code(),
                basis.version(),
                given.name(),
                given.appliesTo(),
                basis.on(),
                basis.publication(),
                basis.illustration(),
                basis.notice(),
                questions.stream().noneMatch(question -> question.state().equals("open")),
                new TreeMap<>(request.answers()),
                parties(),
                chosen.stream().map(this::step).toList(),
                chosen.stream().allMatch(one -> one.item().online()),
                materials,
                questions,
                forms,
                Reductions.of(chosen, materials, fields(forms)),
                given.externalSteps(),
                given.clock(),
                given.note());
    }

    private static Plan.Question question(Inquiry.Asked asked) {
        Question question = asked.question();
        return new Plan.Question(
                asked.whose().key(),
                question.id(),
                question.question(),
                question.multiple(),
                question.only(asked.left()).options(),
                asked.settled() ? "settled" : "open",
                asked.settled() ? asked.possible() : List.of(),
                asked.saidBy().stream().sorted().toList(),
                List.copyOf(asked.steps()));
    }

    private Plan.Step step(Chosen one) {
        Item item = one.item();
        return new Plan.Step(
                one.no(),
                one.key(),
                one.step().id(),
                one.whose().label(),
                item.code(),
                one.version().version(),
                item.name(),
                item.kindName(),
                one.whose().key(),
                one.after().isEmpty(),
                one.after(),
                item.online(),
                item.onSiteReason(),
                item.online() ? "网上提交" : "须到现场提交;本套餐只引导准备材料和预约,不代为提交,办结后后面的步骤才能办理",
                item.onSiteVisits(),
                item.statutory(),
                item.promise(),
                inquiry.answers(one),
                confirmers(one),
                one.step().note());
    }

    /** Whose must confirm a case: its own, unless they start or are represented; and whom the step names. */
    private List<String> confirmers(Chosen one) {
        Stream<String> own = party(one.step().party()).part().equals("confirms")
                ? Stream.of(one.whose().key())
                : Stream.of();
        return Stream.concat(own, one.step().confirmedBy().stream()).distinct().toList();
    }

    private List<Plan.Party> parties() {
        Map<String, Chosen.Whose> all = new LinkedHashMap<>();
        for (Party party : basis.content().parties()) {
            chosen.stream()
                    .filter(one -> one.step().party().equals(party.id()))
                    .forEach(one -> all.put(one.whose().key(), one.whose()));
            if (party.part().equals("starts")
                    || chosen.stream().anyMatch(one -> one.step().confirmedBy().contains(party.id()))) {
                all.putIfAbsent(party.id(), new Chosen.Whose(party.id(), party.id(), party.name(), party.kind(), null));
            }
        }
        List<Plan.Party> parties = new ArrayList<>();
        all.values().forEach(whose -> parties.add(party(whose)));
        return parties;
    }

    private Plan.Party party(Chosen.Whose whose) {
        return new Plan.Party(
                whose.key(),
                whose.party(),
                whose.name(),
                whose.label(),
                whose.kind(),
                party(whose.party()).part(),
                chosen.stream()
                        .filter(one -> one.whose().equals(whose))
                        .map(Chosen::key)
                        .toList(),
                chosen.stream()
                        .filter(one -> confirmers(one).contains(whose.key()))
                        .map(Chosen::key)
                        .toList());
    }

    private Party party(String id) {
        return basis.content().parties().stream()
                .filter(party -> party.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** What is left to fill in, and what each case by itself would ask under these answers. */
    private Reductions.Fields fields(PlanForms forms) {
        int once = 0;
        int singly = 0;
        for (PlanForms.Part part : forms.parts()) {
            Map<String, Object> schema = forms.schemas().getOrDefault(part.schema(), Map.of());
            int asked = leaves(schema, part.ask());
            once += asked;
            long cases = part.step() != null
                    ? 1
                    : chosen.stream()
                            .filter(one -> one.whose().key().equals(part.whose()))
                            .filter(one -> !one.item().form().isEmpty())
                            .count();
            singly += (int) cases * asked
                    + leaves(schema, part.supplied().keySet())
                    + leaves(schema, part.filled().keySet());
        }
        return new Reductions.Fields(singly, once);
    }

    private static int leaves(Map<String, Object> schema, Iterable<String> names) {
        int leaves = 0;
        for (String name : names) {
            leaves += FormParts.leaves(schema, name);
        }
        return leaves;
    }
}
