package io.tongban.approval.application;

import io.tongban.approval.item.Item;
import io.tongban.approval.organ.Routing;
import io.tongban.support.identity.Passport;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A new case before its submission.
 *
 * @param counter official who made it for an applicant present, who offers it with that; null where the applicant made it
 * @param identity look-up of the identity number that the counter saw; null where it saw none
 * @param another begun on purpose beside an open one of the same item
 */
public record Draft(
        UUID id,
        Passport who,
        Item item,
        String region,
        Routing routing,
        OffsetDateTime at,
        @Nullable Passport counter,
        @Nullable String identity,
        boolean another) {}
