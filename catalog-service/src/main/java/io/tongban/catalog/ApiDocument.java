package io.tongban.catalog;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.servers.Server;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;

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

    /** Every member of an answer is always there; some may be null. */
    @Bean
    OpenApiCustomizer membersAsTheyAre() {
        Map<String, Set<String>> nullable = new HashMap<>();
        Stream.of(Answers.class, DeskAnswers.class)
                .flatMap(answers -> Stream.of(answers.getDeclaredClasses()))
                .forEach(answer -> collect(answer, nullable));
        collect(Plan.class, nullable);
        return document -> document.getComponents().getSchemas().forEach((name, schema) -> {
            Map<String, Schema> members = schema.getProperties();
            if (members != null) {
                nullable.getOrDefault(name, Set.of())
                        .forEach(member -> members.computeIfPresent(member, (same, schemaOf) -> orNull(schemaOf)));
                if (!List.of(Proposal.NAME, PlanRequest.NAME).contains(name)) {
                    schema.setRequired(new ArrayList<>(members.keySet()));
                }
            }
        });
    }

    /** Everything that can be read carries an ETag. */
    @Bean
    OperationCustomizer notModified() {
        return (operation, handler) -> {
            if (handler.hasMethodAnnotation(GetMapping.class)) {
                operation
                        .getResponses()
                        .addApiResponse("304", new ApiResponse().description("as the client's ETag says"));
            }
            return operation;
        };
    }

    private static Schema<?> orNull(Schema<?> member) {
        return member.get$ref() == null
                ? withNull(member)
                : new Schema<>().anyOf(List.of(member, new Schema<>().types(Set.of("null"))));
    }

    private static Schema<?> withNull(Schema<?> member) {
        Set<String> types = new TreeSet<>(member.getTypes());
        types.add("null");
        return member.types(types);
    }

    /** Notes the members that may be null, by the name of the schema; goes into the records within. */
    private static Set<String> collect(Class<?> type, Map<String, Set<String>> nullable) {
        io.swagger.v3.oas.annotations.media.Schema named =
                type.getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
        Set<String> names = new TreeSet<>();
        nullable.put(named == null || named.name().isEmpty() ? type.getSimpleName() : named.name(), names);
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                names.add(component.getName());
            }
            Class<?> inner = inner(component);
            if (inner.isRecord()) {
                Set<String> ofInner = collect(inner, nullable);
                if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                    names.addAll(ofInner);
                }
            }
        }
        return names;
    }

    private static Class<?> inner(RecordComponent component) {
        return component.getGenericType() instanceof ParameterizedType list
                        && list.getActualTypeArguments()[0] instanceof Class<?> entry
                ? entry
                : component.getType();
    }
}
