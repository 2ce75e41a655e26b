package io.tongban.approval.application;

import io.tongban.approval.form.Secret;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a move writes besides the case itself, in the same statement.
 *
 * @param secrets sealed values, which replace those at the same places
 * @param parties told with this move
 * @param bans that it imposes on who applied
 * @param form replaces the form, masked; null leaves it
 * @param tasks to check commitments that come in with it
 * @param withdrawn commitment that its signer takes back with it
 * @param untrue commitments on which it decides: each is a credit record
 */
public record Besides(
        List<Secret> secrets,
        List<InterestedParty> parties,
        List<Ban> bans,
        @Nullable JsonNode form,
        List<CheckTask> tasks,
        @Nullable UUID withdrawn,
        List<UUID> untrue) {

    public static final Besides NOTHING = new Besides(List.of(), List.of(), List.of(), null);

    public Besides(List<Secret> secrets, List<InterestedParty> parties, List<Ban> bans, @Nullable JsonNode form) {
        this(secrets, parties, bans, form, List.of(), null, List.of());
    }

    public static Besides banning(Ban ban) {
        return new Besides(List.of(), List.of(), List.of(ban), null);
    }

    public Besides tasking(List<CheckTask> more) {
        return new Besides(secrets, parties, bans, form, more, withdrawn, untrue);
    }

    public Besides withdrawing(@Nullable UUID commitment) {
        return new Besides(secrets, parties, bans, form, tasks, commitment, untrue);
    }

    public Besides findingUntrue(List<UUID> commitments) {
        return new Besides(secrets, parties, bans, form, tasks, withdrawn, commitments);
    }

    boolean isNothing() {
        return this.equals(NOTHING);
    }
}
