package io.tongban.approval.store;

import java.util.UUID;

/**
 * A content as it rests.
 *
 * @param id of its object, and of the file that its segments are bound to
 * @param size plain bytes
 */
public record StoredContent(UUID id, long size, SealedKey key) {}
