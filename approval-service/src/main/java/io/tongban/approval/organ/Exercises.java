package io.tongban.approval.organ;

import io.tongban.approval.organ.Exercise.Mode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * The delegations in force, from one file that a province replaces ({@code tongban.organs.exercises}). A file with
 * faults stops the start, with all of them.
 */
@Component
public class Exercises {

    private static final Set<String> ACTS = Set.of("accept", "review", "decide");
    private static final Set<String> LEVELS = Set.of("province", "city", "county");

    private final Organs organs;
    private final List<Exercise> all;

    Exercises(Organs organs, ExerciseProperties properties) {
        this.organs = organs;
        this.all = read(properties.exercises());
    }

    public List<Exercise> all() {
        return all;
    }

    /** Those for this item, act and region on that day; the organ named is the one it comes to. */
    Stream<Exercise> of(String item, String act, String region, LocalDate day) {
        return all.stream()
                .filter(e -> e.concerns(item, act) && e.isInForce(day))
                .filter(e -> organs.isWithin(region, e.region()))
                .flatMap(e -> exerciser(e, region).map(e::by));
    }

    private Stream<String> exerciser(Exercise exercise, String region) {
        return LEVELS.contains(exercise.organ())
                ? organs.at(region, exercise.organ()).stream()
                : Stream.of(exercise.organ());
    }

    private List<Exercise> read(Resource file) {
        List<String> faults = new ArrayList<>();
        Map<Integer, Exercise> read = new LinkedHashMap<>();
        List<String[]> rows = Organs.rows(file, 9).toList();
        for (int row = 0; row < rows.size(); row++) {
            try {
                Exercise exercise = exercise(rows.get(row));
                faults.addAll(faults(row + 1, exercise));
                read.put(row + 1, exercise);
            } catch (IllegalArgumentException | DateTimeParseException | ArrayIndexOutOfBoundsException e) {
                faults.add("row " + (row + 1) + ": " + e.getMessage());
            }
        }
        faults.addAll(overlaps(read));
        if (!faults.isEmpty()) {
            throw new IllegalStateException("exercises: " + String.join("; ", faults));
        }
        return List.copyOf(read.values());
    }

    private static Exercise exercise(String[] r) {
        return new Exercise(
                Mode.valueOf(r[0]),
                r[1],
                r[2],
                Set.of(r[3].split(" ")),
                r[4],
                r[5],
                LocalDate.parse(r[6]),
                r[7].isEmpty() ? null : LocalDate.parse(r[7]),
                r[8]);
    }

    private List<String> faults(int row, Exercise e) {
        List<String> faults = new ArrayList<>();
        Stream.of(e.region(), e.authority())
                .filter(code -> !organs.knows(code))
                .forEach(code -> faults.add("organ: " + code + " (expected: one of organs.csv)"));
        if (!LEVELS.contains(e.organ()) && !organs.knows(e.organ())) {
            faults.add("organ: " + e.organ() + " (expected: one of organs.csv, or a level)");
        }
        if (!ACTS.containsAll(e.acts())) {
            faults.add("acts: " + e.acts() + " (expected: " + ACTS + ")");
        }
        if (e.until() != null && e.until().isBefore(e.from())) {
            faults.add("until: " + e.until() + " (expected: not before " + e.from() + ")");
        }
        if (e.announcement().isBlank()) {
            faults.add("announcement: none (expected: where it was made known, 许可法第二十四条第二款)");
        }
        if (e.organ().equals(e.authority())) {
            faults.add("organ: " + e.organ() + " (expected: another than the authority)");
        }
        return faults.stream().map(fault -> "row " + row + ": " + fault).toList();
    }

    /** One power, one organ: on no day may two rows name the same item, region and act; nor is an entrusted power passed on. */
    private static List<String> overlaps(Map<Integer, Exercise> read) {
        return read.entrySet().stream()
                .flatMap(a -> read.entrySet().stream()
                        .filter(b -> b.getKey() > a.getKey())
                        .flatMap(b -> conflict(a.getValue(), b.getValue())
                                .map(fault -> "rows " + a.getKey() + " and " + b.getKey() + ": " + fault)))
                .toList();
    }

    private static Stream<String> conflict(Exercise a, Exercise b) {
        boolean sameDays = (a.until() == null || !b.from().isAfter(a.until()))
                && (b.until() == null || !a.from().isAfter(b.until()));
        boolean sameItem =
                a.item().equals(b.item()) || a.item().equals("*") || b.item().equals("*");
        boolean sameAct = a.acts().stream().anyMatch(b.acts()::contains);
        if (!sameDays || !sameItem || !sameAct) {
            return Stream.empty();
        }
        boolean passedOn = a.mode() == Mode.ENTRUSTED && a.organ().equals(b.authority())
                || b.mode() == Mode.ENTRUSTED && b.organ().equals(a.authority());
        return a.region().equals(b.region())
                ? Stream.of("the same item, region and act on the same days")
                : passedOn ? Stream.of("an entrusted power is not passed on (许可法第二十四条第三款)") : Stream.empty();
    }
}
