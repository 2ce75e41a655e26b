package io.tongban.e2e;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Requests of tus 1.0, as a page makes them. */
final class Uploads {

    static final String BYTES = "application/offset+octet-stream";
    private static final String PATH = "/api/uploads";

    private Uploads() {}

    /** Opens an upload; with a body of that type its first bytes come along. */
    static HttpRequest.Builder creation(Person person, String fileName, long length) {
        String name = Base64.getEncoder().encodeToString(fileName.getBytes(StandardCharsets.UTF_8));
        return person.request(PATH)
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Length", Long.toString(length))
                .header("Upload-Metadata", "filename " + name);
    }

    /** Goes on with one; the caller adds method and body. */
    static HttpRequest.Builder piece(Person person, String id, long offset) {
        return person.request(PATH + "/" + id)
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Offset", Long.toString(offset))
                .header("Content-Type", BYTES);
    }

    /** Of what a creation answered. */
    static String idOf(Answer created) {
        String address = created.expect(201).header("Location");
        return address.substring(address.lastIndexOf('/') + 1);
    }
}
