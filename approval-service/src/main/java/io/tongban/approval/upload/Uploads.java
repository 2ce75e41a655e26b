package io.tongban.approval.upload;

import io.tongban.approval.content.FileType;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Uploads in the database. Whose they are is part of every query. */
interface Uploads {

    /** @return false where the owner has too much open */
    Mono<Boolean> create(Upload upload, String person, OffsetDateTime at);

    /** With its last part. */
    Mono<Upload> find(UUID id, String owner);

    /** With all its parts. */
    Mono<Upload> whole(UUID id, String owner);

    /** Moves the offset, if it still is where the part begins. @return the new one; empty where somebody was faster */
    Mono<Long> append(UUID id, Upload.Part part);

    /** Makes a content of it, or one more reference to the same. @return empty where it was judged meanwhile */
    Mono<Judged> seal(Upload upload, FileType type, String sm3);

    /** Keeps why it is not taken. @return empty where it was judged meanwhile */
    Mono<Judged> refuse(Upload upload, String fault);

    /** Those of the owner that are not over, in any order. */
    Mono<List<FinishedUpload>> finished(Collection<UUID> ids, String owner, OffsetDateTime now);

    /** Its parts are left to the sweep. @return false where there is none */
    Mono<Boolean> end(UUID id, String owner);

    /** Ends what is over. @return how many */
    Mono<Long> endExpired(OffsetDateTime now, int limit);

    /**
     * @param content that the upload refers to now
     * @param objects parts that nothing needs any more
     */
    record Judged(@Nullable UUID content, List<UUID> objects) {}
}
