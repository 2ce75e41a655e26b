package io.tongban.approval.lifecycle;

/**
 * What waits to be done by somebody.
 *
 * @param spotCorrection the counter has named an obvious error, and the applicant has not corrected it yet
 * @param assignment legal aid was granted, and nobody is assigned yet
 * @param untrueCommitment a commitment was found untrue, and nothing is decided on it yet
 */
public record Pending(boolean spotCorrection, boolean assignment, boolean untrueCommitment) {}
