package io.tongban.local;

import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * How one process is run.
 *
 * @param stopSignal asks it to end in good order
 * @param prepare before each start; may refuse
 * @param ready whether it does its work
 */
record Program(
        String name,
        List<String> command,
        Map<String, String> environment,
        String stopSignal,
        Runnable prepare,
        BooleanSupplier ready) {}
