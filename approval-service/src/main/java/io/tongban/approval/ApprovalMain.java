package io.tongban.approval;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.servers.Server;
import io.tongban.support.clock.ClockSupport;
import io.tongban.support.idempotency.IdempotencySupport;
import io.tongban.support.identity.IdentitySupport;
import io.tongban.support.outbox.OutboxSupport;
import io.tongban.support.postgres.PostgresSupport;
import io.tongban.support.web.WebSupport;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

@SpringBootApplication
@ConfigurationPropertiesScan
@Import({
    WebSupport.class,
    IdentitySupport.class,
    ClockSupport.class,
    PostgresSupport.class,
    IdempotencySupport.class,
    OutboxSupport.class
})
public class ApprovalMain {

    public static void main(String[] args) {
        SpringApplication.run(ApprovalMain.class, args);
    }

    @Bean
    OpenAPI approvalDocument() {
        return new OpenAPI()
                .info(new Info()
                        .title("办件 approval")
                        .version("v1")
                        .description("From draft to delivered result. Every POST needs an Idempotency-Key."))
                .servers(List.of(new Server().url("/")));
    }
}
