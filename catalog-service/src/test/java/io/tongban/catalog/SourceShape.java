package io.tongban.catalog;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The catalogue in the shape of the single file that it was split from; what was corrected since is put back. */
final class SourceShape {

    /** Questions of packages as they are worded now → as they were. */
    private static final Map<String, String> REWORDED = Map.of(
            "设立人、拟聘律师中是否有人目前在本省其他律师事务所执业", "设立人或拟聘律师目前是否在其他律师事务所执业",
            "设立人、拟聘律师中是否有人目前在外省律师事务所执业", "其中是否有律师来自外省",
            "新所是否因此变更合伙协议", "是否引起合伙协议变更");

    /** Step of PK-LAWYER-TRANSFER: a firm of another province changes its head there, and does so before the lawyer leaves. */
    private static final String OLD_HEAD = "firm-head-change";

    private SourceShape() {}

    static Map<String, Object> of(CatalogContent content) {
        List<Item> items = content.items().values().stream()
                .sorted(Comparator.comparingInt(Item::seq))
                .toList();
        List<ServicePackage> packages = content.packages().values().stream()
                .sorted(Comparator.comparingInt(ServicePackage::seq))
                .toList();
        return map(
                "meta materials items commitments packages",
                meta(content.meta()),
                all(content.materials(), m -> material(content, m)),
                all(items, SourceShape::item),
                all(content.commitments(), c -> commitment(content, c)),
                all(packages, SourceShape::servicePackage));
    }

    private static Map<String, Object> meta(CatalogMeta meta) {
        Map<String, Object> source = new LinkedHashMap<>(meta.rest());
        source.keySet().removeAll(List.of("publication", "illustration", "expected", "categories"));
        return source;
    }

    private static Map<String, Object> material(CatalogContent content, Material m) {
        return map(
                "code name default_form source shared_from group commitment sensitivity note used_by",
                m.code(),
                m.name(),
                m.form(),
                m.source(),
                m.sharedFrom(),
                m.group(),
                m.commitment(),
                m.sensitivity(),
                m.note(),
                CatalogUse.itemsWithMaterial(content, m.code()).size());
    }

    private static Map<String, Object> item(Item i) {
        Map<String, Object> source = new LinkedHashMap<>(heading(i));
        source.putAll(periods(i));
        source.putAll(map(
                "legal_basis materials fee prerequisite_items related_items notes item_confidence",
                all(i.basis(), b -> map("law article confidence", b.law(), b.article(), b.confidence())),
                all(i.materials(), SourceShape::line),
                map("charged basis", i.fee().charged(), i.fee().basis()),
                i.prerequisites(),
                i.related(),
                i.notes(),
                i.confidence()));
        return source;
    }

    private static Map<String, Object> heading(Item i) {
        return map(
                "seq code name parent_item basic_code implementation_code handling_code kind kind_code category"
                        + " applicant_type exercising_level",
                i.seq(),
                i.code(),
                i.name(),
                i.parent(),
                i.codes().basic(),
                i.codes().implementation(),
                i.codes().handling(),
                i.kindName(),
                i.kindCode(),
                i.category(),
                i.applicantType(),
                level(i));
    }

    private static Map<String, Object> level(Item i) {
        return map(
                "accept review decide description delegated delegation",
                i.levels().accept(),
                i.levels().review(),
                i.levels().decide(),
                i.levelsDescription(),
                i.delegation() != null,
                delegation(i.delegation()));
    }

    private static @Nullable Object delegation(Item.@Nullable Delegation d) {
        return d == null
                ? null
                : map(
                        "mode delegated_to documents_in_name_of confidence",
                        d.mode(),
                        d.delegatedTo(),
                        d.documentsInNameOf(),
                        d.confidence());
    }

