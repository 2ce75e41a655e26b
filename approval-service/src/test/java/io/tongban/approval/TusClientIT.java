package io.tongban.approval;

import static io.tongban.approval.testing.SampleFiles.pdf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.CutLine;
import io.tongban.approval.testing.StoreIT;
import io.tus.java.client.ProtocolException;
import io.tus.java.client.TusClient;
import io.tus.java.client.TusURLMemoryStore;
import io.tus.java.client.TusUpload;
import io.tus.java.client.TusUploader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A public client of the protocol, which knows nothing of us: tus-java-client. */
class TusClientIT extends StoreIT {

    private static final int SIZE = 12 * 1024 * 1024;
    private static final int CHUNK = 8 * 1024 * 1024;

    private final byte[] bytes = pdf(SIZE, 42);

    @Test
    void uploadsAFileInSeveralRequests() throws Exception {
        Client applicant = person(newPerson());

        TusUploader uploader = client(applicant, port).createUpload(upload());
        send(uploader);

        assertThat(given(applicant, id(uploader.getUploadURL()))).isEqualTo(bytes);
    }

    @Test
    void goesOnWhereTheLineWasCut() throws Exception {
        Client applicant = person(newPerson());
        TusURLMemoryStore memory = new TusURLMemoryStore();
        URL url;
        try (CutLine line = CutLine.to(port, 5 * 1024 * 1024)) {
            TusClient client = client(applicant, line.port());
            client.enableResuming(memory);
            TusUploader uploader = client.createUpload(upload());
            url = uploader.getUploadURL();
            assertThatThrownBy(() -> send(uploader)).isInstanceOfAny(IOException.class, ProtocolException.class);
        }
        String id = id(url);
        // the service has its own time to see that the line is cut
        await().atMost(Duration.ofSeconds(10))
                .until(() -> !applicant.head(id).header("Upload-Offset").equals("0"));
        long before = Long.parseLong(applicant.head(id).header("Upload-Offset"));
        assertThat(before).isBetween(65_536L, 5L * 1024 * 1024);

        memory.set(
                upload().getFingerprint(),
                URI.create("http://127.0.0.1:" + port + url.getPath()).toURL());
        TusClient client = client(applicant, port);
        client.enableResuming(memory);
        TusUploader uploader = client.resumeUpload(upload());
        assertThat(uploader.getOffset()).isEqualTo(before);
        send(uploader);

        assertThat(given(applicant, id)).isEqualTo(bytes);
        assertThat(drafts()).isZero();
    }

    @Test
    void anotherPersonCannotGoOn() throws Exception {
        Client applicant = person(newPerson());
        TusURLMemoryStore memory = new TusURLMemoryStore();
        TusUploader begun = client(applicant, port).createUpload(upload());
        memory.set(upload().getFingerprint(), begun.getUploadURL());

        TusClient other = client(person(newPerson()), port);
        other.enableResuming(memory);

        assertThatThrownBy(() -> other.resumeUpload(upload()))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("404");
    }

    private static TusClient client(Client applicant, int port) throws Exception {
        TusClient client = new TusClient();
        client.setUploadCreationURL(
                URI.create("http://127.0.0.1:" + port + "/api/uploads").toURL());
        client.setHeaders(Map.of("X-Passport", applicant.passport()));
        return client;
    }

    private TusUpload upload() {
        TusUpload upload = new TusUpload();
        upload.setInputStream(new ByteArrayInputStream(bytes));
        upload.setSize(bytes.length);
        upload.setFingerprint("one file");
        upload.setMetadata(Map.of("filename", "证明 " + UUID.randomUUID() + ".pdf"));
        return upload;
    }

    private static void send(TusUploader uploader) throws Exception {
        uploader.setChunkSize(256 * 1024);
        uploader.setRequestPayloadSize(CHUNK);
        while (uploader.uploadChunk() >= 0) {
            assertThat(uploader.getOffset()).isPositive();
        }
        uploader.finish();
    }

    private static String id(URL url) {
        return url.getPath().substring(url.getPath().lastIndexOf('/') + 1);
    }
}
