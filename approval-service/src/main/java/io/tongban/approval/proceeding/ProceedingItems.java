package io.tongban.approval.proceeding;

import io.r2dbc.postgresql.codec.Json;
import io.tongban.approval.item.Item;
import io.tongban.support.background.Once;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;

/** What proceedings are of, in place of an item of the catalogue: {@code proceedings/*.json}, of ours. */
class ProceedingItems {

    private static final String KEEP =
            "insert into item_version (code, version, body) values (:code, :version, :body) on conflict do nothing";

    private final Map<String, Item> items;

    ProceedingItems(JsonMapper json) {
        items = Arrays.stream(Ground.values())
                .map(Ground::item)
                .distinct()
                .collect(Collectors.toUnmodifiableMap(code -> code, code -> json.readValue(body(code), Item.class)));
    }

    Item of(Ground ground) {
        return Objects.requireNonNull(items.get(ground.item()));
    }

    private static byte[] body(String code) {
        try {
            return new ClassPathResource("proceedings/" + code + ".json").getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Loading {

        @Bean
        ProceedingItems proceedingItems(JsonMapper json) {
            return new ProceedingItems(json);
        }

        @Bean
        Once loadProceedingItems(DatabaseClient database, ProceedingItems items) {
            return new Once(
                    "proceeding items",
                    () -> Flux.fromIterable(items.items.values())
                            .concatMap(item -> database.sql(KEEP)
                                    .bind("code", item.code())
                                    .bind("version", item.version())
                                    .bind("body", Json.of(body(item.code())))
                                    .then())
                            .then());
        }
    }
}
