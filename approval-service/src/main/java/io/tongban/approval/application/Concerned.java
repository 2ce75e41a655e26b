package io.tongban.approval.application;

import io.tongban.approval.certificate.Standing;

/**
 * A certificate of ours that a case is about: the one that its form names, or those of the permit that a proceeding is
 * against; and what has replaced it since.
 *
 * @param own the applicant's
 * @param depth 0 for the one named, one more for each that replaced it
 */
public record Concerned(boolean own, int depth, Standing standing) {}
