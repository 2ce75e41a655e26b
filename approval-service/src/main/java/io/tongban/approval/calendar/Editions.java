package io.tongban.approval.calendar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** All imports so far, in order: the newest edition and every earlier one. */
final class Editions {

    private final List<Imported> imports;
    private final Map<Integer, Edition> made = new ConcurrentHashMap<>();

    /** @param edition number of the edition that this import made */
    record Imported(int edition, CalendarYear year) {}

    Editions(List<Imported> imports) {
        this.imports = List.copyOf(imports);
    }

    /** With those that came after. */
    Editions and(List<Imported> later) {
        List<Imported> all = new ArrayList<>(imports);
        later.stream().filter(one -> one.edition() > number()).forEach(all::add);
        return new Editions(all);
    }

    int number() {
        return imports.isEmpty() ? 0 : imports.get(imports.size() - 1).edition();
    }

    Edition newest() {
        return at(number());
    }

    Edition at(int number) {
        // a later import of a year replaces the earlier one
        return made.computeIfAbsent(
                number,
                any -> new Edition(
                        number,
                        new WorkingDays(imports.stream()
                                .filter(one -> one.edition() <= number)
                                .map(Imported::year)
                                .toList())));
    }

    /** Numbers of the notices that made the later editions. */
    String sourcesAfter(int number) {
        return imports.stream()
                .filter(one -> one.edition() > number)
                .map(one -> one.year().source())
                .distinct()
                .collect(Collectors.joining(";"));
    }
}
