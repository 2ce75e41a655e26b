package io.tongban.local;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;

/**
 * {@code run} starts everything and stays ({@code --log}: says so in the log only), {@code follow} shows how a start goes on, {@code status} says what runs,
 * {@code stop [--erase]} ends it. Configuration by environment variables, see README.md. Exit codes: 0, 1 refused or
 * failed, 3 (status) not running.
 */
public final class LocalMain {

    private static final int NOT_RUNNING = 3;
    private static final Duration STOP = Duration.ofSeconds(150);

    private LocalMain() {}

    public static void main(String[] args) {
        Map<String, String> environment = System.getenv();
        try {
            String command = args.length == 0 ? "" : args[0];
            int code = switch (command) {
                case "run" -> run(environment, List.of(args).contains("--log"));
                case "follow" -> follow(Config.home(environment), Long.parseLong(args[1]));
                case "status" -> status(Config.home(environment));
                case "stop" -> stop(Config.home(environment), List.of(args).contains("--erase"));
                default -> throw new Refused("expected: run [--log] | follow PID | status | stop [--erase]");
            };
            System.exit(code);
        } catch (Refused e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static int run(Map<String, String> environment, boolean toLog) {
        Home home = Home.open(Config.home(environment));
        if (toLog) {
            System.setOut(log(home));
        }
        Path progress = home.resolve("run").resolve("progress");
        Config config = Config.from(environment, line -> {
            System.out.println(LocalTime.now(Clock.systemDefaultZone()).truncatedTo(ChronoUnit.SECONDS) + " " + line);
            append(progress, line);
        });
        LocalSystem system = LocalSystem.start(config);
        Home.writePrivate(home.resolve("run").resolve("summary"), Summary.of(config, system.access()));
        Until.await(new CountDownLatch(1), Duration.ofDays(36_500));
        return 0;
    }

    /** Prints what the launcher with that number says until all is up, or it is gone. */
    private static int follow(Path home, long launcher) {
        // until then the files in run/ may be those of an earlier one
        Until.is(() -> !Processes.alive(launcher) || launcher(home).orElse(0) == launcher, STOP);
        boolean began = launcher(home).orElse(0) == launcher;
        Path run = home.resolve("run");
        int shown = 0;
        for (boolean alive = began; alive && Files.notExists(run.resolve("summary")); ) {
            alive = Processes.alive(launcher);
            Until.pause(Duration.ofMillis(100));
            shown = show(run.resolve("progress"), shown);
        }
        if (Files.notExists(run.resolve("summary"))) {
            throw new Refused("not started");
        }
        show(run.resolve("progress"), shown);
        System.out.print(read(run.resolve("summary")));
        return 0;
    }

    private static int status(Path home) {
        OptionalLong launcher = launcher(home);
        if (launcher.isEmpty()) {
            System.out.println("not running (data folder " + home + ")");
            return NOT_RUNNING;
        }
        if (Files.notExists(home.resolve("run").resolve("summary"))) {
            System.out.println("is being started by process " + launcher.getAsLong());
            return follow(home, launcher.getAsLong());
        }
        System.out.println("already up (process " + launcher.getAsLong() + ")");
        System.out.print(read(home.resolve("run").resolve("summary")));
        return 0;
    }

    private static int stop(Path home, boolean erase) {
        if (!Home.isOurs(home)) {
            System.out.println("nothing to stop: no system was ever started with the data folder " + home);
            return 0;
        }
        Home ours = Home.open(home);
        OptionalLong launcher = launcher(home);
        if (launcher.isPresent()) {
            System.out.println("stopping (takes longer after a new build: classes are kept for a faster next start)");
        }
        launcher.ifPresent(pid -> Processes.end(pid, "TERM", STOP));
        int left = Leftovers.end(ours);
        System.out.println((launcher.isPresent() || left > 0 ? "stopped" : "was not running")
                + (erase ? "" : "; data kept in " + home));
        if (erase) {
            Home.delete(ours.path());
            System.out.println("erased " + home);
        }
        return 0;
    }

    private static OptionalLong launcher(Path home) {
        return Home.isOurs(home) ? new PidFile(Home.open(home), LocalSystem.LAUNCHER).running() : OptionalLong.empty();
    }

    private static PrintStream log(Home home) {
        try {
            return new PrintStream(
                    new FileOutputStream(home.log(LocalSystem.LAUNCHER).toFile(), true), true, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int show(Path progress, int from) {
        if (Files.notExists(progress)) {
            return from;
        }
        List<String> lines = read(progress).lines().toList();
        lines.stream().skip(from).forEach(line -> System.out.println("  " + line));
        return lines.size();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void append(Path file, String line) {
        try {
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