    private static Map<String, Object> periods(Item i) {
        Map<String, Object> stages = new LinkedHashMap<>();
        i.stages().forEach(stage -> stages.put(stage.level(), stage.value()));
        Item.Statutory s = i.statutory();
        return map(
                "statutory_days statutory_period statutory_stages promised_days online_depth online_full on_site_visits"
                        + " on_site_reason",
                s.days(),
                map("value unit source", s.value(), s.unit(), s.source()),
                stages.isEmpty() ? null : stages,
                i.promise().value(),
                i.onlineDepth(),
                i.online(),
                i.onSiteVisits(),
                i.onSiteReason());
    }

    private static Map<String, Object> line(Item.Line l) {
        return map(
                "code name form requirement condition source shared_from commitment_replaceable commitment",
                l.code(),
                l.name(),
                l.form(),
                l.requirement(),
                l.condition(),
                l.source(),
                l.sharedFrom(),
                l.commitment() != null,
                l.commitment());
    }

    private static Map<String, Object> commitment(CatalogContent content, Commitment c) {
        Commitment.Verification v = c.verification();
        Commitment.FalseCommitment f = c.falseCommitment();
        return map(
                "code name what_is_proved replaces_material used_by_items legal_basis_of_proof applicants"
                        + " not_applicable_when notice_must_state applicant_statement_must_state verification"
                        + " false_commitment source confidence",
                c.code(),
                c.name(),
                c.whatIsProved(),
                String.join(" / ", c.replacesMaterials()),
                CatalogUse.itemsWithCommitment(content, c.code()),
                c.legalBasisOfProof(),
                c.applicants(),
                c.notApplicableWhen(),
                c.noticeMustState(),
                c.applicantStatementMustState(),
                map(
                        "method stage deadline deadline_confidence",
                        v.method(),
                        v.stage(),
                        v.deadline(),
                        v.deadlineConfidence()),
                map(
                        "in_process after_decision credit criminal",
                        f.inProcess(),
                        f.afterDecision(),
                        f.credit(),
                        f.criminal()),
                c.source(),
                c.confidence());
    }

    private static Map<String, Object> servicePackage(ServicePackage p) {
        return map(
                "code name applies_to guiding_questions steps external_steps produced_inside_package all_online clock note",
                p.code(),
                p.name(),
                p.appliesTo(),
                all(
                        p.questions(),
                        q -> map(
                                "id question options",
                                q.id(),
                                REWORDED.getOrDefault(q.question(), q.question()),
                                all(q.options(), SourceShape::option))),
                all(p.steps(), s -> step(p.code().equals("PK-LAWYER-TRANSFER") ? uncorrected(s) : s)),
                p.externalSteps(),
                all(p.producedInside(), m -> map("material produced_by", m.material(), m.producedBy())),
                p.allOnline(),
                p.clock(),
                p.note());
    }

    private static Map<String, Object> option(ServicePackage.Option o) {
        return map("value label", o.value(), o.label());
    }

    private static ServicePackage.Step uncorrected(ServicePackage.Step s) {
        boolean head = s.id().equals(OLD_HEAD);
        List<String> after = s.id().equals("lawyer-transfer-in-province")
                ? s.dependsOn().stream().filter(id -> !id.equals(OLD_HEAD)).toList()
                : s.dependsOn();
        Map<String, String> when = head ? Map.of("old_head", "yes") : s.when();
        return new ServicePackage.Step(
                s.id(), s.item(), s.party(), when, after, s.multiple(), s.confirmedBy(), head ? null : s.note());
    }

    private static Map<String, Object> step(ServicePackage.Step s) {
        Object when = s.when().isEmpty() ? null : s.when();
        return map(
                "id item when depends_on multiple note", s.id(), s.item(), when, s.dependsOn(), s.multiple(), s.note());
    }

    private static <T> List<Map<String, Object>> all(List<T> things, Function<T, Map<String, Object>> shape) {
        return things.stream().map(shape).toList();
    }

    private static Map<String, Object> map(String names, @Nullable Object... values) {
        String[] each = names.split(" ");
        if (each.length != values.length) {
            throw new AssertionError(names + ": " + values.length + " values");
        }
        Map<String, Object> map = new LinkedHashMap<>();
        for (int n = 0; n < each.length; n++) {
            map.put(each[n], values[n]);
        }
        return map;
    }
}
