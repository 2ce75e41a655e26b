package io.tongban.approval.material;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Application;
import io.tongban.approval.application.Casework;
import io.tongban.approval.application.MaterialFile;
import io.tongban.approval.scan.ScanState;
import io.tongban.approval.store.Blocking;
import io.tongban.approval.store.Segments;
import io.tongban.approval.store.StoredContent;
import io.tongban.approval.store.StoredFiles;
import io.tongban.support.identity.Passport;
import io.tongban.support.problem.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;

/**
 * The one place that gives bytes. Who may see the case may read its files, an official only those that were found clean.
 * What the store gives is checked segment by segment before it goes out: a broken file is refused where its beginning is
 * broken, and breaks off where it breaks later, with an alarm in the log; a wrong byte never goes out.
 */
@Component
class ReadFile {

    private static final Logger log = LoggerFactory.getLogger(ReadFile.class);

    record Opened(MaterialFile file, Flux<DataBuffer> bytes) {}

    private final Casework casework;
    private final MaterialFiles files;
    private final StoredFiles stored;
    private final Blocking blocking;

    ReadFile(Casework casework, MaterialFiles files, StoredFiles stored, Blocking blocking) {
        this.casework = casework;
        this.files = files;
        this.stored = stored;
        this.blocking = blocking;
    }

    Mono<Opened> handle(UUID id, String material, UUID file, Passport who) {
        return casework.find(id, who)
                .map(application -> readable(of(application, material, file), who))
                .flatMap(found -> files.content(found.id())
                        .flatMap(content -> blocking.run(() -> probe(content))
                                .onErrorMap(IOException.class, error -> StoredFiles.broken(content.id(), error))
                                .thenReturn(new Opened(found, bytes(content)))));
    }

    static MaterialFile of(Application application, String material, UUID file) {
        return application.files().stream()
                .filter(f -> f.id().equals(file) && f.materialCode().equals(material))
                .findFirst()
                .orElseThrow(() -> Refusal.of(ApprovalProblem.FILE_NOT_FOUND).exception());
    }

    /** The owner may look at what they gave, unless it would harm them. */
    private static MaterialFile readable(MaterialFile file, Passport who) {
        if (file.scan() == ScanState.INFECTED) {
            throw Refusal.of(ApprovalProblem.FILE_INFECTED).exception();
        }
        if (file.scan() == ScanState.PENDING && who.kind() == Passport.Kind.OFFICIAL) {
            throw Refusal.of(ApprovalProblem.FILE_PENDING).exception();
        }
        return file;
    }

    /** A file whose beginning is broken is known before the answer begins. */
    private void probe(StoredContent content) throws IOException {
        try (InputStream in = stored.open(content)) {
            in.readNBytes(Segments.PLAIN);
        }
    }

    /** Opened only when somebody asks for the bytes, closed whatever happens. */
    private Flux<DataBuffer> bytes(StoredContent content) {
        return Flux.<DataBuffer, InputStream>generate(() -> stored.open(content), ReadFile::next, ReadFile::close)
                .subscribeOn(blocking.scheduler(), true)
                .onErrorMap(IOException.class, error -> StoredFiles.broken(content.id(), error));
    }

    private static InputStream next(InputStream in, SynchronousSink<DataBuffer> sink) {
        try {
            byte[] piece = in.readNBytes(Segments.PLAIN);
            if (piece.length == 0) {
                sink.complete();
            } else {
                sink.next(DefaultDataBufferFactory.sharedInstance.wrap(piece));
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
