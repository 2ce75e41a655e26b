package io.tongban.approval.application;

import java.time.OffsetDateTime;
import java.util.UUID;

/** A file given for a material. {@code sm3}: digest of its bytes. */
public record MaterialFile(
        UUID id, String materialCode, String name, String mediaType, long size, String sm3, OffsetDateTime addedAt) {}
