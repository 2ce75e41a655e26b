package io.tongban.approval.proceeding;

import io.r2dbc.postgresql.codec.Json;
import io.tongban.approval.item.Item;
import io.tongban.support.background.Once;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
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

    private final Map<Matter, Item> items = new EnumMap<>(Matter.class);

    ProceedingItems(JsonMapper json) {
        Arrays.stream(Matter.values()).forEach(matter -> items.put(matter, json.readValue(body(matter), Item.class)));
    }

    Item of(Matter matter) {
        return Objects.requireNonNull(items.get(matter));
    }

    private static byte[] body(Matter matter) {
        try {
            return new ClassPathResource("proceedings/" + matter.item() + ".json").getContentAsByteArray();
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
                    () -> Flux.fromArray(Matter.values())
                            .concatMap(matter -> database.sql(KEEP)
                                    .bind("code", matter.item())
                                    .bind("version", items.of(matter).version())
                                    .bind("body", Json.of(body(matter)))
                                    .then())
                            .then());
        }
    }
}
