package io.tongban.approval.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;

/** The stand-alone checker: as anybody runs it, or, where it must run a thousand times, loaded beside us and called. */
public final class Checker {

    private static final Path SOURCE =
            Path.of("..", "deploy", "EvidenceChecker.java").toAbsolutePath().normalize();
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    private Checker() {}

    /** @param code 0: valid, 1: not valid, 2: nothing to check */
    public record Said(int code, String text) {}

    /** {@code java EvidenceChecker.java …} as a program of its own. */
    public static Said asProgram(Object... args) {
        List<String> command = new ArrayList<>(List.of(JAVA.toString(), SOURCE.toString()));
        command.addAll(List.of(texts(args)));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("the checker does not end");
            }
            return new Said(process.exitValue(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The same without a new virtual machine. */
    public static Said called(Object... args) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        try {
            int code = (int) Loaded.RUN.invoke(null, texts(args), out);
            return new Said(code, bytes.toString(StandardCharsets.UTF_8));
        } catch (InvocationTargetException e) {
            throw new AssertionError("the checker fails", e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String[] texts(Object... args) {
        return List.of(args).stream().map(Object::toString).toArray(String[]::new);
    }

    private static final class Loaded {
        static final Method RUN = compiled();

        private static Method compiled() {
            try {
                Path classes = Files.createTempDirectory(Path.of("target"), "checker");
                int result = ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "--release", "17", "-d", classes.toString(), SOURCE.toString());
                if (result != 0) {
                    throw new IllegalStateException("the checker does not compile");
                }
                URLClassLoader loader =
                        new URLClassLoader(new URL[] {classes.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
                return loader.loadClass("EvidenceChecker").getMethod("run", String[].class, PrintStream.class);
            } catch (IOException | ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
