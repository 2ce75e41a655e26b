package io.tongban.approval.testing;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A line to a service that breaks once so many bytes went there. */
public final class CutLine implements Closeable {

    private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final int target;
    private long left;

    private CutLine(int target, long bytes) throws IOException {
        this.target = target;
        this.left = bytes;
    }

    public static CutLine to(int port, long bytes) throws IOException {
        CutLine line = new CutLine(port, bytes);
        thread(line::listen);
        return line;
    }

    public int port() {
        return server.getLocalPort();
    }

    private void listen() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Socket service = new Socket("127.0.0.1", target);
                thread(() -> pump(client, service, true));
                thread(() -> pump(service, client, false));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void pump(Socket from, Socket to, boolean counted) {
        byte[] bytes = new byte[16 * 1024];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
                if (counted && takeAway(length)) {
                    from.setSoLinger(true, 0);
                    to.setSoLinger(true, 0);
                    return;
                }
                out.write(bytes, 0, length);
            }
        } catch (IOException e) {
            // one side left
        }
    }

    private synchronized boolean takeAway(int length) {
        left -= length;
        return left < 0;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "cut line");
        thread.setDaemon(true);
        thread.start();
    }
}
