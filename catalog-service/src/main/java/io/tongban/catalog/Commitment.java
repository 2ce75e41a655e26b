package io.tongban.catalog;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * A certification that a signed commitment may replace (告知承诺制证明事项).
 *
 * @param replacesMaterials codes of the materials in whose place it may stand
 * @param confidence high, medium, low, assumption
 */
public record Commitment(
        int seq,
        String code,
        String name,
        String whatIsProved,
        List<String> replacesMaterials,
        String legalBasisOfProof,
        String applicants,
        List<String> notApplicableWhen,
        List<String> noticeMustState,
        List<String> applicantStatementMustState,
        Verification verification,
        FalseCommitment falseCommitment,
        String source,
        String confidence) {

    /** How, when and until when the office checks it. */
    public record Verification(String method, String stage, String deadline, String deadlineConfidence) {}

    /** What follows from an untrue one. */
    @Schema(name = "FalseCommitment")
    public record FalseCommitment(String inProcess, String afterDecision, String credit, String criminal) {}
}
