package io.tongban.approval.bundle;

import io.tongban.approval.application.ApplicationView.PrefilledView;
import io.tongban.approval.application.Committed;
import io.tongban.approval.application.SharedMaterial;
import io.tongban.approval.bundle.Bundle.GivenFile;
import io.tongban.approval.bundle.Bundle.Paper;
import io.tongban.support.problem.Fault;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A bundle on one screen. What the catalogue says stands as it says it ({@code Plan} of the catalogue's document).
 *
 * @param revision for {@code If-Match}
 * @param started whether the reader started it; who confirmed a part sees their own cases whole and of others' the state
 * @param complete whether no question of the items is open
 * @param materials of the plan, each with what came of it by step: {@code given}, {@code fetched}, {@code committed}; and
 *     {@code supply}, where the result of an earlier step takes its place
 */
record BundleView(
        UUID id,
        String packageCode,
        int packageVersion,
        String name,
        String region,
        LocalDate plannedOn,
        int revision,
        OffsetDateTime createdAt,
        boolean started,
        boolean complete,
        JsonNode answers,
        List<BundleStepView> steps,
        JsonNode parties,
        List<InvitedView> invitations,
        JsonNode materials,
        JsonNode questions,
        JsonNode forms,
        JsonNode reductions,
        JsonNode externalSteps) {

    /**
     * One step.
     *
     * @param part of whose it is: starts, confirms, represented
     * @param next what its owner does next, in Chinese
     * @param waitsFor keys of the steps whose results it waits for
     * @param toConfirm whose must still confirm it
     * @param applicationId null where no case of ours is made
     * @param form as far as it is filled in, masks where values are sensitive; null of others' cases
     * @param prefilled fields of it that nobody typed and nobody has changed since
     * @param filesItself once what it waits for is granted
     * @param asked what its owner is asked for, where it could not file itself
     * @param supplied fields of its own part that results of earlier steps fill
     */
    record BundleStepView(
            int no,
            String key,
            String name,
            String item,
            int itemVersion,
            String whose,
            String part,
            Status status,
            String statusText,
            String next,
            List<String> waitsFor,
            List<String> toConfirm,
            boolean online,
            @Nullable String onSiteReason,
            String how,
            @Nullable String note,
            @Nullable UUID applicationId,
            @Nullable String caseNumber,
            @Nullable String state,
            @Nullable String stateName,
            @Nullable Integer revision,
            @Nullable LocalDate dueOn,
            @Nullable String dueState,
            @Nullable LocalDate promiseOn,
            @Nullable JsonNode form,
            List<PrefilledView> prefilled,
            Map<String, List<String>> answers,
            Map<String, String> supplied,
            List<Paper> documents,
            Bundle.@Nullable StepResult result,
            boolean filesItself,
            List<Fault> asked) {}

    record Given(String step, List<GivenFile> files) {}

    /** @param next what that means for the owner, in Chinese */
    record Fetched(
            String step,
            SharedMaterial.Outcome outcome,
            String source,
            OffsetDateTime consentedAt,
            OffsetDateTime askedAt,
            @Nullable Map<String, String> record,
            String next) {}

    /** @param number and date of the result of that step; null while it is not there */
    record Supply(
            String step,
            boolean there,
            @Nullable String number,
            @Nullable LocalDate date) {}

    record Promise(String step, Committed.Standing state, String stateName) {}

    /**
     * @param code for who is invited; shown to the starter until it is answered
     * @param state OPEN, OVER (its last day went by), CONFIRMED, DECLINED, WITHDRAWN
     * @param reason of who declined, as they gave it
     */
    record InvitedView(
            String whose,
            @Nullable String code,
            LocalDate until,
            @Nullable String name,
            @Nullable OffsetDateTime confirmedAt,
            boolean own,
            String state,
            @Nullable String reason) {}
}
