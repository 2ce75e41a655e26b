package io.tongban.catalog;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.servers.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The API document of this service, the same wherever it runs. */
@Configuration(proxyBeanMethods = false)
class ApiDocument {

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Tongban 通办: catalogue")
                        .version("1")
                        .description("What can be applied for. While illustration is true this is a made-up catalogue"
                                + " for study (研究用模拟目录)."))
                .servers(List.of(new Server().url("/")));
    }

    /** Every member of an answer is always there, if only as null. */
    @Bean
    OpenApiCustomizer allMembersRequired() {
        return document -> {
            Map<String, Schema> schemas =
                    document.getComponents() == null || document.getComponents().getSchemas() == null
                            ? Map.of()
                            : document.getComponents().getSchemas();
            for (Schema<?> schema : schemas.values()) {
                if (schema.getProperties() != null) {
                    schema.setRequired(new ArrayList<>(schema.getProperties().keySet()));
                }
            }
        };
    }
}
