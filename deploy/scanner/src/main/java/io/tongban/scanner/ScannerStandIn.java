package io.tongban.scanner;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Speaks as ClamAV does (clamd(8): {@code zPING}, {@code zINSTREAM}) and knows one virus, the EICAR test string, wherever
 * it stands. Its mood is asked at each connection: {@code up}; {@code slow 5}: that many seconds before an answer;
 * {@code down}: hangs up at once.
 */
public final class ScannerStandIn implements AutoCloseable {

    private static final int LARGEST = 100 * 1024 * 1024;
    private static final int PIECE = 64 * 1024;

    private final ServerSocket server;
    private final Supplier<String> mood;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);

    private ScannerStandIn(ServerSocket server, Supplier<String> mood) {
        this.server = server;
        this.mood = mood;
    }

    /** @param port 0: any free one */
    public static ScannerStandIn start(int port, Supplier<String> mood) {
        try {
            ScannerStandIn scanner =
                    new ScannerStandIn(new ServerSocket(port, 50, InetAddress.getLoopbackAddress()), mood);
            thread(scanner::listen);
            return scanner;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    private void listen() {
        while (closed.getCount() > 0) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                thread(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            String now = mood.get().strip();
            if (!now.equals("down")) {
                answer(socket, now);
            }
        } catch (IOException e) {
            // the client left
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
        }
    }

    private void answer(Socket socket, String now) throws IOException, InterruptedException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        String answer = switch (command(in)) {
            case "PING" -> "PONG";
            case "INSTREAM" -> verdict(in);
            default -> "UNKNOWN COMMAND";
        };
        if (now.startsWith("slow ") && closed.await(Long.parseLong(now.substring(5)), TimeUnit.SECONDS)) {
            return;
        }
        socket.getOutputStream().write((answer + "\0").getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    /** {@code zCOMMAND\0} */
    private static String command(DataInputStream in) throws IOException {
        StringBuilder command = new StringBuilder();
        for (int next = in.read(); next > 0 && command.length() < 20; next = in.read()) {
            command.append((char) next);
        }
        return command.toString().startsWith("z") ? command.substring(1) : "";
    }

    /** Pieces of four bytes of length and as many bytes; a length of 0 is the end. */
    private static String verdict(DataInputStream in) throws IOException {
        Eicar.Search search = new Eicar.Search();
        byte[] piece = new byte[PIECE];
        long seen = 0;
        for (int left = in.readInt(); left != 0; left = in.readInt()) {
            seen += left;
            if (left < 0 || seen > LARGEST) {
                return "INSTREAM size limit exceeded. ERROR";
            }
            while (left > 0) {
                int length = Math.min(left, PIECE);
                in.readFully(piece, 0, length);
                search.add(piece, length);
                left -= length;
            }
        }
        return search.found() ? "stream: Eicar-Test-Signature FOUND" : "stream: OK";
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "scanner");
        thread.setDaemon(true);
        thread.start();
    }
}
