package io.tongban.approval.archive;

import io.tongban.approval.store.Blocking;
import io.tongban.approval.store.SealedKey;
import io.tongban.approval.store.Segments;
import io.tongban.approval.store.StoredContent;
import io.tongban.approval.store.StoredFiles;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;

/** The bytes of the files of a case that the reader was already allowed to see. */
@Component
class ArchivedFiles {

    private static final Logger log = LoggerFactory.getLogger(ArchivedFiles.class);
    private static final String CONTENTS = """
            select f.id as file, c.id, c.size, c.key_id, c.sealed_key
            from material_file f join content c on c.id = f.content where f.application_id = :id
            """;

    private final DatabaseClient database;
    private final StoredFiles stored;
    private final Blocking blocking;

    ArchivedFiles(DatabaseClient database, StoredFiles stored, Blocking blocking) {
        this.database = database;
        this.stored = stored;
        this.blocking = blocking;
    }

    /** By the id of the file; a case has at most a thousand. */
    Mono<Map<UUID, StoredContent>> of(UUID application) {
        return database.sql(CONTENTS)
                .bind("id", application)
                .map(row -> Map.entry(
                        row.get("file", UUID.class),
                        new StoredContent(
                                row.get("id", UUID.class),
                                row.get("size", Long.class),
                                new SealedKey(row.get("key_id", String.class), row.get("sealed_key", String.class)))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** Opened when they are asked for, a segment at a time. */
    Flux<byte[]> bytes(StoredContent content) {
        return Flux.<byte[], InputStream>generate(() -> stored.open(content), ArchivedFiles::next, ArchivedFiles::close)
                .subscribeOn(blocking.scheduler(), true)
                .onErrorMap(IOException.class, error -> StoredFiles.broken(content.id(), error));
    }

    private static InputStream next(InputStream in, SynchronousSink<byte[]> sink) {
        try {
            byte[] piece = in.readNBytes(Segments.PLAIN);
            if (piece.length == 0) {
                sink.complete();
            } else {
                sink.next(piece);
            }
        } catch (IOException e) {
            sink.error(e);
        }
        return in;
    }

    private static void close(InputStream in) {
        try {
            in.close();
        } catch (IOException e) {
            log.warn("file not closed", e);
        }
    }
}
