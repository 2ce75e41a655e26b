package io.tongban.approval.lifecycle;

import java.util.Set;

/**
 * Who has done what in a case; keys of persons.
 *
 * @param acceptedBy who handled intake
 * @param opinedBy who gave an opinion, or opened a proceeding
 * @param reviewedBy who took any step of the review, or stood among the inspectors
 * @param chairs who is named to chair its hearing
 * @param conflicted who stands aside (回避, R-17)
 */
public record Persons(
        Set<String> acceptedBy,
        Set<String> opinedBy,
        Set<String> reviewedBy,
        Set<String> chairs,
        Set<String> conflicted) {}
