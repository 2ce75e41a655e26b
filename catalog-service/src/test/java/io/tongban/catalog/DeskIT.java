package io.tongban.catalog;

import io.tongban.support.testing.TestPostgres;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A catalogue that editors change. Each test changes items of its own, so that none sees another's. */
abstract class DeskIT extends DeskSteps {

    private static final TestPostgres DATABASE = TestPostgres.database("desk");

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        DATABASE.register(properties);
    }

    @Override
    TestPostgres database() {
        return DATABASE;
    }
}
