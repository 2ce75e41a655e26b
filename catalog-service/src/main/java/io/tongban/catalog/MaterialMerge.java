package io.tongban.catalog;

import io.tongban.catalog.Inquiry.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The materials of several cases as one list: a line for each (material, whose), so that three persons' identity cards are
 * three lines, and one person's card that three cases ask for is one.
 *
 * <p>Where the cases differ, what is stricter stands: an original over a copy over an electronic document, at submission
 * over before delivery, given by the applicant over fetched. Only cases that ask for sure are compared, if there is one. A
 * commitment may stand in the place of a line only if every case that asks for it, or may yet ask, admits the same one.
 *
 * <p>What an earlier case of the plan results in is never asked for. Else, in this order: what is due before delivery is
 * handed in; the chosen commitment stands; what is shared is fetched; an application form is made from the form; an
 * original of a case on site is brought there; the rest is given.
 */
final class MaterialMerge {

    private static final String APPLICATION_FORM = "application-form";

    private final PlanBasis basis;
    private final PlanRequest request;
    private final Inquiry inquiry;
    /** material → the case that results in it */
    private final Map<String, String> suppliers;
    /** materials in whose place the answers choose the commitment */
    private final Set<String> committed;

    private MaterialMerge(PlanBasis basis, PlanRequest request, Inquiry inquiry, List<Chosen> chosen) {
        this.basis = basis;
        this.request = request;
        this.inquiry = inquiry;
        this.suppliers = suppliers(basis.content(), chosen);
        this.committed = basis.content().questions().stream()
                .flatMap(question -> question.options().stream()
                        .filter(option ->
                                option.value().equals(request.answers().get(question.id()))))
                .flatMap(option -> option.commits().stream())
                .collect(Collectors.toSet());
    }

    private record Key(String material, Chosen.Whose whose) {}

    record Ask(Chosen by, Item.Line line, Verdict verdict) {

        boolean depends() {
            return verdict == Verdict.DEPENDS;
        }
    }

    /** Choices of commitments that the plan does not offer are added to the faults. */
    static List<PlanMaterial> of(
            PlanBasis basis, PlanRequest request, Inquiry inquiry, List<Chosen> chosen, PlanFaults faults) {
        MaterialMerge merge = new MaterialMerge(basis, request, inquiry, chosen);
        Map<Key, List<Ask>> asks = new LinkedHashMap<>();
        for (Chosen one : chosen) {
            for (Item.Line line : one.item().materials()) {
                Verdict verdict = inquiry.verdict(one.whose(), line.when());
                if (verdict != Verdict.NO) {
                    asks.computeIfAbsent(new Key(line.code(), one.whose()), none -> new ArrayList<>())
                            .add(new Ask(one, line, verdict));
                }
            }
        }
        List<PlanMaterial> lines = asks.entrySet().stream()
                .map(entry -> merge.line(entry.getKey(), entry.getValue()))
                .toList();
        merge.check(lines, faults);
        return lines;
    }

    /** Material → key of the chosen case that results in it. */
    static Map<String, String> suppliers(ServicePackage given, List<Chosen> chosen) {
        Map<String, String> suppliers = new LinkedHashMap<>();
        given.producedInside()
                .forEach(made -> chosen.stream()
                        .filter(one -> one.step().id().equals(made.producedBy()))
                        .forEach(one -> suppliers.put(made.material(), one.key())));
        return suppliers;
    }

    private PlanMaterial line(Key key, List<Ask> asks) {
        boolean depends = asks.stream().allMatch(Ask::depends);
        List<Ask> standing =
                asks.stream().filter(ask -> depends || !ask.depends()).toList();
        Item.Line first = standing.get(0).line();
        PlanMaterial.Choice commitment = commitment(key, asks);
        String source = Stricter.SOURCE.of(standing);
        String met = met(key, standing, commitment);
        return new PlanMaterial(
                key.material(),
                first.name(),
                first.group(),
                key.whose().key(),
                reason(asks),
                asks.stream().map(MaterialMerge::asking).toList(),
                Stricter.told(standing),
                Stricter.FORM.of(standing),
                Stricter.DUE.of(standing),
                source,
                source.equals("shared") ? sharedFrom(standing) : null,
                first.sensitivity(),
                depends ? "depends" : met,
                depends ? met : null,
                met.equals("supplied") ? suppliers.get(key.material()) : null,
                asks.stream()
                        .flatMap(ask -> inquiry.open(key.whose(), ask.line().when()).stream())
                        .distinct()
                        .sorted()
                        .toList(),
                commitment);
    }

    private String met(Key key, List<Ask> standing, PlanMaterial.@Nullable Choice commitment) {
        if (suppliers.containsKey(key.material())) {
            return "supplied";
        }
        if (Stricter.DUE.of(standing).equals("before-delivery")) {
            return "hand-in";
        }
        if (commitment != null && commitment.chosen().equals("commitment")) {
            return "commitment";
        }
        if (Stricter.SOURCE.of(standing).equals("shared")) {
            return "shared";
        }
        if (standing.get(0).line().group().equals(APPLICATION_FORM)) {
            return "form";
        }
        boolean onSite = standing.stream().noneMatch(ask -> ask.by().item().online());
        return onSite && Stricter.FORM.of(standing).equals("original") ? "bring" : "give";
    }

    private PlanMaterial.@Nullable Choice commitment(Key key, List<Ask> asks) {
        String code = asks.get(0).line().commitment();
        if (code == null
                || suppliers.containsKey(key.material())
                || asks.stream().anyMatch(ask -> !code.equals(ask.line().commitment()))) {
            return null;
        }
        String chosen = request.commitments()
                .getOrDefault(key.whose().key(), Map.of())
                .getOrDefault(key.material(), committed.contains(key.material()) ? "commitment" : "proof");
        return new PlanMaterial.Choice(code, basis.commitments().getOrDefault(code, code), chosen);
    }

    private static PlanMaterial.Asking asking(Ask ask) {
        Item.Line line = ask.line();
        return new PlanMaterial.Asking(
                ask.by().no(), ask.by().key(), line.condition(), ask.depends(), line.form(), line.due(), line.source());
    }

    private static String sharedFrom(List<Ask> standing) {
        return standing.stream()
                .map(ask -> ask.line().sharedFrom())
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining("、"));
    }

    private static String reason(List<Ask> asks) {
        return asks.stream()
                .map(ask -> "第" + ask.by().no() + "件“" + ask.by().item().name() + "”"
                        + (ask.line().condition() == null
                                ? ""
                                : "(" + ask.line().condition() + ")")
                        + (ask.depends() ? "是否要求,视有关问题的回答而定" : "要求"))
                .collect(Collectors.joining(";"));
    }

    private void check(List<PlanMaterial> lines, PlanFaults faults) {
        Set<List<String>> offered = lines.stream()
                .filter(line -> line.commitment() != null)
                .map(line -> List.of(line.whose(), line.material()))
                .collect(Collectors.toSet());
        request.commitments()
                .forEach((whose, choices) -> choices.keySet().stream()
                        .filter(material -> !offered.contains(List.of(whose, material)))
                        .forEach(material -> faults.add(
                                "NOT_OFFERED",
                                "此处不能选择告知承诺",
                                "No commitment is offered here",
                                "commitments",
                                whose,
                                material)));
    }
}
