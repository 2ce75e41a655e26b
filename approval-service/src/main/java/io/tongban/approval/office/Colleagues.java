package io.tongban.approval.office;

import io.tongban.support.identity.Passport;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Officials of an organ, with the roles they were last met with. Who never opened the system cannot be handed anything. */
@Repository
class Colleagues {

    private static final int MOST = 500;

    private static final String ONE = """
            select json_build_object('name', l.actor_name, 'organ', l.organ, 'roles', l.detail -> 'roles')::text
            from (select actor_name, organ, detail from audit_log where kind = 'ROLES' and actor = :person
                order by id desc limit 1) l
            """;
    private static final String OF_ORGAN = """
            select coalesce(json_agg(json_build_object('person', p.actor, 'name', p.actor_name, 'roles', p.detail -> 'roles',
                'holds', (select count(*) from application a where a.holder = :organ and a.claimed_by = p.actor))
                order by p.actor), '[]')::text
            from (
                select distinct on (m.actor) m.actor, m.actor_name, m.detail, m.id
                from audit_log m where m.kind = 'ROLES' and m.organ = :organ
                order by m.actor, m.id desc limit :most) p
            where not exists (
                select from audit_log n where n.kind = 'ROLES' and n.actor = p.actor and n.id > p.id and n.organ <> :organ)
            """;

    private final DatabaseClient database;
    private final JsonMapper json;

    Colleagues(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Empty where there is none of that organ by that key. */
    Mono<Passport> find(String person, String organ) {
        return database.sql(ONE)
                .bind("person", person)
                .map(row -> json.readTree(row.get(0, String.class)))
                .one()
                .filter(met -> met.path("organ").asString("").equals(organ))
                .map(met -> official(person, met));
    }

    /** JSON array of {@code {person, name, roles, holds}}; holds: how many cases are claimed. */
    Mono<String> of(String organ) {
        return database.sql(OF_ORGAN)
                .bind("organ", organ)
                .bind("most", MOST)
                .map(row -> row.get(0, String.class))
                .one();
    }

    private static Passport official(String person, JsonNode met) {
        int colon = person.indexOf(':');
        String name = met.path("name").asString("");
        Set<String> roles =
                met.path("roles").valueStream().map(role -> role.asString("")).collect(Collectors.toUnmodifiableSet());
        return new Passport(
                Passport.Kind.OFFICIAL,
                person.substring(0, colon),
                person.substring(colon + 1),
                name,
                new Passport.Principal("person", null, name, null),
                0,
                null,
                null,
                roles,
                met.path("organ").asString(""));
    }
}
