package io.tongban.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One process and the thread that watches over it: when it dies unasked, it is started again, ever later. */
final class Child {

    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final Duration STEADY = Duration.ofSeconds(60);
    /** Keeping the loaded classes (see {@link Config.Options}) takes some seconds of a whole core for each process. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Duration ASK = Duration.ofMillis(200);
    private static final int TRIES_BEFORE_READY = 3;
    private static final int TAIL_LINES = 15;
    private static final long BIG_LOG = 20L * 1024 * 1024;

    private final Program program;
    private final Home home;
    private final Consumer<String> progress;
    private final PidFile pidFile;
    private final AtomicReference<@Nullable Process> process = new AtomicReference<>();
    private final AtomicReference<@Nullable Refused> refused = new AtomicReference<>();
    private volatile CountDownLatch stopped = new CountDownLatch(0);
    private volatile Thread watcher = new Thread();
    private volatile int exits;
    private volatile boolean wasReady;

    Child(Program program, Home home, Consumer<String> progress) {
        this.program = program;
        this.home = home;
        this.progress = progress;
        this.pidFile = new PidFile(home, program.name());
    }

    String name() {
        return program.name();
    }

    synchronized void start() {
        if (stopped.getCount() > 0) {
            return;
        }
        CountDownLatch stop = new CountDownLatch(1);
        stopped = stop;
        exits = 0;
        wasReady = false;
        refused.set(null);
        watcher = new Thread(() -> watch(stop), "watch-" + name());
        watcher.setDaemon(true);
        watcher.start();
    }

    /** In good order; killed when that takes too long. It stays down until started again. */
    synchronized void stop() {
        stopped.countDown();
        Process running = process.get();
        if (running != null) {
            Processes.end(running.pid(), program.stopSignal(), PATIENCE);
        }
        try {
            watcher.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** As a crash would: it is started again. */
    void kill() {
        Process running = process.get();
        if (running != null) {
            Processes.signal(running.pid(), "KILL");
            Until.is(() -> !running.isAlive(), PATIENCE);
        }
    }

    boolean isReady() {
        Process running = process.get();
        return running != null && running.isAlive() && program.ready().getAsBoolean();
    }

    /** Refuses when it will not come: a refusal, three ends in a row, or the time is over. */
    void awaitReady(Duration atMost) {
        boolean came = Until.is(() -> refused.get() != null || exits >= TRIES_BEFORE_READY || isReady(), atMost, ASK);
        Refused why = refused.get();
        if (why != null) {
            throw why;
        }
        if (!came || !isReady()) {
            throw new Refused(
                    name() + (came ? " ends again and again" : " is not ready after " + atMost.toSeconds() + " s")
                            + "; the end of " + home.log(name()) + ":\n" + tail());
        }
        wasReady = true;
    }

    private void watch(CountDownLatch stop) {
        Duration wait = FIRST_WAIT;
        while (stop.getCount() > 0) {
            long begun = System.nanoTime();
            String end = runOnce(stop);
            if (stop.getCount() == 0) {
                return;
            }
            exits += wasReady ? 0 : 1;
            wait = System.nanoTime() - begun > STEADY.toNanos() ? FIRST_WAIT : wait;
            progress.accept(name() + " ended (" + end + "); it is started again in " + wait.toMillis() + " ms");
            Until.await(stop, wait);
            wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait.multipliedBy(2);
        }
    }

    private String runOnce(CountDownLatch stop) {
        try {
            program.prepare().run();
            Process running = launch();
            process.set(running);
            pidFile.write(running.pid());
            if (stop.getCount() == 0) {
                Processes.end(running.pid(), program.stopSignal(), PATIENCE);
            }
            int code = running.waitFor();
            pidFile.delete();
            return "code " + code;
        } catch (Refused e) {
            if (!wasReady) {
                refused.set(e);
            }
            return String.valueOf(e.getMessage());
        } catch (IOException e) {
            return e.toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        } finally {
            process.set(null);
        }
    }

    private Process launch() throws IOException {
        Path log = home.log(name());
        if (Files.exists(log) && Files.size(log) > BIG_LOG) {
            Files.move(log, home.log(name() + ".old"), StandardCopyOption.REPLACE_EXISTING);
        }
        ProcessBuilder builder = new ProcessBuilder(program.command())
                .directory(home.folder("tmp/" + name()).toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(program.environment());
        return builder.start();
    }

    private String tail() {
        try {
            List<String> lines = new String(Files.readAllBytes(home.log(name())), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException e) {
            return "(no log)";
        }
    }
}
