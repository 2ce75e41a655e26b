package io.tongban.approval.bundle;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What of a plan of the catalogue a bundle works with; the applicant is shown all of it. */
record Plan(
        String code,
        int version,
        String name,
        LocalDate on,
        List<Party> parties,
        List<Step> steps,
        List<Line> materials,
        List<Question> questions,
        Forms forms) {

    /** @param part starts, confirms (under its own login), represented (the one who starts files for it) */
    record Party(String whose, String name, String kind, String part, List<String> files, List<String> confirms) {

        /** Whether who said yes to this said yes to that. */
        boolean covers(Party other) {
            return kind.equals(other.kind)
                    && part.equals(other.part)
                    && Set.copyOf(files).containsAll(other.files)
                    && Set.copyOf(confirms).containsAll(other.confirms);
        }
    }

    /** @param after keys of the steps that it waits for; @param confirmedBy whose must confirm it */
    record Step(
            int no,
            String key,
            String item,
            int itemVersion,
            String name,
            String whose,
            List<String> after,
            boolean online,
            @Nullable String onSiteReason,
            String how,
            Map<String, List<String>> answers,
            List<String> confirmedBy,
            @Nullable String note) {}

    record Line(String material, String name, String whose, List<Asking> askedBy) {}

    record Asking(String step) {}

    record Question(String whose, String id) {}

    record Forms(List<Part> parts) {}

    /** @param step null: the common part of all cases of that whose */
    record Part(
            String whose,
            @Nullable String step,
            List<String> ask,
            Map<String, List<String>> depends,
            Map<String, Supply> supplied,
            Map<String, String> filled) {}

    /** @param what of the result of that step: number or date */
    record Supply(String step, String what) {}

    Party starter() {
        return parties.stream()
                .filter(party -> party.part().equals("starts"))
                .findFirst()
                .orElseThrow();
    }

    /** Whether the one who starts files for it: their own, or of a party of the same kind that they represent. */
    boolean isStarters(String whose) {
        return parties.stream()
                .filter(party -> party.whose().equals(whose))
                .anyMatch(party -> party.part().equals("starts")
                        || party.part().equals("represented")
                                && party.kind().equals(starter().kind()));
    }

    Optional<Party> party(String whose) {
        return parties.stream().filter(party -> party.whose().equals(whose)).findFirst();
    }

    Step step(String key) {
        return steps.stream().filter(step -> step.key().equals(key)).findFirst().orElseThrow();
    }

    /** The item's own part of the form of a step; none where the item has no form. */
    Optional<Part> part(String step) {
        return forms.parts().stream().filter(part -> step.equals(part.step())).findFirst();
    }

    Stream<Line> lines(String material) {
        return materials.stream().filter(line -> line.material().equals(material));
    }

    /** Whether it is made of the same versions. */
    boolean hasVersionsOf(Plan other) {
        return code.equals(other.code) && version == other.version && versions().equals(other.versions());
    }

    private List<String> versions() {
        return steps.stream().map(step -> step.key() + " " + step.itemVersion()).toList();
    }
}
