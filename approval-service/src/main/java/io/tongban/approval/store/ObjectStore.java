package io.tongban.approval.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Sealed bytes under an id that says nothing: written once, whole or not at all, never changed. All instances see the
 * same. Every call blocks: only on the files' own threads ({@link Blocking}).
 */
public interface ObjectStore {

    /** Begins an object; nobody sees it before {@link Draft#keep}. */
    Draft write(UUID id) throws IOException;

    /** @throws IOException where there is no such object */
    InputStream read(UUID id, long from) throws IOException;

    /** Nothing happens where there is none. */
    void remove(UUID id) throws IOException;

    /** Objects are looked through in so many parts, by the first byte of their id. */
    int SHARDS = 256;

    /** Objects of one part that were kept longer ago than that. */
    List<UUID> older(int shard, Duration age) throws IOException;

    /** Removes drafts that nobody has touched for so long: their writer is dead. */
    int removeDrafts(Duration untouched) throws IOException;

    /** An object being written. Closed without having been kept, it leaves nothing. */
    interface Draft extends Closeable {
        OutputStream bytes();

        /** Durable and visible when this comes back. */
        void keep() throws IOException;
    }
}
