package io.tongban.support.testing;

import io.r2dbc.proxy.ProxyConnectionFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.boot.r2dbc.ConnectionFactoryDecorator;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Hears every statement that the service under test sends to PostgreSQL (not begin and commit, not the pool's
 * validation). {@code @Import} it into an IT, inject it, {@link #take} before and after the request. Needs the test
 * dependency {@code io.r2dbc:r2dbc-proxy}.
 */
@TestConfiguration(proxyBeanMethods = false)
public class StatementCounter {

    private final ConcurrentLinkedQueue<String> heard = new ConcurrentLinkedQueue<>();

    @Bean
    ConnectionFactoryDecorator heardStatements() {
        return factory -> ProxyConnectionFactory.builder(factory)
                .onBeforeQuery(execution -> execution.getQueries().forEach(query -> heard.add(query.getQuery())))
                .build();
    }

    /** The statements since the last call, in order; without what removes old answers now and then, by itself. */
    public List<String> take() {
        List<String> taken = new ArrayList<>();
        for (String statement = heard.poll(); statement != null; statement = heard.poll()) {
            if (!statement.startsWith("delete from idempotency")) {
                taken.add(statement);
            }
        }
        return taken;
    }
}
