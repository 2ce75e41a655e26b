package io.tongban.approval.application;

import io.tongban.approval.form.Secret;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a move writes besides the case itself, in the same statement.
 *
 * @param secrets sealed values, which replace those at the same places
 * @param parties told with this move
 * @param bans that it imposes on who applied
 * @param form replaces the form, masked; null leaves it
 */
public record Besides(
        List<Secret> secrets,
        List<InterestedParty> parties,
        List<Ban> bans,
        @Nullable JsonNode form) {

    public static final Besides NOTHING = new Besides(List.of(), List.of(), List.of(), null);

    public static Besides banning(Ban ban) {
        return new Besides(List.of(), List.of(), List.of(ban), null);
    }

    boolean isNothing() {
        return this.equals(NOTHING);
    }
}
