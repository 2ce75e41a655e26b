package io.tongban.province;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Somebody who can log in.
 *
 * @param sub the login name, and the subject of the tokens
 * @param loa how well the person's identity was checked, 0 to 4
 * @param organisations for whom the person may act (province only)
 * @param organ code of the official's organ (staff only)
 * @param roles of the official (staff only)
 */
public record Person(
        String sub,
        String name,
        int loa,
        @DefaultValue List<Membership> organisations,
        @Nullable String organ,
        @DefaultValue List<String> roles) {

    /**
     * @param code 统一社会信用代码
     * @param role operator, administrator or legal-representative
     */
    public record Membership(String code, String name, String role) {}

    /** The same person without some roles or, by their code, organisations. */
    Person without(Set<String> removed) {
        return new Person(
                sub,
                name,
                loa,
                organisations.stream()
                        .filter(membership -> !removed.contains(membership.code()))
                        .toList(),
                organ,
                roles.stream().filter(role -> !removed.contains(role)).toList());
    }

    /** What the tokens say, besides the subject and the time of login. */
    Map<String, Object> claims() {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("name", name);
        claims.put("loa", loa);
        claims.put("acr", "L" + loa);
        if (organ == null) {
            claims.put(
                    "organisations",
                    organisations.stream()
                            .map(of -> Map.of("code", of.code(), "name", of.name(), "role", of.role()))
                            .toList());
        } else {
            claims.put("organ", organ);
            claims.put("roles", new ArrayList<>(roles));
        }
        return claims;
    }

    /** One line for people: who this is. */
    String description() {
        if (organ != null) {
            return organ + " " + String.join("、", roles);
        }
        return organisations.isEmpty()
                ? "个人，实名等级 " + loa
                : String.join(
                        "；",
                        organisations.stream()
                                .map(of -> of.name() + "（" + of.code() + "）" + of.role())
                                .toList());
    }
}
