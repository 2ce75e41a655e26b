package io.tongban.approval.application;

import io.tongban.approval.item.Item;
import io.tongban.support.identity.Passport;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** A new case before its submission. */
public record Draft(UUID id, Passport who, Item item, String region, List<String> route, OffsetDateTime at) {}
