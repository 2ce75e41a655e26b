package io.tongban.approval.item;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.tongban.approval.calendar.Period;
import io.tongban.approval.calendar.Period.Unit;
import io.tongban.approval.lifecycle.Kind;
import io.tongban.approval.lifecycle.StatutoryClock.Terms;
import io.tongban.approval.lifecycle.Trigger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The fields of an item version that a case needs, as the catalogue tells them to its neighbours. */
public record Item(
        String code,
        int version,
        String name,
        Kind kind,
        String applicantType,
        boolean online,
        @Nullable String onSiteReason,
        Levels levels,
        Span statutory,
        List<Stage> stages,
        Span promise,
        List<Basis> basis,
        List<Material> materials,
        List<Result> results,
        List<Question> questions,
        @Nullable JsonNode form,
        boolean illustration,
        @Nullable Joint joint,
        @Nullable String parent,
        @Nullable ActsOn actsOn,
        List<CommitmentWords> commitments) {

    public Item {
        // copies of versions published before there were questions, or before a basis, or the words of a commitment,
        // were asked for
        questions = questions == null ? List.of() : questions;
        basis = basis == null ? List.of() : basis;
        commitments = commitments == null ? List.of() : commitments;
    }

    /** What decides which materials are asked for. {@code multiple}: one or more of the options, else exactly one. */
    public record Question(String id, String question, boolean multiple, List<Option> options) {}

    public record Option(String value, String label) {}

    /** Levels of the accepting, reviewing and deciding organ: ministry, province, city, county. */
    public record Levels(String accept, String review, String decide) {
        public List<String> inOrder() {
            return List.of(accept, review, decide);
        }
    }

    /** @param unit workday, day or month; @param from received, accepted or announced */
    public record Span(
            int value, String unit, String from, @Nullable String source) {

        Period period() {
            return new Period(value, Unit.valueOf(unit.toUpperCase(Locale.ROOT)));
        }

        Trigger trigger() {
            return Trigger.valueOf(from.toUpperCase(Locale.ROOT));
        }
    }

    /** @param article null where the catalogue does not know it */
    public record Basis(String law, @Nullable String article) {}

    /** One organ's part of the statutory period, in working days. */
    public record Stage(String level, int value) {}

    /** 统一、联合、集中办理 (许可法第四十二条第二款). {@code organs}: those that take part beside ours. */
    public record Joint(List<String> organs, String basis, String confidence) {

        @JsonCreator
        public Joint {}

        /** Versions of before it had a basis said false. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static @Nullable Joint none(boolean no) {
            return null;
        }
    }

    /**
     * @param when which answers ask for it; null in versions that had no questions yet
     * @param maxBytes of one file; null: as configured
     * @param commitment code of the commitment that may stand in its place; null where none may
     * @param due {@code submission} or {@code before-delivery} (by post or at the counter); null as before
     */
    public record Material(
            String code,
            String name,
            String group,
            String form,
            String requirement,
            @Nullable String condition,
            String source,
            @Nullable String sharedFrom,
            @Nullable Map<String, String> when,
            @Nullable String due,
            @Nullable Long maxBytes,
            @Nullable String commitment) {

        /** Whether these answers ask for it at all. */
        public boolean isAsked(Map<String, List<String>> answers) {
            return when == null ? requirement.equals("required") : When.holds(when, answers);
        }

        /** Must be uploaded before submission: not made from the form, not fetched, not handed in later. */
        public boolean mustBeUploaded(Map<String, List<String>> answers) {
            return isAsked(answers)
                    && source.equals("applicant")
                    && !isHandedInLater()
                    && !group.equals("application-form");
        }

        /** An original that is handed in after the grant; it holds the delivery, not the submission. */
        public boolean isHandedInLater() {
            return due == null ? form.equals("original") : due.equals("before-delivery");
        }
    }

    /**
     * What a grant brings about. Versions of before there was more say only its name: nothing is issued by them.
     *
     * @param kind licence, certificate, notice, reply or receipt
     * @param issuer organ, or ministry: then it is only recorded
     * @param permits what its holder may do
     * @param when which answers bring it about; empty: always
     * @param effect on an earlier certificate: issues, changes, reissues, renews or ends
     * @param type by which a later item may act on it
     * @param of type of the certificate that it ends
     * @param holder fields of the form's own part, of which the first that is filled names the holder
     * @param shows fields of the form's own part that stand on it
     */
    public record Result(
            String name,
            @Nullable String kind,
            @Nullable String issuer,
            @Nullable String permits,
            @Nullable Map<String, String> when,
            @Nullable String effect,
            @Nullable String type,
            @Nullable String of,
            @Nullable Validity validity,
            List<String> holder,
            List<String> shows) {

        public Result {
            holder = holder == null ? List.of() : holder;
            shows = shows == null ? List.of() : shows;
        }

        /** Whether a grant under these answers brings it about. */
        public boolean isDue(Map<String, List<String>> answers) {
            return kind != null && (when == null || When.holds(when, answers));
        }

        public boolean isMinistrys() {
            return "ministry".equals(issuer);
        }

        /** Whether it does something to an earlier certificate. */
        public boolean acts() {
            return effect != null && !effect.equals("issues");
        }

        public boolean does(String what) {
            return what.equals(effect);
        }

        /** Type of the certificate that it acts on. */
        public @Nullable String actsOnType() {
            return does("ends") ? of : type;
        }
    }

    /** @param unit year, month, day, unlimited, or earlier: as the certificate that is replaced */
    public record Validity(@Nullable Integer value, String unit) {}

    /**
     * The earlier certificate that results act on.
     *
     * @param field of the form's own part with its number
     * @param expires field with its last day, where it is renewed
     */
    public record ActsOn(String field, @Nullable String expires) {}

    /** What a grant under these answers brings about. */
    public List<Result> due(Map<String, List<String>> answers) {
        return results.stream().filter(result -> result.isDue(answers)).toList();
    }

    /** The one of them that acts on an earlier certificate, if any. */
    public Optional<Result> acting(Map<String, List<String>> answers) {
        return due(answers).stream().filter(Result::acts).findFirst();
    }

    public boolean renews(Map<String, List<String>> answers) {
        return acting(answers).filter(result -> result.does("renews")).isPresent();
    }

    /** 办理依据 in the words of a document. */
    public String citation() {
        return Citation.of(basis, kind);
    }

    /** 主项: what “the same permit” means for who may not apply for it again. */
    public String itemClass() {
        return parent == null ? name : parent;
    }

    public boolean forOrganisations() {
        return applicantType.equals("legal");
    }

    public Terms terms() {
        return new Terms(
                kind,
                statutory.period(),
                statutory.trigger(),
                stages.stream().map(s -> new Period(s.value(), Unit.WORKDAY)).toList(),
                promise.period(),
                promise.trigger(),
                null,
                joint != null);
    }
}
