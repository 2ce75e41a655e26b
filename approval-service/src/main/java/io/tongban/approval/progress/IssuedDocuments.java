package io.tongban.approval.progress;

import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Documents of a case that the reader was already allowed to see. */
@Repository
class IssuedDocuments {

    private static final String OF_CASE = """
            select coalesce(json_agg(json_build_object('kind', kind, 'number', number, 'title', title, 'text', text,
                'issuedOn', issued_on) order by seq), '[]')::text
            from document where application_id = :id
            """;

    private final DatabaseClient database;

    IssuedDocuments(DatabaseClient database) {
        this.database = database;
    }

    Mono<String> of(UUID application) {
        return database.sql(OF_CASE)
                .bind("id", application)
                .map(row -> "{\"items\":" + row.get(0, String.class) + "}")
                .one();
    }
}
