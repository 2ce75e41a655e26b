package io.tongban.support.clock;

import java.time.Clock;
import java.time.ZoneId;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Import into a service: the clock on which the law runs, in Asia/Shanghai. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ModeProperties.class)
public class ClockSupport {

    /** 北京时间: legal days are days there. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Bean
    @ConditionalOnMissingBean(Clock.class)
    @ConditionalOnProperty(name = "tongban.driven-clock", havingValue = "true")
    DrivenClock drivenClock() {
        return new DrivenClock(Clock.system(ZONE));
    }

    @Bean
    @ConditionalOnProperty(name = "tongban.driven-clock", havingValue = "true")
    DrivenClockController drivenClockController(DrivenClock clock) {
        return new DrivenClockController(clock);
    }

    @Bean
    @ConditionalOnMissingBean(Clock.class)
    @ConditionalOnProperty(name = "tongban.driven-clock", havingValue = "false", matchIfMissing = true)
    Clock clock() {
        return Clock.system(ZONE);
    }
}
