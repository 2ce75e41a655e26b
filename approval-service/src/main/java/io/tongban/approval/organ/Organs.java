package io.tongban.approval.organ;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** All organs, read once from {@code organs/organs.csv}, and who answers for what they do. */
@Component
public class Organs {

    private final Map<String, Organ> byCode = new LinkedHashMap<>();

    public Organs() {
        rows(new ClassPathResource("organs/organs.csv"), 7)
                .forEach(r ->
                        byCode.put(r[0], new Organ(r[0], r[1], r[2], r[3], r[4], r[5], r[6].isEmpty() ? r[3] : r[6])));
    }

    public Organ get(String code) {
        Organ organ = byCode.get(code);
        if (organ == null) {
            throw new IllegalArgumentException("organ: " + code + " (expected: one of organs.csv)");
        }
        return organ;
    }

    public List<Organ> all() {
        return List.copyOf(byCode.values());
    }

    public boolean knows(String code) {
        return byCode.containsKey(code);
    }

    /** The organ of that level for a region: its own or the next above; empty where the region is unknown or too coarse. */
    Optional<String> at(String region, String level) {
        return upwards(region)
                .filter(organ -> organ.level().equals(level))
                .map(Organ::code)
                .findFirst();
    }

    /** Whether it is that organ, or one below it. */
    public boolean isWithin(String region, String wider) {
        return upwards(region).anyMatch(organ -> organ.code().equals(wider));
    }

    /** Codes of that region and all around it. */
    public List<String> upTo(String region) {
        return upwards(region).map(Organ::code).toList();
    }

    private Stream<Organ> upwards(String region) {
        return Stream.iterate(
                        Optional.ofNullable(byCode.get(region)),
                        Optional::isPresent,
                        o -> o.map(organ -> byCode.get(organ.parent())))
                .flatMap(Optional::stream);
    }

    /** Who answers for what an organ does in a case: itself, or the organ that entrusted it with that act. */
    public Signature signature(String organ, String act, List<Exercise> exercises) {
        return exercises.stream()
                .filter(e -> e.mode() == Exercise.Mode.ENTRUSTED && e.organ().equals(organ))
                .filter(e -> e.acts().contains(act))
                .findFirst()
                .map(e -> signature(e.authority(), get(organ).name()))
                .orElseGet(() -> signature(organ, null));
    }

    private Signature signature(String organ, @Nullable String entrusted) {
        return new Signature(organ, get(organ).name(), remedyAgainst(organ), entrusted);
    }

    /** 救济告知 of a decision of that organ. */
    public String remedyAgainst(String code) {
        Organ decider = get(code);
        return Remedy.paragraph(decider, decider.superior().isEmpty() ? decider : get(decider.superior()));
    }

    /** Rows of a file of ours: comma-separated, without comments. */
    static Stream<String[]> rows(Resource file, int columns) {
        try {
            return file.getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.split(",", columns));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
