package io.tongban.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The whole system on this machine: starts all that the configuration wants, keeps it running, stops it on
 * {@link #close()}. At most one per data folder; what an earlier, killed one left behind is ended first.
 */
public final class LocalSystem implements AutoCloseable {

    static final String LAUNCHER = "launcher";
    private static final Duration PATIENCE = Duration.ofSeconds(180);

    private final Config config;
    private final Home home;
    private final FileLock lock;
    private final Secrets secrets;
    private final Keys keys;
    private final Postgres.Server server;
    private final Map<String, Child> children = new ConcurrentHashMap<>();
    private final long begun = System.nanoTime();
    private final Thread hook = new Thread(this::stopAll, "stop");
    private @Nullable OutsideWorld outside;
    private boolean closed;

    private LocalSystem(Config config, Home home, FileLock lock) {
        this.config = config;
        this.home = home;
        this.lock = lock;
        this.secrets = new Secrets(home);
        this.keys = new Keys(home);
        this.server = config.options().postgres() == null
                ? new Postgres(home, config.ports().of("postgres"), secrets.get("postgres.superuser")).server()
                : Postgres.Server.parse(config.options().postgres());
    }

    /**
     * Comes back when everything is healthy.
     *
     * @throws Refused when it cannot be; then nothing of it is left running
     */
    public static LocalSystem start(Config config) {
        Home home = Home.open(config.home());
        FileLock lock = home.lock();
        if (lock == null) {
            throw new Refused("already running with the data folder " + home.path());
        }
        LocalSystem system = new LocalSystem(config, home, lock);
        Runtime.getRuntime().addShutdownHook(system.hook);
        try {
            system.startAll();
            return system;
        } catch (RuntimeException e) {
            system.close();
            throw e;
        }
    }

    private void startAll() {
        forget("progress", "summary", Home.SCANNER);
        new PidFile(home, LAUNCHER).write(ProcessHandle.current().pid());
        int ended = Leftovers.end(home);
        if (ended > 0) {
            say("ended " + ended + " processes that an earlier, killed launcher had left");
        }
        List<String> ports = new ArrayList<>(config.options().parts());
        if (config.options().postgres() != null) {
            ports.remove("postgres");
        }
        config.ports().refuseTaken(ports);

        Jdk jdk = Jdk.newest();
        say("Java " + jdk.version() + ", data in " + home.path());
        Databases databases = new Databases(server, secrets);
        CompletableFuture<Void> data = async(() -> startData(databases));
        CompletableFuture<Void> neighbours = async(this::startOutside);
        startParts(jdk, databases, data);
        join(data);
        join(neighbours);
        join(allReady());
        access().write(home);
    }

    private void startData(Databases databases) {
        if (!config.wants("postgres")) {
            return;
        }
        if (config.options().postgres() == null) {
            Postgres postgres = new Postgres(home, server.port(), server.password());
            Child child = child(postgres.program());
            child.start();
            child.awaitReady(PATIENCE);
        }
        databases.prepare(List.of("gateway", "catalog", "approval", "notice"));
    }

    private void startParts(Jdk jdk, Databases databases, CompletableFuture<Void> data) {
        List<Part> wanted = new Parts(
                        config.ports(), secrets, home, config.options().drivenClock())
                .all().stream().filter(part -> config.wants(part.name())).toList();
        keys.privateKey("driver");
        wanted.forEach(part -> keys.privateKey(part.name()));
        Unpacked unpacked = new Unpacked(home, jdk);
        List<Path> packed = wanted.stream()
                .map(part -> config.root().resolve(part.jar()))
                .distinct()
                .toList();
        unpacked.keepOnly(packed);
        Map<Path, Path> jars = new ConcurrentHashMap<>();
        packed.parallelStream().forEach(jar -> jars.put(jar, unpacked.jar(jar)));
        Programs programs = new Programs(home, config, jdk, keys, databases);
        for (Part part : wanted) {
            if (part.isService()) {
                join(data);
            }
            Path jar = Objects.requireNonNull(jars.get(config.root().resolve(part.jar())));
            child(programs.of(part, jar, server, config.options().properties().getOrDefault(part.name(), Map.of())))
                    .start();
        }
    }

    private void startOutside() {
        if (config.wants("outside")) {
            OutsideWorld world = new OutsideWorld(config.ports(), home);
            world.start();
            outside = world;
        }
    }

    private Child child(Program program) {
        Child child = new Child(program, home, this::say);
        children.put(program.name(), child);
        return child;
    }

    /** Over when the last is ready, or the first will never be. */
    private CompletableFuture<Void> allReady() {
        CompletableFuture<Void> all = new CompletableFuture<>();
        List<CompletableFuture<Void>> each = children.values().stream()
                .map(child -> async(() -> ready(child)))
                .toList();
        each.forEach(one -> one.whenComplete((done, failure) -> {
            if (failure != null) {
                all.completeExceptionally(failure);
            }
        }));
        CompletableFuture.allOf(each.toArray(CompletableFuture[]::new)).thenAccept(all::complete);
        return all;
    }

    private void ready(Child child) {
        child.awaitReady(PATIENCE);
        say(String.format(Locale.ROOT, "%-9s ready after %4.1f s", child.name(), (System.nanoTime() - begun) / 1e9));
    }

    private void say(String line) {
        config.progress().accept(line);
    }

    /** Addresses, passwords, keys of this system. */
    public Access access() {
        Map<String, String> values = new LinkedHashMap<>();
        Config.ALL.forEach(part -> values.put("url." + part, config.ports().url(part)));
        values.put("demo.password", secrets.demoPassword());
        values.put("driver.key", keys.privateKey("driver").toString());
        values.put("keys", home.resolve("keys").toString());
        values.put("logs", home.resolve("logs").toString());
        values.put("scanner", home.scannerMood().toString());
        values.put("login.admin-token", secrets.get("login.admin-token"));
        for (String client : List.of(Parts.GATEWAY_CLIENT, "province-app", "other-app")) {
            values.put("client." + client, Parts.clientSecret(secrets, "province", client));
        }
        values.put("postgres.host", server.host());
        values.put("postgres.port", Integer.toString(server.port()));
        values.put("postgres.user", server.user());
        values.put("postgres.password", server.password());
        Databases databases = new Databases(server, secrets);
        for (String name : List.of("gateway", "catalog", "approval", "notice")) {
            values.put("database." + name + "_owner", databases.password(name + "_owner"));
            values.put("database." + name + "_app", databases.password(name + "_app"));
        }
        return new Access(values);
    }

    /** Stops one part in good order; it stays down until {@link #startAgain}. */
    public void stop(String part) {
        known(part).stop();
    }

    /** Starts a stopped part, or restarts a running one; comes back when it is healthy. */
    public void startAgain(String part) {
        known(part).stop();
        known(part).start();
        awaitReady(part);
    }

    /** As {@code kill -9}: it comes back on its own. */
    public void kill(String part) {
        known(part).kill();
    }

    public void awaitReady(String part) {
        known(part).awaitReady(PATIENCE);
    }

    public boolean isReady(String part) {
        return known(part).isReady();
    }

    private Child known(String part) {
        Child child = children.get(part);
        if (child == null) {
            throw new IllegalArgumentException("part: " + part + " (expected: one of " + children.keySet() + ")");
        }
        return child;
    }

    @Override
    public void close() {
        stopAll();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the machine itself is going down: the hook is at work already
        }
    }

    private synchronized void stopAll() {
        if (closed) {
            return;
        }
        closed = true;
        forget("summary", Access.FILE);
        List<CompletableFuture<Void>> all = children.values().stream()
                .filter(child -> !child.name().equals("postgres"))
                .map(child -> async(child::stop))
                .toList();
        all.forEach(CompletableFuture::join);
        Child postgres = children.get("postgres");
        if (postgres != null) {
            postgres.stop();
        }
        if (outside != null) {
            outside.close();
        }
        new PidFile(home, LAUNCHER).delete();
        try {
            lock.acquiredBy().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void forget(String... files) {
        try {
            for (String file : files) {
                Files.deleteIfExists(home.resolve("run").resolve(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Mostly waiting: a thread each, so that none waits for another's turn. */
    private static CompletableFuture<Void> async(Runnable work) {
        return CompletableFuture.runAsync(work, task -> {
            Thread thread = new Thread(task, "launcher");
            thread.setDaemon(true);
            thread.start();
        });
    }

    private static void join(CompletableFuture<Void> work) {
        try {
            work.join();
        } catch (CompletionException e) {
            Throwable cause = e;
            while (cause instanceof CompletionException && cause.getCause() != null) {
                cause = cause.getCause();
            }
            throw cause instanceof Refused refused ? refused : e;
        }
    }
}
