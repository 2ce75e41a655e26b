package io.tongban.catalog;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What must hold across the files: totals, references, and that nothing stands there unused. */
final class CatalogRules {

    private final CatalogContent content;
    private final List<CatalogFault> faults;

    CatalogRules(CatalogContent content, List<CatalogFault> faults) {
        this.content = content;
        this.faults = faults;
    }

    void check() {
        totals();
        materials();
        commitments();
        ItemRules itemRules = new ItemRules(content, faults);
        content.items().forEach(itemRules::check);
        ResultRules resultRules = new ResultRules(content, faults);
        content.items().forEach(resultRules::check);
        PackageRules packageRules = new PackageRules(content, faults);
        content.packages().forEach(packageRules::check);
        new QuestionRules(content, faults).check();
        new FormRules(content, faults).check();
        once(content.items(), Item::code, "code");
        once(content.items(), Item::seq, "seq");
        once(content.items(), item -> item.codes().handling(), "codes.handling");
        once(content.packages(), ServicePackage::code, "code");
        once(content.packages(), ServicePackage::seq, "seq");
    }

    private void totals() {
        CatalogMeta.Expected expected = content.meta().expected();
        total("items", content.items().size(), expected.items());
        total(
                "online",
                (int) content.items().values().stream().filter(Item::online).count(),
                expected.online());
        total("materials", content.materials().size(), expected.materials());
        total("commitments", content.commitments().size(), expected.commitments());
        total("packages", content.packages().size(), expected.packages());
        Set<String> onSite = content.items().values().stream()
                .filter(item -> !item.online())
                .map(Item::code)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!onSite.equals(new TreeSet<>(expected.onSiteItems()))) {
            fault(
                    CatalogFiles.META,
                    FaultCode.TOTAL_WRONG,
                    "expected.on_site_items",
                    expected.onSiteItems(),
                    onSite + ", as in the item files");
        }
    }

    private void total(String name, int found, int expected) {
        if (found != expected) {
            fault(CatalogFiles.META, FaultCode.TOTAL_WRONG, "expected." + name, expected, found + ", as in the files");
        }
    }

    private void materials() {
        Set<String> used = content.items().values().stream()
                .flatMap(item -> item.materials().stream())
                .map(Item.Line::code)
                .collect(Collectors.toSet());
        Set<String> commitments =
                content.commitments().stream().map(Commitment::code).collect(Collectors.toSet());
        for (Material material : content.materials()) {
            String place = "materials[" + material.code() + "]";
            if (!used.contains(material.code())) {
                fault(
                        CatalogFiles.MATERIALS,
                        FaultCode.UNUSED,
                        place,
                        "used by no item",
                        "at least one item that asks for it");
            }
            if (material.commitment() != null && !commitments.contains(material.commitment())) {
                fault(
                        CatalogFiles.MATERIALS,
                        FaultCode.REFERENCE_UNKNOWN,
                        place + ".commitment",
                        material.commitment(),
                        "a code of commitments.yaml");
            }
            if (material.source().equals("shared") != (material.sharedFrom() != null)) {
                fault(
                        CatalogFiles.MATERIALS,
                        FaultCode.SHARED_FROM_WRONG,
                        place + ".shared_from",
                        String.valueOf(material.sharedFrom()),
                        "given where source is shared, and only there");
            }
        }
    }

    private void commitments() {
        Set<@Nullable String> used = content.items().values().stream()
                .flatMap(item -> item.materials().stream())
                .map(Item.Line::commitment)
                .collect(Collectors.toSet());
        Set<String> codes = new HashSet<>();
        for (Commitment commitment : content.commitments()) {
            String place = "commitments[" + commitment.code() + "]";
            if (!codes.add(commitment.code())) {
                fault(
                        CatalogFiles.COMMITMENTS,
                        FaultCode.NOT_UNIQUE,
                        place + ".code",
                        commitment.code(),
                        "a code that no other one has");
            }
            if (!used.contains(commitment.code())) {
                fault(
                        CatalogFiles.COMMITMENTS,
                        FaultCode.UNUSED,
                        place,
                        "used by no item",
                        "at least one item that admits it");
            }
            List<String> replaceable = content.materials().stream()
                    .filter(material -> commitment.code().equals(material.commitment()))
                    .map(Material::code)
                    .toList();
            if (!Set.copyOf(replaceable).equals(Set.copyOf(commitment.replacesMaterials()))) {
                fault(
                        CatalogFiles.COMMITMENTS,
                        FaultCode.REPLACEMENT_DIFFERS,
                        place + ".replaces_materials",
                        commitment.replacesMaterials(),
                        replaceable + ", the materials that name this commitment");
            }
        }
    }

    private <T> void once(Map<String, T> things, Function<T, Object> key, String name) {
        Set<Object> seen = new HashSet<>();
        things.forEach((file, thing) -> {
            Object value = key.apply(thing);
            if (!seen.add(value)) {
                fault(file, FaultCode.NOT_UNIQUE, name, value, "a value that no other file has");
            }
        });
    }

    private void fault(String file, FaultCode code, String place, Object found, String expected) {
        faults.add(new CatalogFault(file, code, place, String.valueOf(found), expected));
    }
}
