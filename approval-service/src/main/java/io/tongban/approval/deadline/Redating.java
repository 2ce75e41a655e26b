package io.tongban.approval.deadline;

import io.tongban.approval.application.Due.DueState;
import io.tongban.support.background.Recurring;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A case written as 待公布 while its year was being published gets its date a little later. */
@Configuration(proxyBeanMethods = false)
class Redating {

    private static final Duration PAUSE = Duration.ofSeconds(60);

    @Bean
    Recurring dateUndatedCases(RedateCases cases) {
        return new Recurring("undated cases", PAUSE, () -> cases.redate(List.of(DueState.UNDATED), "国务院办公厅节假日安排已公布"));
    }
}
