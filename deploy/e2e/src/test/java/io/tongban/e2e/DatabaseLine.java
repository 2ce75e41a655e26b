package io.tongban.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;

/** A line to a database that can hold back its answers: what was asked is done, nobody learns it. */
final class DatabaseLine {

    private final int database;
    private final ServerSocket server;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    private DatabaseLine(int database, ServerSocket server) {
        this.database = database;
        this.server = server;
    }

    static DatabaseLine to(int port) {
        try {
            DatabaseLine line = new DatabaseLine(port, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            start(line::accept);
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.getLocalPort();
    }

    /** From now on no answer comes through. */
    void hold() {
        gate = new CountDownLatch(1);
    }

    void release() {
        gate.countDown();
    }

    private void accept() {
        while (true) {
            try {
                Socket client = server.accept();
                Socket upstream = new Socket(InetAddress.getLoopbackAddress(), database);
                client.setTcpNoDelay(true);
                upstream.setTcpNoDelay(true);
                start(() -> pump(client, upstream, false));
                start(() -> pump(upstream, client, true));
            } catch (IOException e) {
                System.out.println("line to the database: " + e);
            }
        }
    }

    private void pump(Socket from, Socket to, boolean answers) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            byte[] buffer = new byte[16_384];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (answers) {
                    gate.await();
                }
                out.write(buffer, 0, read);
            }
        } catch (IOException e) {
            // one end is gone, and with it the other
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "line");
        thread.setDaemon(true);
        thread.start();
    }
}
