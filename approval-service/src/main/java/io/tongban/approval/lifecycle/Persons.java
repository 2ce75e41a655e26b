package io.tongban.approval.lifecycle;

import java.util.Set;

/**
 * Who has done what in a case; keys of persons.
 *
 * @param acceptedBy who handled intake
 * @param opinedBy who gave an opinion, or opened a proceeding
 * @param reviewedBy who took any step of the review, or stood among the inspectors
 * @param chairs who is named to chair its hearing
 * @param conflicted who stands aside (回避, R-17): by their own word, by decision, or as related to a party
 * @param asked persons and names whose recusal was asked and is not decided
 * @param chairAsked whether the chair stands aside, or is among those
 */
public record Persons(
        Set<String> acceptedBy,
        Set<String> opinedBy,
        Set<String> reviewedBy,
        Set<String> chairs,
        Set<String> conflicted,
        Set<String> asked,
        boolean chairAsked) {}
