package io.tongban.notice;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.servers.Server;
import io.tongban.support.clock.ClockSupport;
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

/** The notice service. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Import({WebSupport.class, IdentitySupport.class, ClockSupport.class, PostgresSupport.class, OutboxSupport.class})
public class NoticeMain {

    public static void main(String[] args) {
        SpringApplication.run(NoticeMain.class, args);
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("通办 · 通知 Notices")
                        .version("1")
                        .description("The notices of the person, or of the organisation, that the passport names."))
                .servers(List.of(new Server().url("/")));
    }
}
