package io.tongban.support.outbox;

import io.tongban.support.background.Recurring;
import io.tongban.support.identity.Tokens;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.reactive.function.client.WebClient;

/** Import into a service that publishes: the relay from its outbox tables to the neighbour. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OutboxProperties.class)
public class OutboxSupport {

    @Bean
    EventTransport eventTransport(WebClient.Builder client, Tokens tokens, OutboxProperties properties) {
        return new HttpTransport(client.clone(), tokens, properties);
    }

    @Bean
    OutboxRelay outboxRelay(DatabaseClient database, EventTransport transport, OutboxProperties properties) {
        return new OutboxRelay(database, transport, properties);
    }

    @Bean
    Recurring outboxLoop(OutboxRelay relay, OutboxProperties properties) {
        return new Recurring("outbox relay", properties.poll(), relay::drain);
    }
}
