package io.tongban.approval.document;

import io.tongban.approval.lifecycle.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The templates in use: for each document, kind of case and variant the highest version. */
public final class Templates {

    private record Place(DocumentKind document, Kind kind, String variant) {}

    private final Map<Place, Template> newest;

    private Templates(Map<Place, Template> newest) {
        this.newest = newest;
    }

    /**
     * Checks all templates together.
     *
     * @throws IllegalStateException with all faults: unknown or missing variables, no remedy where one is due, two files
     *     for one place, a document without words
     */
    static Templates of(Collection<Template> all) {
        List<String> faults = new ArrayList<>();
        Map<Place, Template> newest = new HashMap<>();
        Set<String> versions = new HashSet<>();
        for (Template template : all) {
            template.faults().forEach(fault -> faults.add(template.name() + ": " + fault));
            for (Kind kind : template.cases()) {
                Place place = new Place(template.document(), kind, template.variant());
                if (!versions.add(place + "@" + template.version())) {
                    faults.add(template.name() + ": another file is version " + template.version() + " for " + kind);
                }
                newest.merge(place, template, (a, b) -> a.version() > b.version() ? a : b);
            }
        }
        for (DocumentKind document : DocumentKind.values()) {
            document.cases().stream()
                    .filter(kind -> !newest.containsKey(new Place(document, kind, "")))
                    .forEach(kind -> faults.add("no template of " + document + " for " + kind));
        }
        if (!faults.isEmpty()) {
            throw new IllegalStateException("documents:\n  " + String.join("\n  ", faults));
        }
        return new Templates(Map.copyOf(newest));
    }

    /** The words of that variant; where there is none of it, the usual ones. */
    Template find(DocumentKind document, Kind kind, String variant) {
        Template usual = newest.get(new Place(document, kind, ""));
        Template found = newest.getOrDefault(new Place(document, kind, variant), usual);
        if (found == null) {
            throw new IllegalStateException("document " + document + ": no template for " + kind);
        }
        return found;
    }
}
