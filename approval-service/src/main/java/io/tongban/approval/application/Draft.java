package io.tongban.approval.application;

import io.tongban.approval.item.Item;
import io.tongban.approval.organ.Routing;
import io.tongban.support.identity.Passport;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A new case before its submission.
 *
 * @param another begun on purpose beside an open one of the same item
 */
public record Draft(
        UUID id, Passport who, Item item, String region, Routing routing, OffsetDateTime at, boolean another) {}
