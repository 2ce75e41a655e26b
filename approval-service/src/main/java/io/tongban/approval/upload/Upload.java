package io.tongban.approval.upload;

import io.tongban.approval.store.SealedKey;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file on its way.
 *
 * @param length as declared
 * @param received bytes so far: the offset
 * @param metadata {@code Upload-Metadata} as it came
 * @param parts in order; all of them, or the last one only, as asked for
 * @param partCount of all
 * @param judged complete, and content or fault are known
 */
record Upload(
        UUID id,
        String owner,
        long length,
        long received,
        String name,
        String metadata,
        SealedKey key,
        boolean judged,
        OffsetDateTime expiresAt,
        List<Part> parts,
        int partCount) {

    /**
     * Bytes of one request, kept as an object of sealed segments. It begins with the segment that the first byte is in, so
     * that the beginning of that segment is in it once more.
     */
    record Part(UUID object, long start, long size) {}

    boolean isComplete() {
        return received == length;
    }

    /** The same after its offset moved. */
    Upload at(long offset) {
        return new Upload(id, owner, length, offset, name, metadata, key, judged, expiresAt, List.of(), partCount);
    }

    @Nullable
    Part lastPart() {
        return parts.isEmpty() ? null : parts.get(parts.size() - 1);
    }
}
