package io.tongban.notice.template;

import io.tongban.notice.event.EventType;
import io.tongban.notice.event.Happening;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The templates in use: of each event the highest version. */
public final class Templates {

    private final Map<String, Template> byEvent;

    private Templates(Map<String, Template> byEvent) {
        this.byEvent = byEvent;
    }

    /**
     * Checks all templates together.
     *
     * @throws IllegalStateException with all faults: unknown variables, two files for one version, an event without words
     */
    static Templates of(Map<String, Template> byFile) {
        List<String> faults = new ArrayList<>();
        Map<String, String> files = new HashMap<>();
        Map<String, Template> newest = new HashMap<>();
        new TreeMap<>(byFile).forEach((file, template) -> {
            template.faults().forEach(fault -> faults.add(file + ": " + fault));
            String other = files.putIfAbsent(template.event() + "@" + template.version(), file);
            if (other != null) {
                faults.add(file + ": same event and version as " + other);
            }
            if (Arrays.stream(EventType.values()).noneMatch(type -> type.code().equals(template.event()))) {
                faults.add(file + ": unknown event " + template.event());
            }
            newest.merge(template.event(), template, (a, b) -> a.version() > b.version() ? a : b);
        });
        Arrays.stream(EventType.values())
                .filter(type -> type.told() && !newest.containsKey(type.code()))
                .forEach(type -> faults.add("no template for event " + type.code()));
        if (!faults.isEmpty()) {
            throw new IllegalStateException("templates:\n  " + String.join("\n  ", faults));
        }
        return new Templates(Map.copyOf(newest));
    }

    /** The words for what happened; for events that are told to somebody. */
    public Rendered render(Happening happening) {
        return Objects.requireNonNull(
                        byEvent.get(happening.type().code()), happening.type().code())
                .render(happening);
    }
}
