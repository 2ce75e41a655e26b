package io.tongban.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Where each part listens, always on 127.0.0.1. */
public final class Ports {

    private static final Map<String, Integer> USUAL = usual();

    private final Map<String, Integer> byPart;

    private Ports(Map<String, Integer> byPart) {
        this.byPart = byPart;
    }

    /**
     * The usual ones, with {@code TONGBAN_PORT_BASE} nine from that number on, and {@code TONGBAN_PORT_<PART>} for
     * one part.
     */
    static Ports from(Map<String, String> environment) {
        Map<String, Integer> ports = new LinkedHashMap<>(USUAL);
        String base = environment.getOrDefault("TONGBAN_PORT_BASE", "");
        if (!base.isEmpty()) {
            int next = number("TONGBAN_PORT_BASE", base);
            for (Map.Entry<String, Integer> port : ports.entrySet()) {
                port.setValue(next++);
            }
        }
        ports.replaceAll((part, port) -> {
            String own = environment.getOrDefault(variable(part), "");
            return own.isEmpty() ? port : number(variable(part), own);
        });
        return new Ports(ports);
    }

    /** Free at this moment, for tests. */
    public static Ports free() {
        List<ServerSocket> held = new ArrayList<>();
        Map<String, Integer> ports = new LinkedHashMap<>();
        try {
            for (String part : USUAL.keySet()) {
                ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                held.add(socket);
                ports.put(part, socket.getLocalPort());
            }
            for (ServerSocket socket : held) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Ports(ports);
    }

    public int of(String part) {
        Integer port = byPart.get(part);
        if (port == null) {
            throw new IllegalArgumentException("part: " + part + " (expected: one of " + byPart.keySet() + ")");
        }
        return port;
    }

    /** The same but for one part. */
    public Ports with(String part, int port) {
        Map<String, Integer> changed = new LinkedHashMap<>(byPart);
        changed.put(part, port);
        return new Ports(changed);
    }

    String url(String part) {
        return "http://127.0.0.1:" + of(part);
    }

    /** Refuses with one line per port that somebody else holds. */
    void refuseTaken(List<String> parts) {
        // the scanner is of the world outside
        List<String> taken = parts.stream()
                .flatMap(part -> part.equals("outside") ? Stream.of(part, "scanner") : Stream.of(part))
                .filter(part -> !isFree(of(part)))
                .map(part -> "port " + of(part) + " (for " + part + ") is taken by " + PortHolder.of(of(part))
                        + "; another port: " + variable(part) + "=… or TONGBAN_PORT_BASE=…")
                .toList();
        if (!taken.isEmpty()) {
            throw new Refused(String.join("\n", taken));
        }
    }

    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress("127.0.0.1", port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String variable(String part) {
        return "TONGBAN_PORT_" + part.toUpperCase(Locale.ROOT);
    }

    private static int number(String name, String value) {
        if (!value.matches("\\d{4,5}") || Integer.parseInt(value) > 65_500) {
            throw new Refused(name + ": " + value + " (expected: a number between 1024 and 65500)");
        }
        return Integer.parseInt(value);
    }

    private static Map<String, Integer> usual() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put("gateway", 8080);
        ports.put("catalog", 8081);
        ports.put("approval", 8082);
        ports.put("notice", 8083);
        ports.put("province", 9001);
        ports.put("staff", 9002);
        ports.put("outside", 9003);
        ports.put("postgres", 15432);
        ports.put("scanner", 9004);
        return ports;
    }
}
