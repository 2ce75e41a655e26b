package io.tongban.approval.upload;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An upload as a case sees it before taking it.
 *
 * @param complete whether all bytes are here
 * @param fault name of a refusal; null where a content was made of it
 * @param scanNumber from which on the scanner's word counts for this file
 */
public record FinishedUpload(
        UUID id,
        String name,
        boolean complete,
        @Nullable String fault,
        @Nullable UUID content,
        long size,
        @Nullable String mediaType,
        @Nullable String sm3,
        @Nullable Integer scanNumber) {

    boolean isJudged() {
        return fault != null || content != null;
    }
}
