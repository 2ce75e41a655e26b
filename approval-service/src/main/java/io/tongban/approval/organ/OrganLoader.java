package io.tongban.approval.organ;

import io.tongban.support.background.Once;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Brings organs and their authority from the files into the database before the service takes requests. */
@Configuration(proxyBeanMethods = false)
class OrganLoader {

    private static final String ORGANS = """
            insert into organ (code, name, level, parent, government, region, superior)
            select code, name, level, nullif(parent, ''), government, region, nullif(superior, '')
            from unnest(:codes::text[], :names::text[], :levels::text[], :parents::text[], :governments::text[], :regions::text[],
                    :superiors::text[])
                as o (code, name, level, parent, government, region, superior)
            on conflict (code) do update set name = excluded.name, government = excluded.government, region = excluded.region,
                superior = excluded.superior
            """;
    private static final String AUTHORITY = """
            with wanted as (
                select o.code, a.act, a.item
                from unnest(:levels::text[], :acts::text[], :items::text[]) as a (level, act, item)
                join organ o on o.level = a.level),
            gone as (
                delete from authority where (organ, act, item_code) not in (select code, act, item from wanted))
            insert into authority (organ, act, item_code) select code, act, item from wanted on conflict do nothing
            """;

    @Bean
    Once loadOrgans(DatabaseClient database, Organs organs) {
        return new Once("organs", () -> organs(database, organs.all()).then(authority(database)));
    }

    private static Mono<Void> organs(DatabaseClient database, List<Organ> all) {
        return database.sql(ORGANS)
                .bind("codes", all.stream().map(Organ::code).toArray(String[]::new))
                .bind("names", all.stream().map(Organ::name).toArray(String[]::new))
                .bind("levels", all.stream().map(Organ::level).toArray(String[]::new))
                .bind("parents", all.stream().map(Organ::parent).toArray(String[]::new))
                .bind("governments", all.stream().map(Organ::government).toArray(String[]::new))
                .bind("regions", all.stream().map(Organ::region).toArray(String[]::new))
                .bind("superiors", all.stream().map(Organ::superior).toArray(String[]::new))
                .then();
    }

    private static Mono<Void> authority(DatabaseClient database) {
        List<String[]> rows =
                Organs.rows(new ClassPathResource("organs/authority.csv"), 3).toList();
        return database.sql(AUTHORITY)
                .bind("levels", rows.stream().map(r -> r[0]).toArray(String[]::new))
                .bind("acts", rows.stream().map(r -> r[1]).toArray(String[]::new))
                .bind("items", rows.stream().map(r -> r[2]).toArray(String[]::new))
                .then();
    }
}
