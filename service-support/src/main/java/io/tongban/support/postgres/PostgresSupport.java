package io.tongban.support.postgres;

import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import java.util.Map;
import org.springframework.boot.r2dbc.autoconfigure.ConnectionFactoryOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.netty.resources.LoopResources;

/**
 * Import into a service: connections that are spread over event loops, keep a bounded number of prepared statements and
 * can never hold a lock for long.
 */
@Configuration(proxyBeanMethods = false)
public class PostgresSupport {

    private static final int STATEMENTS = 256;

    /** Not co-located: by default every connection of a pool lands on one event loop. */
    @Bean(destroyMethod = "dispose")
    LoopResources postgresLoops() {
        return LoopResources.create(
                "postgres", -1, Math.max(2, Runtime.getRuntime().availableProcessors()), true, false);
    }

    @Bean
    ConnectionFactoryOptionsBuilderCustomizer postgresOptions(LoopResources postgresLoops) {
        return options -> options.option(PostgresqlConnectionFactoryProvider.LOOP_RESOURCES, postgresLoops)
                .option(PostgresqlConnectionFactoryProvider.PREPARED_STATEMENT_CACHE_QUERIES, STATEMENTS)
                .option(PostgresqlConnectionFactoryProvider.TCP_KEEPALIVE, true)
                .option(
                        PostgresqlConnectionFactoryProvider.OPTIONS,
                        Map.of(
                                "idle_in_transaction_session_timeout", "15s",
                                "statement_timeout", "15s",
                                "lock_timeout", "5s",
                                "timezone", "Asia/Shanghai"));
    }
}
