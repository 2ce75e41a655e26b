package io.tongban.approval.application;

import io.tongban.approval.scan.ScanState;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file given for a material.
 *
 * @param mediaType of what it is, whatever it was called
 * @param sm3 digest of its bytes
 * @param givenSeq moves that the case had made; a file given since the last one may still be taken back
 * @param replaces the file in whose place it was given
 * @param replacedBy null while it counts; what was replaced stays readable
 * @param reused whence, of what was given once for an earlier case; else null
 */
public record MaterialFile(
        UUID id,
        String materialCode,
        String name,
        String mediaType,
        long size,
        String sm3,
        ScanState scan,
        long givenSeq,
        @Nullable UUID replaces,
        @Nullable UUID replacedBy,
        OffsetDateTime addedAt,
        @Nullable Reused reused) {

    /** @param caseNumber of the owner's earlier case: for the owner alone; @param givenAt when it was given for that */
    public record Reused(@Nullable String caseNumber, OffsetDateTime givenAt) {}

    /** The same as a file of another case. */
    public MaterialFile withId(UUID other) {
        return new MaterialFile(
                other, materialCode, name, mediaType, size, sm3, scan, givenSeq, replaces, replacedBy, addedAt, reused);
    }

    /** As an official sees it: which other organ had an earlier case is nobody's business here. */
    MaterialFile forOfficials() {
        return reused == null
                ? this
                : new MaterialFile(
                        id,
                        materialCode,
                        name,
                        mediaType,
                        size,
                        sm3,
                        scan,
                        givenSeq,
                        replaces,
                        replacedBy,
                        addedAt,
                        new Reused(null, reused.givenAt()));
    }

    /** Whether it counts: nothing was given in its place. */
    boolean isCurrent() {
        return replacedBy == null;
    }
}
