package io.tongban.approval.proceeding;

import io.tongban.approval.lifecycle.Kind;
import io.tongban.approval.organ.Exercise;
import io.tongban.support.idempotency.StoredAnswer;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A permit, or what else was granted, as a proceeding about it needs it.
 *
 * @param illustration its item is of the simulated catalogue
 * @param answering code of the organ that answers for the grant: who made it, or who had entrusted that organ
 * @param competent whether the reader's organ is the answering one or its superior
 * @param exercises delegations by which it was granted
 * @param organActs acts for which the reader's organ has authority
 * @param assigned false while aid that was granted has nobody to give it
 * @param untrue commitments of it that were found untrue and are not decided on, nor to be put right by a day to come
 * @param earlier answer already given to the idempotency key of this request
 * @param reservedNumber next of the sequence of case numbers
 */
record Subject(
        UUID id,
        int revision,
        String caseNumber,
        String owner,
        String principalName,
        String principalType,
        String region,
        String itemName,
        Kind kind,
        boolean illustration,
        String itemClass,
        String answering,
        boolean competent,
        List<Exercise> exercises,
        Set<String> organActs,
        boolean assigned,
        List<UUID> untrue,
        @Nullable StoredAnswer earlier,
        long reservedNumber) {}
