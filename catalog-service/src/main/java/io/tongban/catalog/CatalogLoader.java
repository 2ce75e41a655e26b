package io.tongban.catalog;

import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes the catalogue's files into the database at start, before the first request: reads and checks them all, migrates
 * the schema, publishes what is new. Any fault, and the service does not start; nothing is written then.
 *
 * <p>Published files never change: others under the same publication number are refused, under a higher number they
 * become the next publication, in which only what differs gets a new version.
 */
@Component
final class CatalogLoader implements FlywayMigrationStrategy {

    private static final Logger log = LoggerFactory.getLogger(CatalogLoader.class);

    private final CatalogProperties properties;
    private final Clock clock;
    private final JsonMapper json;

    CatalogLoader(CatalogProperties properties, Clock clock, JsonMapper json) {
        this.properties = properties;
        this.clock = clock;
        this.json = json;
    }

    @Override
    public void migrate(Flyway flyway) {
        List<CatalogFault> faults = new ArrayList<>();
        CatalogSource files = source(faults);
        CatalogContent content = checked(files, faults);
        flyway.migrate();
        DataSource owner = flyway.getConfiguration().getDataSource();
        try {
            CatalogPublisher.Outcome outcome = new CatalogPublisher(clock, json).publish(owner, files, content);
            log.info(
                    "catalogue: {} new item versions, {} new versions of other things",
                    outcome.itemVersions(),
                    outcome.partVersions());
        } catch (SQLException e) {
            throw new IllegalStateException("catalogue not published", e);
        }
    }

    /**
     * Reads and checks all files.
     *
     * @throws CatalogRefusedException with every fault
     */
    CatalogContent read() {
        List<CatalogFault> faults = new ArrayList<>();
        return checked(source(faults), faults);
    }

    private CatalogSource source(List<CatalogFault> faults) {
        return new CatalogSource(CatalogFiles.read(properties.location(), faults));
    }

    private static CatalogContent checked(CatalogSource files, List<CatalogFault> faults) {
        CatalogContent content = files.content(faults);
        if (!faults.isEmpty()) {
            throw new CatalogRefusedException(faults);
        }
        return content;
    }
}
