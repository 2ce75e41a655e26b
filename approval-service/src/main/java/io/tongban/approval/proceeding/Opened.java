package io.tongban.approval.proceeding;

import io.tongban.approval.application.Application;
import io.tongban.approval.lifecycle.Action;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** What a proceeding was opened for, as its log tells. */
record Opened(Ground ground, String item, String itemClass, String number, String explanation, List<UUID> untrue) {

    static Opened of(Application proceeding) {
        JsonNode detail = proceeding.last(Action.INITIATE).orElseThrow().detail();
        return new Opened(
                Ground.valueOf(detail.path("ground").asString()),
                detail.path("subjectItem").asString(),
                detail.path("subjectClass").asString(detail.path("subjectItem").asString()),
                detail.path("subjectNumber").asString(),
                detail.path("explanation").asString(),
                detail.path("untrue")
                        .valueStream()
                        .map(id -> UUID.fromString(id.asString()))
                        .toList());
    }
}
