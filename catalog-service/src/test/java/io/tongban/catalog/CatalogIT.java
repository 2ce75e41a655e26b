package io.tongban.catalog;

import io.tongban.support.testing.TestPostgres;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The catalogue as it is shipped; nobody changes it. One for all tests. */
abstract class CatalogIT extends HttpIT {

    private static final TestPostgres DATABASE = TestPostgres.database("catalog");

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        DATABASE.register(properties);
    }
}
