package io.tongban.catalog;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The catalogue in the shape of the single file that it was split from. */
final class SourceShape {

    private SourceShape() {}

    static Map<String, Object> of(CatalogContent content) {
        return map(
                "meta", meta(content.meta()),
                "materials",
                        content.materials().stream()
                                .map(m -> material(content, m))
                                .toList(),
                "items",
                        content.items().values().stream()
                                .sorted(Comparator.comparingInt(Item::seq))
                                .map(SourceShape::item)
                                .toList(),
                "commitments",
                        content.commitments().stream()
                                .map(c -> commitment(content, c))
                                .toList(),
                "packages",
                        content.packages().values().stream()
                                .sorted(Comparator.comparingInt(ServicePackage::seq))
                                .map(SourceShape::servicePackage)
                                .toList());
    }

    private static Map<String, Object> meta(CatalogMeta meta) {
        Map<String, Object> source = new LinkedHashMap<>(meta.rest());
        source.keySet().removeAll(List.of("publication", "illustration", "expected", "categories"));
        return source;
    }

    private static Map<String, Object> material(CatalogContent content, Material m) {
        return map(
                "code",
                m.code(),
                "name",
                m.name(),
                "default_form",
                m.form(),
                "source",
                m.source(),
                "shared_from",
                m.sharedFrom(),
                "group",
                m.group(),
                "commitment",
                m.commitment(),
                "sensitivity",
                m.sensitivity(),
                "note",
                m.note(),
                "used_by",
                CatalogUse.itemsWithMaterial(content, m.code()).size());
    }

    private static Map<String, Object> item(Item i) {
        Item.Delegation d = i.delegation();
        return map(
                "seq",
                i.seq(),
                "code",
                i.code(),
                "name",
                i.name(),
                "parent_item",
                i.parent(),
                "basic_code",
                i.codes().basic(),
                "implementation_code",
                i.codes().implementation(),
                "handling_code",
                i.codes().handling(),
                "kind",
                i.kindName(),
                "kind_code",
                i.kindCode(),
                "category",
                i.category(),
                "applicant_type",
                i.applicantType(),
                "legal_basis",
                i.basis().stream()
                        .map(b -> map("law", b.law(), "article", b.article(), "confidence", b.confidence()))
                        .toList(),
                "exercising_level",
                map(
                        "accept",
                        i.levels().accept(),
                        "review",
                        i.levels().review(),
                        "decide",
                        i.levels().decide(),
                        "description",
                        i.levelsDescription(),
                        "delegated",
                        d != null,
                        "delegation",
                        d == null
                                ? null
                                : map(
                                        "mode",
                                        d.mode(),
                                        "delegated_to",
                                        d.delegatedTo(),
                                        "documents_in_name_of",
                                        d.documentsInNameOf(),
                                        "confidence",
                                        d.confidence())),
                "statutory_days",
                i.statutory().days(),
                "statutory_period",
                map(
                        "value",
                        i.statutory().value(),
                        "unit",
                        i.statutory().unit(),
                        "source",
                        i.statutory().source()),
                "statutory_stages",
                stages(i),
                "promised_days",
                i.promise().value(),
                "online_depth",
                i.onlineDepth(),
                "online_full",
                i.online(),
                "on_site_visits",
                i.onSiteVisits(),
                "on_site_reason",
                i.onSiteReason(),
                "materials",
                i.materials().stream().map(SourceShape::line).toList(),
                "results",
                i.results().stream()
                        .map(r -> map("name", r.name(), "form", r.form()))
                        .toList(),
                "result_validity",
                i.resultValidity(),
                "fee",
                map("charged", i.fee().charged(), "basis", i.fee().basis()),
                "prerequisite_items",
                i.prerequisites(),
                "related_items",
                i.related(),
                "notes",
                i.notes(),
                "item_confidence",
                i.confidence());
    }

    private static Object stages(Item i) {
        Map<String, Object> stages = new LinkedHashMap<>();
        i.stages().forEach(stage -> stages.put(stage.level(), stage.value()));
        return stages.isEmpty() ? null : stages;
    }

    private static Map<String, Object> line(Item.Line l) {
        return map(
                "code",
                l.code(),
                "name",
                l.name(),
                "form",
                l.form(),
                "requirement",
                l.requirement(),
                "condition",
                l.condition(),
                "source",
                l.source(),
                "shared_from",
                l.sharedFrom(),
                "commitment_replaceable",
                l.commitment() != null,
                "commitment",
                l.commitment());
    }

    private static Map<String, Object> commitment(CatalogContent content, Commitment c) {
        return map(
                "code",
                c.code(),
                "name",
                c.name(),
                "what_is_proved",
                c.whatIsProved(),
                "replaces_material",
                String.join(" / ", c.replacesMaterials()),
                "used_by_items",
                CatalogUse.itemsWithCommitment(content, c.code()),
                "legal_basis_of_proof",
                c.legalBasisOfProof(),
                "applicants",
                c.applicants(),
                "not_applicable_when",
                c.notApplicableWhen(),
                "notice_must_state",
                c.noticeMustState(),
                "applicant_statement_must_state",
                c.applicantStatementMustState(),
                "verification",
                map(
                        "method",
                        c.verification().method(),
                        "stage",
                        c.verification().stage(),
                        "deadline",
                        c.verification().deadline(),
                        "deadline_confidence",
                        c.verification().deadlineConfidence()),
                "false_commitment",
                map(
                        "in_process", c.falseCommitment().inProcess(),
                        "after_decision", c.falseCommitment().afterDecision(),
                        "credit", c.falseCommitment().credit(),
                        "criminal", c.falseCommitment().criminal()),
                "source",
                c.source(),
                "confidence",
                c.confidence());
    }

    private static Map<String, Object> servicePackage(ServicePackage p) {
        return map(
                "code",
                p.code(),
                "name",
                p.name(),
                "applies_to",
                p.appliesTo(),
                "guiding_questions",
                p.questions().stream()
                        .map(q -> map(
                                "id",
                                q.id(),
                                "question",
                                q.question(),
                                "options",
                                q.options().stream()
                                        .map(o -> map("value", o.value(), "label", o.label()))
                                        .toList()))
                        .toList(),
                "steps",
                p.steps().stream()
                        .map(s -> map(
                                "id",
                                s.id(),
                                "item",
                                s.item(),
                                "when",
                                s.when().isEmpty() ? null : s.when(),
                                "depends_on",
                                s.dependsOn(),
                                "multiple",
                                s.multiple(),
                                "note",
                                s.note()))
                        .toList(),
                "external_steps",
                p.externalSteps(),
                "produced_inside_package",
                p.producedInside().stream()
                        .map(m -> map("material", m.material(), "produced_by", m.producedBy()))
                        .toList(),
                "all_online",
                p.allOnline(),
                "clock",
                p.clock(),
                "note",
                p.note());
    }

    private static Map<String, Object> map(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        assert map.size() * 2 == namesAndValues.length : Arrays.toString(namesAndValues);
        return map;
    }
}
