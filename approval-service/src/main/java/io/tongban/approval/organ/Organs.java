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
import org.springframework.stereotype.Component;

/** All organs, read once from {@code organs/organs.csv}; and which of them a case passes through. */
@Component
public class Organs {

    private final Map<String, Organ> byCode = new LinkedHashMap<>();

    public Organs() {
        rows("organs/organs.csv", 6).forEach(r -> byCode.put(r[0], new Organ(r[0], r[1], r[2], r[3], r[4], r[5])));
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

    /**
     * The organs that accept, review and decide a case of that region, in order, each once.
     *
     * @return empty where the region is unknown or too coarse for the level that accepts
     */
    public Optional<List<String>> route(String region, List<String> levels) {
        List<Optional<String>> organs =
                levels.stream().map(level -> organAt(region, level)).toList();
        return organs.stream().allMatch(Optional::isPresent)
                ? Optional.of(
                        organs.stream().map(Optional::orElseThrow).distinct().toList())
                : Optional.empty();
    }

    private Optional<String> organAt(String region, String level) {
        @Nullable Organ organ = byCode.get(region);
        while (organ != null && !organ.level().equals(level)) {
            organ = byCode.get(organ.parent());
        }
        return Optional.ofNullable(organ).map(Organ::code);
    }

    /** 救济告知 of a decision of that organ. */
    public String remedyAgainst(String code) {
        Organ decider = get(code);
        return Remedy.paragraph(decider, decider.parent().isEmpty() ? decider : get(decider.parent()));
    }

    /** Rows of a file of ours: comma-separated, without comments. */
    static Stream<String[]> rows(String file, int columns) {
        try {
            return new ClassPathResource(file)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.split(",", columns));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
