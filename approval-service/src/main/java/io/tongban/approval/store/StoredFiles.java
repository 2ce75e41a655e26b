package io.tongban.approval.store;

import io.tongban.approval.ApprovalProblem;
import io.tongban.support.problem.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Opens contents, and removes what nothing points to any more. Blocks. */
@Component
public class StoredFiles {

    private static final Logger log = LoggerFactory.getLogger(StoredFiles.class);

    private final ObjectStore store;
    private final FileKeys keys;

    StoredFiles(ObjectStore store, FileKeys keys) {
        this.store = store;
        this.keys = keys;
    }

    /** Its plain bytes; reading fails with {@link TamperedException} before a wrong byte comes out. */
    public InputStream open(StoredContent content) throws IOException {
        return new SealedReader(store.read(content.id(), 0), keys.cipher(content.id(), content.key()), content.size());
    }

    /** The alarm for whoever watches the log, and what the client is told. */
    public static RuntimeException broken(UUID file, Throwable error) {
        log.error("store is broken: file {}", file, error);
        return Refusal.of(ApprovalProblem.STORE_BROKEN).exception();
    }

    /** What cannot be removed now is found by the next census. */
    public void remove(Iterable<UUID> objects) {
        for (UUID object : objects) {
            try {
                store.remove(object);
            } catch (IOException e) {
                log.warn("object {} not removed, left to the census: {}", object, e.toString());
            }
        }
    }
}
