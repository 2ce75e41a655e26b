package io.tongban.approval.reduction;

import java.time.Clock;
import java.time.Duration;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Counts now, whatever was counted a while ago. */
public final class ReductionRun {

    private ReductionRun() {}

    public static JsonNode count(DatabaseClient database, Clock clock) {
        String counted =
                new ReadReductions(database, clock, Duration.ZERO).actual().block();
        return JsonMapper.shared().readTree(counted);
    }
}
