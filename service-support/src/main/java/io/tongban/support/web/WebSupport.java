package io.tongban.support.web;

import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.tongban.support.problem.ProblemHandler;
import java.util.Set;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Import into a service: request ids, log context, problems. */
@Configuration(proxyBeanMethods = false)
public class WebSupport {

    static {
        LogContext.register();
    }

    @Bean
    RequestIds requestIds() {
        return new RequestIds();
    }

    @Bean
    ProblemHandler problemHandler(JsonMapper json) {
        return new ProblemHandler(json);
    }

    /** Every operation may answer with a problem document. */
    @Bean
    OperationCustomizer problemResponses() {
        Schema<?> problem = new Schema<>()
                .types(Set.of("object"))
                .description("RFC 9457; code is stable, title and detail are for people");
        for (String name : new String[] {"type", "title", "detail", "code", "instance", "requestId"}) {
            problem.addProperty(name, new Schema<String>().types(Set.of("string")));
        }
        problem.addProperty("status", new Schema<Integer>().types(Set.of("integer")));
        return (operation, handler) -> {
            operation
                    .getResponses()
                    .addApiResponse(
                            "default",
                            new ApiResponse()
                                    .description("problem")
                                    .content(new Content()
                                            .addMediaType(
                                                    "application/problem+json", new MediaType().schema(problem))));
            return operation;
        };
    }
}
