package io.tongban.approval.upload;

import io.tongban.approval.store.FileProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.ResponseEntity.BodyBuilder;
import org.springframework.http.ResponseEntity.HeadersBuilder;
import org.springframework.stereotype.Component;

/** What an answer tells in the headers of tus. */
@Component
class Told {

    private static final MediaType BYTES = MediaType.parseMediaType(Tus.CONTENT_TYPE);

    private final FileProperties files;
    private final UploadProperties properties;

    Told(FileProperties files, UploadProperties properties) {
        this.files = files;
        this.properties = properties;
    }

    static boolean bringsBytes(HttpHeaders headers) {
        return BYTES.equals(headers.getContentType());
    }

    ResponseEntity<Void> abilities() {
        return ResponseEntity.noContent()
                .header("Tus-Version", Tus.VERSION)
                .header("Tus-Extension", Tus.EXTENSIONS)
                .header("Tus-Checksum-Algorithm", String.join(",", Checksum.ALGORITHMS))
                .header("Tus-Max-Size", Long.toString(files.largest().toBytes()))
                .header(Tus.MAX_CHUNK, chunk())
                .build();
    }

    /** The address is relative, as the client knows where it asked. */
    ResponseEntity<Void> created(Upload upload) {
        BodyBuilder answer = ResponseEntity.status(HttpStatus.CREATED);
        return moved(answer, upload)
                .header(HttpHeaders.LOCATION, Tus.PATH + "/" + upload.id())
                .header(Tus.MAX_CHUNK, chunk())
                .build();
    }

    ResponseEntity<Void> appended(Upload upload) {
        return moved(ResponseEntity.noContent(), upload).build();
    }

    ResponseEntity<Void> state(Upload upload) {
        HeadersBuilder<?> answer = moved(ResponseEntity.ok(), upload)
                .header(Tus.LENGTH, Long.toString(upload.length()))
                .header(Tus.MAX_CHUNK, chunk());
        if (!upload.metadata().isEmpty()) {
            answer.header(Tus.METADATA, upload.metadata());
        }
        return answer.build();
    }

    private static HeadersBuilder<?> moved(HeadersBuilder<?> answer, Upload upload) {
        return answer.header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(Tus.OFFSET, Long.toString(upload.received()))
                .header(Tus.EXPIRES, Tus.date(upload.expiresAt()));
    }

    private String chunk() {
        return Long.toString(properties.chunk().toBytes());
    }
}
