package io.tongban.approval.lifecycle;

/**
 * What waits to be done by somebody.
 *
 * @param spotCorrection the counter has named an obvious error, and the applicant has not corrected it yet
 * @param assignment legal aid was granted, and nobody is assigned yet
 */
public record Pending(boolean spotCorrection, boolean assignment) {}
