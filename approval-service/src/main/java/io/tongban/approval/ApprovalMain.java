package io.tongban.approval;

import io.tongban.support.clock.ClockSupport;
import io.tongban.support.identity.IdentitySupport;
import io.tongban.support.outbox.OutboxSupport;
import io.tongban.support.postgres.PostgresSupport;
import io.tongban.support.web.WebSupport;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;

@SpringBootApplication
@ConfigurationPropertiesScan
@Import({WebSupport.class, IdentitySupport.class, ClockSupport.class, PostgresSupport.class, OutboxSupport.class})
public class ApprovalMain {

    public static void main(String[] args) {
        SpringApplication.run(ApprovalMain.class, args);
    }
}
