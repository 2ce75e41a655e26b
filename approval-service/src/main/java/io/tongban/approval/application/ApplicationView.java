package io.tongban.approval.application;

import io.tongban.approval.application.Due.DueState;
import io.tongban.approval.item.Item;
import io.tongban.approval.lifecycle.Kind;
import io.tongban.approval.lifecycle.State;
import io.tongban.approval.organ.Exercise;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A case on one screen.
 *
 * @param revision for {@code If-Match}
 * @param changes what the item's new version changes for a draft begun on an older one, in Chinese
 * @param form sensitive fields are masks, for the applicant too; a new value replaces the mask
 * @param prefilled fields of the form that nobody typed into this case and nobody has changed since
 * @param route organs in order: accepting, reviewing, deciding
 * @param exercises delegations by which these organs act (委托、下放、赋权)
 * @param dueOn of the limit that binds now; null where {@code dueState} is not DUE
 * @param overrun why the promised day was missed; null where it was kept, or nothing is decided yet
 * @param catalogFromCopy the catalogue did not answer, our own copy of the item was used
 * @param openActions what this person may do now
 */
public record ApplicationView(
        UUID id,
        @Nullable String caseNumber,
        ItemView item,
        String region,
        State state,
        String stateName,
        int revision,
        String applicant,
        List<String> changes,
        JsonNode form,
        List<PrefilledView> prefilled,
        List<Item.Question> questions,
        Map<String, List<String>> answers,
        List<MaterialView> materials,
        List<OrganView> route,
        List<Exercise> exercises,
        List<InterestedView> interestedParties,
        OrganView holder,
        @Nullable LocalDate dueOn,
        DueState dueState,
        @Nullable LocalDate promiseOn,
        @Nullable String overrun,
        @Nullable String claimedBy,
        boolean catalogFromCopy,
        OffsetDateTime createdAt,
        List<OpenAction> openActions) {

    /** {@code illustration}: the catalogue is a simulated one, 研究用模拟目录. */
    public record ItemView(String code, int version, String name, Kind kind, String kindName, boolean illustration) {}

    /** {@code commitment}: code of the one that may stand in its place, {@code commitmentState} what has become of it, null
     * while proof is given; {@code asked}: by these answers; {@code mustBeUploaded}: submission is refused without a file; {@code
     * handedInLater}: by post or at the counter, before delivery; {@code maxBytes} of a file, where the item says so;
     * {@code handedIn}: it came in; {@code sharedFrom}: who holds it; {@code shared}: what came of asking there. */
    public record MaterialView(
            String code,
            String name,
            String form,
            String requirement,
            @Nullable String condition,
            String source,
            boolean asked,
            boolean mustBeUploaded,
            boolean handedInLater,
            @Nullable Long maxBytes,
            @Nullable String commitment,
            Committed.@Nullable Standing commitmentState,
            @Nullable String commitmentStateName,
            boolean handedIn,
            @Nullable String sharedFrom,
            @Nullable SharedMaterial shared,
            List<MaterialFile> files) {}

    /** 利害关系人: masked for the applicant, who sees neither contact nor views. {@code contact}: masks. */
    public record InterestedView(
            UUID id,
            String name,
            String type,
            String matter,
            LocalDate toldOn,
            LocalDate viewsBy,
            @Nullable LocalDate hearingBy,
            Map<String, String> contact,
            List<String> views) {}

    /** {@code caseNumber} of the owner's earlier case: for the owner alone, null where it came from the login. */
    public record PrefilledView(
            String pointer,
            Prefilled.Source from,
            String fromName,
            @Nullable String caseNumber) {

        /** Which other organ had an earlier case is no official's business. */
        public static List<PrefilledView> of(List<Prefilled> fields, @Nullable JsonNode form, boolean official) {
            return form == null
                    ? List.of()
                    : fields.stream()
                            .filter(field -> !form.at(field.pointer()).isMissingNode())
                            .map(field -> new PrefilledView(
                                    field.pointer(),
                                    field.from(),
                                    field.from().text(),
                                    official ? null : field.caseNumber()))
                            .toList();
        }
    }

    public record OrganView(String code, String name) {}
}
