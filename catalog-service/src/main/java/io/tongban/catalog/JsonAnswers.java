package io.tongban.catalog;

import io.tongban.support.crypto.Sm3;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Ready JSON as an answer with an ETag of its content; the framework makes it 304 where the client has it already. */
final class JsonAnswers {

    private static final int ETAG = 32;
    /** in force may change at midnight, so not for long */
    private static final Duration IN_FORCE = Duration.ofMinutes(1);

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private static final Duration FIXED = Duration.ofHours(1);

    private JsonAnswers() {}

    /** What is in force today; anybody may keep it for a minute. */
    static ResponseEntity<String> inForce(String json) {
        return of(json, CacheControl.maxAge(IN_FORCE).cachePublic());
    }

    /** One version, which never changes. */
    static ResponseEntity<String> fixed(String json) {
        return of(json, CacheControl.maxAge(FIXED).cachePublic());
    }

    /** For a neighbour, who asks again each time and is told 304. */
    static ResponseEntity<String> revalidated(String json) {
        return of(json, CacheControl.noCache());
    }

    /** A page of what is in force today. */
    static ResponseEntity<String> page(String html) {
        return of(html, HTML, CacheControl.maxAge(IN_FORCE).cachePublic());
    }

    private static ResponseEntity<String> of(String json, CacheControl keep) {
        return of(json, MediaType.APPLICATION_JSON, keep);
    }

    private static ResponseEntity<String> of(String json, MediaType type, CacheControl keep) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(keep)
                .eTag(Sm3.hex(json.getBytes(StandardCharsets.UTF_8)).substring(0, ETAG))
                .body(json);
    }
}
