package io.tongban.approval.bundle;

import io.tongban.approval.application.Committed;
import io.tongban.approval.application.MaterialFile;
import io.tongban.approval.application.Prefilled;
import io.tongban.approval.application.SharedMaterial;
import io.tongban.approval.lifecycle.State;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.problem.Fault;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A bundle with what has become of its cases, as one reader may see it; read in one statement.
 *
 * @param region six digits (GB/T 2260) of where its cases are filed
 * @param plannedOn the day whose versions the plan is made of
 * @param request what was said of the package
 * @param shown the plan as the catalogue made it
 * @param partyRevision counts invitations and confirmations
 * @param cases in the order of the plan; none of steps that have none
 * @param parties who was invited to confirm
 * @param earlier answer already given to the idempotency key of this request
 */
record Bundle(
        UUID id,
        String owner,
        String region,
        LocalDate plannedOn,
        JsonNode request,
        Plan plan,
        JsonNode shown,
        int revision,
        int partyRevision,
        OffsetDateTime createdAt,
        List<Case> cases,
        List<Invited> parties,
        @Nullable StoredAnswer earlier) {

    /**
     * @param own whether it is the reader's: of others' cases state and dates are shown
     * @param drafted whether it was made with the bundle; false: filed on site
     * @param within whether it was begun since the bundle was
     * @param form masks where values are sensitive; null of others' cases
     * @param result what the grant issued, if it did
     * @param waiting that it files itself; null where nobody wished so, and of others' cases
     * @param shared what other offices were asked for; none of others' cases, and so of commitments
     */
    record Case(
            String step,
            UUID id,
            boolean own,
            boolean drafted,
            boolean within,
            boolean granted,
            State state,
            int revision,
            @Nullable String caseNumber,
            @Nullable LocalDate dueOn,
            @Nullable String dueState,
            @Nullable LocalDate promiseOn,
            @Nullable JsonNode form,
            Map<String, List<String>> answers,
            List<Prefilled> prefilled,
            List<GivenFile> files,
            List<Paper> documents,
            @Nullable StepResult result,
            @Nullable Wait waiting,
            List<SharedMaterial> shared,
            List<Promised> commitments) {

        /** Files itself once what it needs is granted. */
        boolean waits() {
            return waiting != null && waiting.outcome() == null;
        }

        boolean isDraft() {
            return state == State.DRAFT;
        }

        /** Closed without a grant, or denied. */
        boolean isLost() {
            return state == State.DENIED || state.isEnd() && !granted;
        }
    }

    /**
     * @param outcome null while it waits
     * @param faults what its owner is asked for; null where nothing is
     */
    record Wait(
            LocalDate since,
            @Nullable String outcome,
            @Nullable List<Fault> faults) {}

    record GivenFile(UUID id, String material, String name, String scan, MaterialFile.@Nullable Reused reused) {}

    /** A commitment that stands in the place of a material, or is to. */
    record Promised(String material, Committed.Standing state) {}

    record Paper(UUID id, String kind, String title, String number) {}

    record StepResult(String number, LocalDate date) {

        String told(String what) {
            return what.equals("date") ? date.toString() : number;
        }
    }

    /**
     * @param name of who confirmed; null while nobody has
     * @param state OPEN, CONFIRMED, DECLINED, WITHDRAWN
     * @param reason of who declined
     */
    record Invited(
            UUID id,
            String whose,
            LocalDate until,
            @Nullable String name,
            @Nullable OffsetDateTime confirmedAt,
            boolean own,
            String state,
            @Nullable String reason) {}

    Optional<Case> caseOf(String step) {
        return cases.stream().filter(one -> one.step().equals(step)).findFirst();
    }

    /** Drafts of the reader's that were made with this bundle, in the order of its plan. */
    List<Case> drafts() {
        return cases.stream()
                .filter(one -> one.own() && one.drafted() && one.isDraft())
                .toList();
    }

    boolean isConfirmedBy(String whose) {
        return parties.stream().anyMatch(party -> party.whose().equals(whose) && party.confirmedAt() != null);
    }
}
