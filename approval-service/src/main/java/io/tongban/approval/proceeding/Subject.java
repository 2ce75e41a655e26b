package io.tongban.approval.proceeding;

import io.tongban.support.idempotency.StoredAnswer;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A permit as a proceeding about it needs it.
 *
 * @param illustration its item is of the simulated catalogue
 * @param organActs acts for which the reader's organ has authority
 * @param earlier answer already given to the idempotency key of this request
 * @param reservedNumber next of the sequence of case numbers
 */
record Subject(
        UUID id,
        String caseNumber,
        String owner,
        String principalName,
        String principalType,
        String region,
        String itemName,
        boolean illustration,
        Set<String> organActs,
        @Nullable StoredAnswer earlier,
        long reservedNumber) {}
