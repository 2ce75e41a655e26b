package io.tongban.catalog;

import io.tongban.support.problem.Fault;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the checks say of a proposal: the same checks as those of the files, on the whole catalogue as it would then be.
 * Takes tenths of a second; not for an event loop.
 *
 * @param item as it would be; null where it cannot be read at all
 * @param faults all of them; none: it can be published
 * @param materials kinds of material that come along
 * @param superseded versions to come that would never be in force
 */
record Examination(
        Proposal proposal,
        @Nullable Item item,
        List<Fault> faults,
        List<Change> changes,
        List<Material> materials,
        List<Desk.Coming> superseded) {

    static Examination of(String code, Map<String, Object> body, Desk.State state, LocalDate today) {
        List<CatalogFault> found = new ArrayList<>();
        Proposal proposal = Proposal.read(body, today, found);
        CatalogSource around = around(state);
        CatalogContent content = around.with(code, proposal.source()).content(found);
        Item item = content.items().get(ItemSource.file(code));
        List<Change> changes = item == null ? List.of() : ItemChanges.between(state.body(), item);
        if (changes.isEmpty()) {
            found.add(new CatalogFault(
                    Proposal.FILE, FaultCode.NOTHING_CHANGED, "item", "the same", "something that differs"));
        }
        DeskPointers pointers = new DeskPointers(code, body);
        return new Examination(
                proposal,
                item,
                relevant(found, pointers, around).stream().map(pointers::fault).toList(),
                changes,
                newMaterials(content, around),
                state.coming().stream()
                        .filter(coming -> !coming.effectiveFrom().isBefore(proposal.effectiveFrom()))
                        .toList());
    }

    /** The catalogue without what an editor wrote of this item before. */
    private static CatalogSource around(Desk.State state) {
        CatalogSource around = new CatalogSource(state.files() == null ? Map.of() : state.files());
        for (Map.Entry<String, ItemSource> other : state.others().entrySet()) {
            around = around.with(other.getKey(), other.getValue());
        }
        return around;
    }

    /** Without what only a whole set of files is blamed for, and without what was wrong elsewhere before. */
    private static List<CatalogFault> relevant(List<CatalogFault> found, DeskPointers pointers, CatalogSource around) {
        List<CatalogFault> relevant = new ArrayList<>(
                found.stream().filter(fault -> !fault.code().ofWholeSets()).toList());
        if (!relevant.stream().allMatch(pointers::isOfItem)) {
            List<CatalogFault> before = new ArrayList<>();
            around.content(before);
            relevant.removeIf(fault -> !pointers.isOfItem(fault) && before.contains(fault));
        }
        return relevant;
    }

    private static List<Material> newMaterials(CatalogContent content, CatalogSource around) {
        List<String> known = around.codes(CatalogFiles.MATERIALS, "materials");
        return content.materials().stream()
                .filter(material -> !known.contains(material.code()))
                .toList();
    }
}
