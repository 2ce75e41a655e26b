package io.tongban.catalog;

import io.tongban.catalog.Inquiry.Verdict;
import io.tongban.catalog.PlanForms.Part;
import io.tongban.catalog.PlanForms.Supply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The forms of several cases as one. */
final class FormMerge {

    private static final String COMMON = "common-";

    private final Map<String, Map<String, Object>> schemas = new LinkedHashMap<>();
    private final List<Part> parts = new ArrayList<>();
    private final ServicePackage given;
    private final PlanRequest request;
    private final Inquiry inquiry;
    private final Map<String, String> suppliers;

    private FormMerge(ServicePackage given, PlanRequest request, Inquiry inquiry, Map<String, String> suppliers) {
        this.given = given;
        this.request = request;
        this.inquiry = inquiry;
        this.suppliers = suppliers;
    }

    static PlanForms of(ServicePackage given, PlanRequest request, Inquiry inquiry, List<Chosen> chosen) {
        FormMerge merge = new FormMerge(given, request, inquiry, MaterialMerge.suppliers(given, chosen));
        List<Chosen> withForm =
                chosen.stream().filter(one -> !one.item().form().isEmpty()).toList();
        withForm.forEach(one -> merge.schemas.merge(
                COMMON + one.whose().kind(), FormParts.common(one.item().form()), FormParts::together));
        withForm.stream().map(Chosen::whose).distinct().forEach(merge::common);
        withForm.forEach(merge::own);
        return new PlanForms(merge.schemas, merge.parts);
    }

    private void common(Chosen.Whose whose) {
        String schema = COMMON + whose.kind();
        List<String> fields = FormParts.names(schemas.getOrDefault(schema, Map.of()));
        parts.add(new Part(whose.key(), null, schema, fields, Map.of(), Map.of(), Map.of()));
    }

    private void own(Chosen one) {
        Map<String, Object> own = FormParts.own(one.item().form());
        schemas.put(one.item().code(), own);
        Map<String, Supply> supplied = supplied(one);
        Map<String, String> filled = filled(one);
        List<String> ask = new ArrayList<>();
        Map<String, List<String>> depends = new LinkedHashMap<>();
        for (String field : FormParts.names(own)) {
            Map<String, String> when = FormParts.when(own, field);
            Verdict verdict = inquiry.verdict(one.whose(), when);
            boolean known = supplied.containsKey(field) || filled.containsKey(field);
            if (verdict == Verdict.NO) {
                supplied.remove(field);
                filled.remove(field);
            } else if (!known && verdict == Verdict.YES) {
                ask.add(field);
            } else if (!known) {
                depends.put(field, inquiry.open(one.whose(), when));
            }
        }
        supplied.keySet().retainAll(FormParts.names(own));
        filled.keySet().retainAll(FormParts.names(own));
        parts.add(new Part(one.whose().key(), one.key(), one.item().code(), ask, depends, supplied, filled));
    }

    private Map<String, Supply> supplied(Chosen one) {
        Map<String, Supply> supplied = new LinkedHashMap<>();
        for (ServicePackage.Produced made : given.producedInside()) {
            String supplier = suppliers.get(made.material());
            if (supplier != null && asks(one, made.material())) {
                made.fields().forEach((field, what) -> supplied.put(field, new Supply(supplier, what)));
            }
        }
        return supplied;
    }

    private static boolean asks(Chosen one, String material) {
        return one.item().materials().stream().anyMatch(line -> line.code().equals(material));
    }

    private Map<String, String> filled(Chosen one) {
        Map<String, String> filled = new LinkedHashMap<>();
        given.questions()
                .forEach(question -> Inquiry.fills(question, request.answers())
                        .filter(fill -> fill.step().equals(one.step().id()))
                        .filter(fill -> fill.field() != null)
                        .forEach(fill -> filled.put(String.valueOf(fill.field()), fill.value())));
        return filled;
    }
}
