package io.tongban.support.web;

import io.micrometer.context.ContextRegistry;
import java.util.List;
import java.util.UUID;
import org.slf4j.MDC;
import reactor.util.context.Context;

/** The words that every log line about a case carries, moved between threads with the reactive context. */
public final class LogContext {

    public static final String REQUEST_ID = "requestId";
    public static final String APPLICATION_ID = "applicationId";
    public static final String ACTION = "action";

    private LogContext() {}

    /** Registers the words once; {@code spring.reactor.context-propagation=auto} does the rest. */
    static void register() {
        for (String key : List.of(REQUEST_ID, APPLICATION_ID, ACTION)) {
            ContextRegistry.getInstance()
                    .registerThreadLocalAccessor(
                            key, () -> MDC.get(key), value -> MDC.put(key, value), () -> MDC.remove(key));
        }
    }

    /** For {@code contextWrite}: this chain works on that application. */
    public static Context about(Context context, UUID applicationId, String action) {
        return context.put(APPLICATION_ID, applicationId.toString()).put(ACTION, action);
    }
}
