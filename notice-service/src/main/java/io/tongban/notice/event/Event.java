package io.tongban.notice.event;

import org.jspecify.annotations.Nullable;

/**
 * One CloudEvent.
 *
 * @param id unique with this neighbour; what the inbox dedupes by
 * @param type as sent
 * @param happening null where this version does not know the type
 */
public record Event(String id, String type, @Nullable Happening happening) {}
