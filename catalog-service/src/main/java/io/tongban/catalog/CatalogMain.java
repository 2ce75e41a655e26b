package io.tongban.catalog;

import io.tongban.support.clock.ClockSupport;
import io.tongban.support.idempotency.IdempotencySupport;
import io.tongban.support.identity.IdentitySupport;
import io.tongban.support.postgres.PostgresSupport;
import io.tongban.support.web.WebSupport;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;

@SpringBootApplication
@ConfigurationPropertiesScan
@Import({WebSupport.class, IdentitySupport.class, ClockSupport.class, PostgresSupport.class, IdempotencySupport.class})
public class CatalogMain {

    public static void main(String[] args) {
        SpringApplication.run(CatalogMain.class, args);
    }
}
