package io.tongban.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a process of the system holds, in MB.
 *
 * @param heap used after a collection
 * @param direct memory beside the heap that buffers take (NMT: Other)
 * @param resident all that the machine gives it
 */
record Memory(long heap, long direct, long resident) {

    private static final Pattern USED = Pattern.compile("used (\\d+)K \\[");
    private static final Pattern OTHER = Pattern.compile("Other \\(reserved=\\d+KB, committed=(\\d+)KB");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    static Memory of(String part) {
        ProcessHandle process = TheSystem.process(part);
        ask(process, "GC.run");
        String heap = ask(process, "GC.heap_info");
        long used = 0;
        // young and old generation of the serial collector; the metaspace is no heap
        Matcher each = USED.matcher(heap.split("Metaspace")[0]);
        while (each.find()) {
            used += Long.parseLong(each.group(1));
        }
        long direct = first(OTHER, ask(process, "VM.native_memory summary"));
        return new Memory(used / 1024, direct / 1024, resident(process));
    }

    static long resident(String part) {
        return resident(TheSystem.process(part));
    }

    private static long resident(ProcessHandle process) {
        try {
            return first(RESIDENT, Files.readString(Path.of("/proc/" + process.pid() + "/status"))) / 1024;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "heap %d MB, direct %d MB, resident %d MB", heap, direct, resident);
    }

    private static long first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? Long.parseLong(found.group(1)) : 0;
    }

    /** jcmd of the Java that the process runs on. */
    private static String ask(ProcessHandle process, String question) {
        Path java = Path.of(process.info().command().orElseThrow());
        try {
            ProcessBuilder jcmd =
                    new ProcessBuilder(java.resolveSibling("jcmd").toString(), Long.toString(process.pid()));
            jcmd.command().addAll(List.of(question.split(" ")));
            // it looks for the other process in its temporary folder
            Process asked = jcmd.redirectErrorStream(true).start();
            String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            asked.waitFor();
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
