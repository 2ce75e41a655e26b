package io.tongban.approval.lifecycle;

import java.util.Set;

/**
 * Who wants to act.
 *
 * @param person unique key of the person
 * @param name as an applicant may know it
 * @param organ code of the official's organ, empty for an applicant
 * @param acts for which the organ has authority over this item: accept, review, decide
 */
public record Actor(String person, String name, Set<Role> roles, String organ, Set<String> acts) {

    public static Actor applicant(String person) {
        return new Actor(person, "", Set.of(Role.APPLICANT), "", Set.of());
    }
}
