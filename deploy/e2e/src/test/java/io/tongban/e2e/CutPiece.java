package io.tongban.e2e;

import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A PATCH of an upload on a bare line to the gateway, which can break anywhere. */
final class CutPiece implements Closeable {

    private final Socket socket;

    CutPiece(Person person, String id, long offset, long length) throws IOException {
        URI gateway = URI.create(TheSystem.access().url("gateway"));
        socket = new Socket(gateway.getHost(), gateway.getPort());
        Browser browser = person.browser();
        String head = "PATCH /api/uploads/" + id + " HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: " + browser.cookies()
                + "\r\nX-XSRF-TOKEN: " + browser.cookie("XSRF-TOKEN")
                + "\r\nX-Desk: province\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: " + offset
                + "\r\nContent-Type: " + Uploads.BYTES + "\r\nContent-Length: " + length + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    }

    void send(byte[] bytes, int from, int length) throws IOException {
        socket.getOutputStream().write(bytes, from, length);
        socket.getOutputStream().flush();
    }

    /** Waits for the answer and gives its first line; empty where the other side hung up. */
    String answer() throws IOException {
        byte[] answer = new byte[64];
        int length = socket.getInputStream().read(answer);
        return new String(answer, 0, Math.max(0, length), StandardCharsets.US_ASCII);
    }

    /** As when a cable is pulled. */
    @Override
    public void close() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }
}
