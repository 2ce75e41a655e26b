package io.tongban.notice.stream;

import io.r2dbc.spi.ConnectionFactory;
import io.tongban.support.background.Recurring;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Starts the listener with the service and keeps it going. */
@Configuration(proxyBeanMethods = false)
class StreamSetup {

    @Bean
    Recurring noticeListener(ConnectionFactory factory, Wakes wakes, StreamProperties properties) {
        NoticeListener listener = new NoticeListener(factory, wakes, properties);
        return new Recurring("notice listener", properties.reconnect(), listener::listen);
    }
}
